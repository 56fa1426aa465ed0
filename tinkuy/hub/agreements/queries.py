"""The agreements of a cycle that strangers may read: public, in force, and of no closed part.

Within the scope of the cycle. No account and no contact is read; under the Chatham House Rule no party, no session nor
its day, and no thread either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.dialogue.agreements.models import AgreementState
from tinkuy.dialogue.agreements.public_agreements import public_summaries, public_summaries_with
from tinkuy.dialogue.agreements.queries import AgreementSummary, days_of
from tinkuy.dialogue.agreements.rules import names_parties
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState

CAUGHT = "in_dialogue"
"""The knot that was tied on the session's own day."""


@dataclass(frozen=True)
class PublicAgreement:
    """What a stranger reads of one.

    `who`, `parties`, `countries`, `institutions` (each with its country), `webinar` and `hook` are empty where its
    regime names nobody.
    """

    number: int
    label: str
    text: str
    language: str
    due_on: date | None
    knot: str
    days: Sequence[tuple[str, date | None]]
    is_overdue: bool
    is_dropped: bool
    names_parties: bool
    who: str = ""
    indicator: str = ""
    parties: Sequence[str] = ()
    countries: Sequence[str] = ()
    institutions: Sequence[tuple[str, str]] = ()
    webinar: Webinar | None = None
    hook: Hook | None = None


def public_agreements(cycle: Cycle) -> list[PublicAgreement]:
    """By number."""
    return [_public(one) for one in public_summaries(cycle)]


def public_agreements_of(country: str, cycles: Mapping[int, Cycle]) -> dict[int, list[PublicAgreement]]:
    """By the key of each of *cycles*, those whose regime lets it be told that *country* is of their parties.

    Outside of any scope; the number of queries does not grow with the cycles.
    """
    by_cycle: dict[int, list[PublicAgreement]] = {}
    for one in public_summaries_with(cycles, country):
        public = _public(one)
        if country in public.countries:
            by_cycle.setdefault(one.agreement.cycle_id, []).append(public)
    return by_cycle


def _institutions(one: AgreementSummary) -> list[tuple[str, str]]:
    return [(party.institution.name, party.institution.country) for party in one.parties if party.institution]


def _public(one: AgreementSummary) -> PublicAgreement:
    agreement, names = one.agreement, names_parties(one.agreement)
    hook = agreement.origin_hook
    is_readable = hook is not None and hook.state in (HookState.PLANTED, HookState.RESOLVED)
    return PublicAgreement(
        number=agreement.number,
        label=agreement.label,
        text=agreement.text,
        language=agreement.words_language,
        due_on=agreement.due_on,
        knot=one.knot,
        days=[(knot, day) for knot, day in days_of(one) if names or knot != CAUGHT],
        is_overdue=one.is_overdue,
        is_dropped=agreement.state == AgreementState.DROPPED,
        names_parties=names,
        who=agreement.who if names else "",
        indicator=agreement.indicator if names else "",
        parties=[party.name for party in one.parties] if names else (),
        countries=one.countries if names else (),
        institutions=_institutions(one) if names else (),
        webinar=agreement.webinar if names else None,
        hook=hook if names and is_readable else None,
    )
