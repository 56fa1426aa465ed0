"""What a cycle still lacks for its next step: read once for the deed that refuses, the page that lists it beforehand
and the check-up that marks it, so that all three say the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy, ngettext

from tinkuy.core.text import listed
from tinkuy.people.countries import countries_of
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import countries_awaiting_focal_point
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.request import CycleRequest
from tinkuy.planning.systematisation_plan.models import SystematisationPlan

FEWEST_SESSIONS = 2


class Lacking(StrEnum):
    """The kinds of what may be missing."""

    SESSIONS = "sessions"
    SYSTEMATISATION_PLAN = "systematisation_plan"
    FOCAL_POINTS = "focal_points"
    SESSIONS_AHEAD = "sessions_ahead"
    OPEN_THREADS = "open_threads"


@dataclass(frozen=True)
class Lack:
    """One thing that is missing, as it stands in a list. `which` are the countries, sessions or threads it is about."""

    kind: Lacking
    words: str
    which: tuple[str, ...] = ()


REFUSALS: Mapping[CycleState, str | Promise] = {
    CycleState.CONVENING: gettext_lazy("To announce the cycle, this is missing: %(lacks)s."),
    CycleState.CLOSING: gettext_lazy("To close the cycle, this is missing: %(lacks)s."),
    CycleState.SYSTEMATISING: gettext_lazy("To go on to systematise, this is missing: %(lacks)s."),
    CycleState.DOCUMENTED: gettext_lazy("To document the cycle, this is missing: %(lacks)s."),
}
"""What the deed says, with everything that is missing."""


def lacks_for(cycle: Cycle, state: str) -> list[Lack]:
    """Everything that *cycle*, which is in scope, still needs before it may go to *state*; nothing where no gate is."""
    gate = GATES.get(CycleState(state))
    return gate(cycle) if gate else []


def lacks_of_next_step(cycle: Cycle) -> tuple[CycleState | None, list[Lack]]:
    """The state that comes next, save the cancellation, and what it still needs.

    Of an idea it is what the announcement needs: it becomes a design by itself, and nothing is missing for that.
    """
    state = rules.next_state(cycle.state)
    if state == CycleState.DESIGN:
        state = rules.next_state(state)
    return state, lacks_for(cycle, state) if state else []


def _for_convening(cycle: Cycle) -> list[Lack]:
    lacks = []
    if Webinar.objects.exclude(state__in=(WebinarState.CANCELLED, WebinarState.DRAFT)).count() < FEWEST_SESSIONS:
        lacks.append(Lack(Lacking.SESSIONS, _("at least two sessions")))
    if not SystematisationPlan.objects.filter(cycle=cycle).exists():
        lacks.append(Lack(Lacking.SYSTEMATISATION_PLAN, _("the plan of systematisation")))
    codes = countries_awaiting_focal_point(cycle)
    if codes:
        words = ngettext("the focal point %(of_countries)s", "the focal points %(of_countries)s", len(codes))
        lacks.append(Lack(Lacking.FOCAL_POINTS, words % {"of_countries": countries_of(codes)}, tuple(codes)))
    return lacks


def _for_closing(cycle: Cycle) -> list[Lack]:
    ahead = [w for w in Webinar.objects.all() if not (w.is_held or w.state == WebinarState.CANCELLED)]
    if not ahead:
        return []
    places = tuple(str(webinar.ordinal) for webinar in ahead)
    words = ngettext(
        "session %(places)s is neither held nor cancelled",
        "sessions %(places)s are neither held nor cancelled",
        len(places),
    )
    return [Lack(Lacking.SESSIONS_AHEAD, words % {"places": listed(places)}, places)]


def _for_systematising(cycle: Cycle) -> list[Lack]:
    return _open_threads([hook for hook in _planted() if hook.target_kind == HookTarget.WEBINAR])


def _for_documented(cycle: Cycle) -> list[Lack]:
    """The product picks up what was left for it; what was left for the next cycle stays planted until that begins."""
    return _open_threads([hook for hook in _planted() if rules.is_loose(hook)])


def _planted() -> list[Hook]:
    return list(Hook.objects.filter(state=HookState.PLANTED))


def _open_threads(loose: list[Hook]) -> list[Lack]:
    if not loose:
        return []
    labels = tuple(hook.label for hook in loose)
    words = ngettext(
        "thread %(labels)s is still open: mark it as picked up, or close it with a reason",
        "threads %(labels)s are still open: mark them as picked up, or close them with a reason",
        len(labels),
    )
    return [Lack(Lacking.OPEN_THREADS, words % {"labels": listed(labels)}, labels)]


GATES: Mapping[CycleState, Callable[[Cycle], list[Lack]]] = {
    CycleState.CONVENING: _for_convening,
    CycleState.CLOSING: _for_closing,
    CycleState.SYSTEMATISING: _for_systematising,
    CycleState.DOCUMENTED: _for_documented,
}


def next_step_of(request: CycleRequest) -> tuple[CycleState | None, list[Lack]]:
    """The next state of the request's cycle and what it still needs: read once, for the page and for its navigation."""
    if not hasattr(request, "next_step_read"):
        request.next_step_read = lacks_of_next_step(request.cycle)  # type: ignore[attr-defined]
    next_step: tuple[CycleState | None, list[Lack]] = request.next_step_read  # type: ignore[attr-defined]
    return next_step
