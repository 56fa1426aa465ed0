"""Which step of support may follow which, whose turn it is, and who speaks for which side."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import countries_of, demand_voice, may_speak_for, voices_among
from tinkuy.practice.support.models import PeerSupport, SupportKind, SupportState

ACTION = "exchange_support"
"""The row of the access matrix."""

ONWARD: dict[str, tuple[SupportState, ...]] = {
    SupportState.ASKED: (
        SupportState.OFFERED,
        SupportState.AGREED,
        SupportState.DECLINED,
        SupportState.WITHDRAWN,
    ),
    SupportState.OFFERED: (SupportState.AGREED, SupportState.DECLINED, SupportState.WITHDRAWN),
    SupportState.AGREED: (SupportState.GIVEN, SupportState.WITHDRAWN),
    SupportState.GIVEN: (SupportState.CLOSED,),
    SupportState.CLOSED: (),
    SupportState.DECLINED: (),
    SupportState.WITHDRAWN: (),
}
"""The states that may follow each."""


def demand_step(support: PeerSupport, state: SupportState) -> None:
    """Refuse what does not follow, in the words of where it stands now."""
    if state not in ONWARD[support.state]:
        raise Refused(
            _("This support is now “%(state)s”: look at its page, somebody may have been quicker.")
            % {"state": SupportState(support.state).label}
        )


def turn_of(support: PeerSupport) -> str:
    """The country whose word is awaited; empty where it is any other country's, or nobody's.

    An offer that was given to a request waits for whoever asked; what is agreed waits for whoever gives.
    """
    if support.state == SupportState.ASKED:
        return support.giving
    if support.state in (SupportState.OFFERED, SupportState.GIVEN):
        return support.asking
    return support.giving if support.state == SupportState.AGREED else ""


def is_standing_offer(support: PeerSupport) -> bool:
    """Whether any country may take it."""
    is_open = support.state == SupportState.OFFERED and not support.asking
    return support.kind == SupportKind.OFFER and is_open


def is_open_request(support: PeerSupport) -> bool:
    """Whether any country may still answer it."""
    is_open = support.state in (SupportState.ASKED, SupportState.OFFERED) and not support.giving
    return support.kind == SupportKind.REQUEST and is_open


def may_speak(person: Person, cycle: Cycle, country: str) -> bool:
    """Whether *person* may ask, offer and answer for *country*."""
    return bool(country) and may_speak_for(person, ACTION, cycle, country)


def demand_speech(person: Person, cycle: Cycle, country: str) -> bool:
    """Refuse whoever may not speak for *country*; whether it is said on its behalf, by the coordination."""
    demand_voice(person, ACTION, cycle, country)
    demand_invited(cycle, country)
    return country not in countries_of(person, cycle)


def demand_invited(cycle: Cycle, country: str) -> None:
    """Refuse a country that is not, or no longer, in the cycle."""
    if not is_invited(cycle, country):
        raise Refused(_("This country does not take part in the cycle."), about=("country", "to"))


def is_invited(cycle: Cycle, country: str) -> bool:
    return cycle.invited_countries.filter(country=country).exists()


def own_countries(person: Person, cycle: Cycle, invited: Collection[str]) -> list[str]:
    """Those of *invited* that *person* may speak for."""
    own = countries_of(person, cycle) & set(invited)
    return sorted(own or voices_among(person, ACTION, cycle, invited))


def side_of(support: PeerSupport, countries: Collection[str]) -> str:
    """Which column says whether everybody may read it, of whoever speaks for *countries*; empty where they are none."""
    if support.asking and support.asking in countries:
        return "asking_opens"
    return "giving_opens" if support.giving and support.giving in countries else ""
