"""The figure of a next cycle: which points go on, to which session, and which are left."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _, pgettext

from tinkuy.core.text import in_language
from tinkuy.design.figures.next_cord import FOR_ALL, LEFT, MOST_ENDS, UNDECIDED, LooseEnd, PlannedSession, next_cord
from tinkuy.planning.carried_points.models import CarriedPoint, PointDecision
from tinkuy.planning.carried_points.queries import PointLine
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import local_day, short_day

from .counting import counts
from .forms import PointsForm


@dataclass(frozen=True)
class NextCord:
    """*names* are what the script calls each way, as JSON; *beyond* counts the points that are not drawn."""

    title: str
    drawing: SafeString
    counts: dict[str, str]
    names: str
    beyond: int


def cord_of_lines(lines: Iterable[PointLine], former: Cycle, sessions: Sequence[Webinar], begun: Cycle) -> NextCord:
    """What was decided, drawn as it is."""
    ends = [_end(line, *_decided(line.carried)) for line in lines if line.point]
    return _cord(ends, former, sessions, begun=begun, changes=False)


def cord_of_form(form: PointsForm, former: Cycle, *, begun: Cycle | None = None) -> NextCord:
    """What the form says at this moment, with every other way drawn for the script. The days of a cycle that has not
    begun are not known.
    """
    has_sessions = form["has_sessions"].value() != "none" if "has_sessions" in form.fields else True
    ends = []
    for line in form.lines:
        decision, place = form[f"do-{line.name}"].value(), form[f"to-{line.name}"].value()
        way = _way(decision or "", place if has_sessions and place else "")
        ends.append(_end(line, way, decision == PointDecision.PICKED_UP))
    return _cord(ends, former, form.sessions, begun=begun, changes=True)


def _decided(carried: CarriedPoint | None) -> tuple[str, bool]:
    if carried is None:
        return UNDECIDED, False
    place = str(carried.target.ordinal) if carried.target else ""
    return _way(carried.decision, place), carried.decision == PointDecision.PICKED_UP


def _way(decision: str, place: str) -> str:
    if not decision:
        return UNDECIDED
    return LEFT if decision == PointDecision.LEFT else place or FOR_ALL


def _end(line: PointLine, way: str, is_picked_up: bool) -> LooseEnd:
    return LooseEnd(line.name, line.point.code if line.point else "", way, is_picked_up)


def _cord(
    ends: Sequence[LooseEnd], former: Cycle, sessions: Sequence[Webinar], *, begun: Cycle | None, changes: bool
) -> NextCord:
    """What nobody decided waits beyond the room of the figure, if something has to."""
    first = sorted(ends, key=lambda end: end.way == UNDECIDED)[:MOST_ENDS]
    ordered = [end for end in ends if end in first] + [end for end in ends if end not in first]
    names = _names(sessions)
    by_way = [(name, [end.code for end in ends if end.way == way]) for way, name in names.items()]
    title = _("Where each point goes")
    drawing = next_cord(
        ordered,
        [_planned(one, former, begun) for one in sessions],
        former=_("Former cycle: what was left open") if begun else _("This cycle: what it leaves open"),
        for_all=pgettext("sessions", "all"),
        title=title,
        description=" ".join(f"{name}: {', '.join(codes)}." for name, codes in by_way if codes),
        draws_every_way=changes,
    )
    return NextCord(title, drawing, counts(ends), json.dumps(names), max(len(ends) - MOST_ENDS, 0))


def _names(sessions: Sequence[Webinar]) -> dict[str, str]:
    names = {str(one.ordinal): _("Session %(place)s") % {"place": one.ordinal} for one in sessions}
    return names | {
        FOR_ALL: _("For all sessions"),
        LEFT: pgettext("a point left open", "Left"),
        UNDECIDED: _("Undecided"),
    }


def _planned(webinar: Webinar, former: Cycle, begun: Cycle | None) -> PlannedSession:
    label = str(webinar.ordinal)
    if begun:
        label = f"{label} · {short_day(local_day(webinar.starts_at, begun.zone))}"
    title = in_language(webinar.title, get_language() or former.main_language, (begun or former).main_language)
    return PlannedSession(str(webinar.ordinal), label, title)
