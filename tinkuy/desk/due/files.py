"""What a session leaves behind and is still to be imported: its attendance report and its transcript."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.facts import AT_REST
from tinkuy.desk.checkup.wording import places_listed
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import HELD_STATES, Webinar
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.uploads.models import ImportState

from .item import Due

MINUTES_PER_FILE = 5
"""An estimate: a file is chosen, what it says is read, and it is imported."""


WITHOUT_REPORT = RowsOfKeys[Webinar](
    lambda cycles: Webinar._base_manager.filter(cycle__in=cycles, state__in=HELD_STATES).exclude(
        pk__in=AttendanceImport._base_manager.filter(cycle__in=cycles, state=ImportState.COMMITTED).values("webinar_id")
    )
)
WITHOUT_TRANSCRIPT = RowsOfKeys[Webinar](
    lambda cycles: Webinar._base_manager.filter(cycle__in=cycles, state__in=HELD_STATES).exclude(
        pk__in=Transcript._base_manager.filter(cycle__in=cycles).values("webinar_id")
    )
)


def reports_to_import(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """One line for the sessions of a cycle: its technical support imports them or, without one, the coordination."""
    for cycle, places, role in _held_sessions(cycles, WITHOUT_REPORT, Role.SUPPORT):
        yield _to_import(
            cycle,
            places,
            role,
            words=ngettext(
                "Import the attendance of session %(places)s",
                "Import the attendance of sessions %(places)s",
                len(places),
            ),
            thing=ngettext("Attendance of session %(places)s", "Attendance of sessions %(places)s", len(places)),
            why=_("Who stayed from session to session cannot be seen without it."),
            pages=(addresses.REPORT, addresses.ATTENDANCE),
        )


def transcripts_to_import(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """The same for whoever systematises."""
    for cycle, places, role in _held_sessions(cycles, WITHOUT_TRANSCRIPT, Role.SYSTEMATISATION):
        yield _to_import(
            cycle,
            places,
            role,
            words=ngettext(
                "Import the transcript of session %(places)s",
                "Import the transcripts of sessions %(places)s",
                len(places),
            ),
            thing=ngettext("Transcript of session %(places)s", "Transcripts of sessions %(places)s", len(places)),
            why=ngettext(
                "What was said there cannot be quoted without it.",
                "What was said there cannot be quoted without them.",
                len(places),
            ),
            pages=(addresses.TRANSCRIPTS, addresses.PLAN),
        )


def _to_import(
    cycle: Cycle, places: list[int], role: Role, *, words: str, thing: str, why: str, pages: tuple[str, str]
) -> Due:
    """Of a cycle; *pages* are that of its first session and the one without a session."""
    listed = {"places": places_listed(places)}
    of_session, of_cycle = pages
    return Due(
        minutes=MINUTES_PER_FILE * len(places),
        cycle=cycle,
        on=cycle.today(),
        has_day=False,
        words=words % listed,
        who=str(role.label),
        code=initials(str(role.label)),
        pages=[page_of(cycle, of_session, min(places)), page_of(cycle, of_cycle)],
        roles=frozenset({role}),
        deed=_("Import"),
        thing=thing % listed,
        why=why,
    )


def _held_sessions(
    cycles: Mapping[int, Cycle], webinars: RowsOfKeys[Webinar], role: Role
) -> Iterator[tuple[Cycle, list[int], Role]]:
    """The held ones of *webinars* by cycle, while somebody works at it, and whose they are."""
    at_work = [pk for pk, cycle in cycles.items() if cycle.state not in AT_REST]
    places = defaultdict(list)
    for webinar in webinars.rows(at_work):
        places[webinar.cycle_id].append(webinar.ordinal)
    if not places:
        return
    staffed = set(TeamRole.objects.filter(cycle__in=places, role=role).values_list("cycle_id", flat=True))
    for pk, ordinals in places.items():
        yield cycles[pk], ordinals, role if pk in staffed else Role.COORDINATION
