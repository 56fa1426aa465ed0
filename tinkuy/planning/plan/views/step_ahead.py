"""The next step of the cycle as the plan offers it: what it does, and all that is missing, each with its way."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.plan.next_step import next_step_of
from tinkuy.planning.plan.queries import Lack, Lacking
from tinkuy.planning.request import CycleRequest, rights

OF_OTHERS = (CycleState.DOCUMENTED, CycleState.CANCELLED)
"""A cycle becomes documented by publishing its sheet; cancelling has its own page, which tells those registered."""

PRESSED: dict[CycleState, str | Promise] = {
    CycleState.DESIGN: gettext_lazy("Begin the design"),
    CycleState.CONVENING: gettext_lazy("Announce the cycle"),
    CycleState.RUNNING: gettext_lazy("Put the cycle under way"),
    CycleState.CLOSING: gettext_lazy("Close the cycle"),
    CycleState.SYSTEMATISING: gettext_lazy("Go on to systematise"),
    CycleState.FOLLOW_UP: gettext_lazy("Begin the follow-up"),
    CycleState.ARCHIVED: gettext_lazy("Archive the cycle"),
}

DOES: dict[CycleState, str | Promise] = {
    CycleState.DESIGN: gettext_lazy("The idea becomes a design by itself with its first session."),
    CycleState.CONVENING: gettext_lazy("Its page becomes public and takes registrations."),
    CycleState.RUNNING: gettext_lazy("From then on its sessions can begin."),
    CycleState.CLOSING: gettext_lazy("No session is held any more. What stayed open is settled."),
    CycleState.SYSTEMATISING: gettext_lazy("What was said is put in order as findings that each country validates."),
    CycleState.DOCUMENTED: gettext_lazy("The cycle is documented by publishing its sheet."),
    CycleState.FOLLOW_UP: gettext_lazy("The countries are asked what they put into practice."),
    CycleState.ARCHIVED: gettext_lazy("The cycle is only read from then on."),
}

LACKS: dict[CycleState, str | Promise] = {
    CycleState.CONVENING: gettext_lazy("To announce the cycle, this is missing:"),
    CycleState.CLOSING: gettext_lazy("To close the cycle, this is missing:"),
    CycleState.SYSTEMATISING: gettext_lazy("To go on to systematise, this is missing:"),
    CycleState.DOCUMENTED: gettext_lazy("To document the cycle, this is missing:"),
}


@dataclass(frozen=True)
class Way:
    """A link to where something that is missing is mended."""

    words: str
    href: str


@dataclass(frozen=True)
class StepAhead:
    """`pressed` is empty where the step is not a button of the plan; `coming` is the session that is next."""

    state: CycleState
    pressed: str | Promise
    does: str | Promise
    heading: str | Promise
    lacks: Sequence[tuple[Lack, Sequence[Way]]]
    coming: Webinar | None


def step_ahead(request: CycleRequest, webinars: Sequence[Webinar]) -> StepAhead | None:
    """The step that follows the cycle's state, save its cancellation; None after the last one."""
    state = rules.next_state(request.cycle.state)
    gate, lacks = next_step_of(request)
    if state is None or gate is None:
        return None
    return StepAhead(
        state=state,
        pressed="" if state in OF_OTHERS else PRESSED[state],
        does=DOES[state],
        heading=LACKS.get(gate, ""),
        lacks=[(lack, list(_ways(request, lack, has_sessions=bool(webinars)))) for lack in lacks],
        coming=first_coming(webinars),
    )


def first_coming(webinars: Iterable[Webinar]) -> Webinar | None:
    """The first session that has a day and has not taken place."""
    off = (WebinarState.CANCELLED, WebinarState.POSTPONED)
    return next((one for one in webinars if not rules.took_place(one) and one.state not in off), None)


def _ways(request: CycleRequest, lack: Lack, *, has_sessions: bool) -> Iterator[Way]:
    """Only ways that are open to the person."""
    slug, may = request.cycle.slug, rights(request)
    match lack.kind:
        case Lacking.SESSIONS if may["plan_cycle"]:
            yield Way(
                _("Add a session"), reverse(f"planning:{'new_webinar' if has_sessions else 'new_series'}", args=[slug])
            )
        case Lacking.SYSTEMATISATION_PLAN if may["plan_cycle"]:
            yield Way(_("Write it"), reverse("planning:systematisation_plan", args=[slug]))
        case Lacking.FOCAL_POINTS:
            if may["give_roles"]:
                yield Way(_("Name them"), reverse("planning:focal_points", args=[slug]))
            if may["advance_cycle"]:
                yield Way(_("Say why not"), reverse("planning:go_on_without", args=[slug]))
        case Lacking.SESSIONS_AHEAD if may["plan_cycle"]:
            for place in lack.which:
                yield Way(_("Session %(place)s") % {"place": place}, reverse("planning:webinar", args=[slug, place]))
        case Lacking.OPEN_THREADS:
            for label in lack.which:
                yield Way(_("Thread %(label)s") % {"label": label}, f"{reverse('planning:plan', args=[slug])}#{label}")
