"""Who may do what in a cycle, and which state may follow which. The matrix decides; here the roles are looked up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.people import access
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, Regime
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.hours import local_day

HUB_ROLES_OF = CompiledQuery(
    lambda person: HubRole.objects.filter(person=person).values_list("role", flat=True).order_by()
)
TEAM_ROLES_OF = CompiledQuery(
    lambda cycle, person: (
        TeamRole.objects.with_scope(cycle=cycle).filter(person=person).values_list("role", flat=True).order_by()
    )
)


def roles_of(person: Person | None, cycle: Cycle | None) -> frozenset[str]:
    """The codes of the roles that *person* holds in *cycle*, together with their roles over the hub."""
    if person is None or not person.is_authenticated:
        return frozenset()
    roles = set(HUB_ROLES_OF.rows(person.pk))
    if cycle is not None:
        if person.is_example and not is_for_trying(cycle):
            roles.clear()
        roles.update(TEAM_ROLES_OF.rows(cycle.pk, person.pk))
    return frozenset(roles)


def roles_without_cycle(person: Person | None, place: NoCycle) -> frozenset[str]:
    """The codes of the roles over the hub that *person* holds, and that of a peer whom an editor asked to read this.

    Roles in a cycle reach no further: any account may start one. Who may be entered as by anybody at this machine
    reaches what example persons made, and nothing else.
    """
    if person is None or not person.is_authenticated or person.is_example != place.is_example:
        return frozenset()
    roles = frozenset(HUB_ROLES_OF.rows(person.pk))
    return roles | {Role.REVIEWER.value} if person.pk in place.peers else roles


def role_holder(person: Person, cycle: Cycle) -> str:
    """The name under which the person's roles in the cycle hold a stream: revoked when one of them is taken."""
    return f"role:{person.pk}:{cycle.pk}"


def is_for_trying(cycle: Cycle) -> bool:
    """Anyone at this machine may enter as an example person: their roles over the hub reach no cycle of real people.

    They reach the example's cycles and those that example persons coordinate, so that the whole course can be tried.
    """
    trying = TeamRole.objects.with_scope(cycle=cycle).filter(role=Role.COORDINATION, person__is_example=True)
    return cycle.is_example or trying.exists()


def countries_of(person: Person, cycle: Cycle) -> frozenset[str]:
    """The countries whose focal point *person* is in *cycle*."""
    focal_roles = TeamRole.objects.with_scope(cycle=cycle).filter(~Q(country=""), person=person, role=Role.FOCAL_POINT)
    return frozenset(focal_roles.values_list("country", flat=True))


def may(person: Person | None, action: str, cycle: Cycle | NoCycle | None) -> bool:
    """Whether *person* may do *action* (a row of the access matrix) in *cycle*."""
    if isinstance(cycle, NoCycle):
        return access.allows_without_cycle(action, roles_without_cycle(person, cycle))
    signed_in = person is not None and person.is_authenticated
    return access.allows(action, roles_of(person, cycle), is_signed_in=signed_in)


def demand(person: Person | None, action: str, cycle: Cycle | NoCycle | None) -> None:
    """Refuse unless *person* may do *action* in *cycle*."""
    if not may(person, action, cycle):
        if isinstance(cycle, NoCycle):
            raise Refused(_("Your role does not include this. Ask an editor of the hub."))
        raise Refused(_("Your role in this cycle does not include this. Ask the regional coordination."))


def may_speak_for(person: Person, action: str, cycle: Cycle, country: str) -> bool:
    """Whether *person* may do *action* (a row of the matrix) for *country*: its focal point, or the coordination."""
    return bool(voices_among(person, action, cycle, [country]))


def voices_among(person: Person, action: str, cycle: Cycle, countries: Iterable[str]) -> list[str]:
    """Those of *countries* for which *person* may do *action*, by one look at their roles."""
    if not may(person, action, cycle):
        return []
    if Role.COORDINATION in roles_of(person, cycle):
        return list(countries)
    own = countries_of(person, cycle)
    return [code for code in countries if code in own]


def demand_voice(person: Person, action: str, cycle: Cycle, country: str) -> None:
    """Refuse unless *person* may do *action* for *country*."""
    if not may_speak_for(person, action, cycle, country):
        raise Refused(_("Only this country's focal point or the regional coordination may do this."))


CYCLE_STEPS: Mapping[CycleState, tuple[CycleState, ...]] = {
    CycleState.IDEA: (CycleState.DESIGN, CycleState.CANCELLED),
    CycleState.DESIGN: (CycleState.CONVENING, CycleState.CANCELLED),
    CycleState.CONVENING: (CycleState.RUNNING, CycleState.CANCELLED),
    CycleState.RUNNING: (CycleState.CLOSING, CycleState.CANCELLED),
    CycleState.CLOSING: (CycleState.SYSTEMATISING,),
    CycleState.SYSTEMATISING: (CycleState.DOCUMENTED,),
    CycleState.DOCUMENTED: (CycleState.FOLLOW_UP,),
    CycleState.FOLLOW_UP: (CycleState.ARCHIVED,),
}
"""The life cycle of a cycle: the next state, or cancelled before its closing. See also `may_take_back_start`."""

WEBINAR_STEPS: Mapping[WebinarState, tuple[WebinarState, ...]] = {
    WebinarState.DRAFT: (WebinarState.SCHEDULED, WebinarState.CANCELLED),
    WebinarState.SCHEDULED: (WebinarState.ANNOUNCED, WebinarState.POSTPONED, WebinarState.CANCELLED),
    WebinarState.ANNOUNCED: (WebinarState.LIVE, WebinarState.POSTPONED, WebinarState.CANCELLED),
    WebinarState.POSTPONED: (*TO_COME, WebinarState.CANCELLED),
    WebinarState.HELD: (WebinarState.ATTENDANCE_LOADED,),
    WebinarState.ATTENDANCE_LOADED: (WebinarState.MINUTES_READY, WebinarState.HELD),
    WebinarState.MINUTES_READY: (WebinarState.VALIDATED,),
}
"""The life cycle of a webinar, save that `hold_webinar` makes it held. An undone import takes it back to held."""

READY = (*TO_COME, WebinarState.LIVE)
"""States from which a webinar is held; one that was held outside Tinkuy was never live here."""

DATED = (WebinarState.ANNOUNCED, WebinarState.POSTPONED, WebinarState.CANCELLED)
"""States in which people were told a date: it is changed by a deed that tells them again."""

STRICTNESS = tuple(Regime)
"""From the most open regime to the strictest."""


def may_step(now: str, then: str) -> bool:
    """Whether a cycle in the state *now* may go to *then*."""
    return then in next_states(now)


def next_states(now: str) -> tuple[CycleState, ...]:
    """The states to which a cycle in the state *now* may go."""
    return CYCLE_STEPS.get(CycleState(now), ())


def next_state(now: str) -> CycleState | None:
    """The one that follows *now* when the cycle goes on; None after the last one."""
    return next((state for state in next_states(now) if state != CycleState.CANCELLED), None)


def may_take_back_start(cycle: Cycle, webinars: Iterable[Webinar]) -> bool:
    """Whether a cycle that was put under way may be announced again: as long as none of its *webinars* has begun."""
    return cycle.state == CycleState.RUNNING and not any(took_place(webinar) for webinar in webinars)


def has_ended(cycle: Cycle) -> bool:
    """Whether no session of the cycle can answer any more what is open."""
    return cycle.state not in (CycleState.IDEA, CycleState.DESIGN, CycleState.CONVENING, CycleState.RUNNING)


def begins_far_off(cycle: Cycle, webinar: Webinar) -> bool:
    """Whether *webinar* begins in more than a day: to put the cycle under way now may be a slip of the hand."""
    return webinar.starts_at - cycle.now() > timedelta(days=1)


def may_become(now: str, then: str) -> bool:
    """Whether a webinar in the state *now* may go to *then*."""
    return then in WEBINAR_STEPS.get(WebinarState(now), ())


NAMELESS = frozenset({Regime.CHATHAM_HOUSE, Regime.CLOSED})
"""Under these neither person, organisation nor country is told, and nothing of the words is published."""


def strictest(*regimes: str) -> Regime:
    """The strictest of *regimes*, of which there is at least one."""
    return max(map(Regime, regimes), key=STRICTNESS.index)


def names_country(regime: str) -> bool:
    """Whether what was said under *regime* may be attributed to its country."""
    return regime not in NAMELESS


@cache  # asked twice for each caption of a transcript, and there are four regimes
def is_looser(regime: str, than: str) -> bool:
    """Whether *regime* attributes more openly than *than*."""
    return STRICTNESS.index(Regime(regime)) < STRICTNESS.index(Regime(than))


def took_place(webinar: Webinar) -> bool:
    """Whether the webinar is going on or was held: only then are its hooks planted or picked up."""
    return webinar.state == WebinarState.LIVE or webinar.is_held


def may_be_held(webinar: Webinar) -> bool:
    """Whether the webinar may now be said to have taken place: its cycle runs and its planned end has passed."""
    cycle = webinar.cycle
    return webinar.state in READY and cycle.state == CycleState.RUNNING and webinar.ends_at <= cycle.now()


def is_loose(hook: Hook) -> bool:
    """Whether a hook stays planted for a session or the product; the next cycle takes on what was left for it."""
    return hook.state == HookState.PLANTED and hook.target_kind != HookTarget.NEXT_CYCLE


LAST_WEBINAR_OF = CompiledQuery(
    lambda cycle: (
        Webinar.objects.with_scope(cycle=cycle)
        .exclude(state=WebinarState.CANCELLED)
        .order_by("-starts_at", "ordinal")[:1]
    )
)


def close_of(cycle: Cycle, webinars: Sequence[Webinar] | None = None) -> date | None:
    """The day of the cycle's clock on which its last webinar ends; None while no webinar is planned.

    Pass all *webinars* of the cycle, in order, where they were read already.
    """
    if webinars is None:
        last = LAST_WEBINAR_OF.first(cycle.pk)
    else:
        planned = (webinar for webinar in webinars if webinar.state != WebinarState.CANCELLED)
        last = max(planned, key=lambda webinar: webinar.starts_at, default=None)
    return local_day(last.ends_at, cycle.zone) if last else None


def keeps_all_guests(person: Person, cycle: Cycle) -> bool:
    """Whether *person* keeps the guests of every country: the coordination does."""
    return Role.COORDINATION in roles_of(person, cycle)


def may_keep_guests_of(person: Person, country: str, cycle: Cycle) -> bool:
    """A focal point keeps the guests of their own country and those without one; names of others stay hidden."""
    if not may(person, "plan_guests", cycle):
        return False
    return not country or keeps_all_guests(person, cycle) or country in countries_of(person, cycle)
