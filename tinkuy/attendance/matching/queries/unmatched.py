"""The unmatched queue: accounts of reports that are nobody yet, a page at a time, each with who they may be and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.matching.rules import SUGGESTED_BECAUSE, Match, Registered, Verdicts, opened
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.reports.report import Row
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core.text import folded, without_addresses
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .decisions import AccountKey, decision_on, email_index
from .owners import registrants, verdicts
from .waiting import Account, Appearance, account_with, appearances_of, waiting_accounts

PER_PAGE = 50
STRENGTHS = {1: _("weak"), 2: _("fair"), 3: _("strong")}
_SURE = {
    "same-address": 3,
    "same-name": 3,
    "same-words": 3,
    "original-name": 3,
    "same-local-part": 2,
    "similar-name": 1,
}


@dataclass(frozen=True)
class Suggestion:
    """Somebody registered; `because` says why, `strength` how much that tells: 1 to 3, 0 where a person looked."""

    registration: Registration
    name: str
    country: str
    organisation: str
    because: str | Promise = ""
    place: str | Promise = ""
    strength: int = 0

    @property
    def strength_word(self) -> str | Promise:
        return STRENGTHS.get(self.strength, "")


@dataclass(frozen=True)
class Unmatched:
    """An account of the queue, where it was seen, and who it may be."""

    account: Account
    appearances: Sequence[Appearance]
    suggestions: tuple[Suggestion, ...]

    @property
    def country(self) -> str:
        return country_name(self.account.country) if self.account.country else ""


@dataclass(frozen=True)
class QueueFilter:
    """What the queue is narrowed to: accounts seen in a session, only those with suggestions or without."""

    webinar: Webinar | None = None
    suggested: bool | None = None


@dataclass(frozen=True)
class Queue:
    """A page of the queue; `total` is how many wait in all, `narrowed` how many of them are asked for."""

    page: Page[Account]
    accounts: list[Unmatched]
    total: int
    narrowed: int


def unmatched_queue(cycle: Cycle, chosen: QueueFilter | None = None, number: str = "1") -> Queue:
    """A page of the waiting accounts of the cycle in scope. A number that is none, or too great, finds the nearest."""
    chosen = chosen or QueueFilter()
    waiting = waiting_accounts(cycle)
    accounts = [one for one in waiting if chosen.webinar is None or chosen.webinar.pk in one.joins]
    people, verdicts_by_account = opened(registrants(cycle) if accounts else ()), verdicts()
    if chosen.suggested is not None:
        accounts = [
            one
            for one in accounts
            if _may_be_somebody(people, one, verdicts_by_account.get(one.key, {})) == chosen.suggested
        ]
    page = Paginator(accounts, PER_PAGE).get_page(number)
    on_page = list(page.object_list)
    return Queue(
        page, _described(cycle, on_page, _matches(on_page, people, verdicts_by_account)), len(waiting), len(accounts)
    )


def described_account(cycle: Cycle, presence: Presence) -> Unmatched | None:
    """The account of *presence*, decided or not, as the queue shows one."""
    account = account_with(cycle, presence)
    if account is None:
        return None
    account.decision = decision_on(account.key)
    return _described(cycle, [account], _matches([account], opened(registrants(cycle)), verdicts()))[0]


def registration_by_words(cycle: Cycle, words: str, most: int = 8) -> list[Suggestion]:
    """Registrations whose shown name holds each of *words*, whatever accents and case; or whose address *words* is.

    A part of an address finds nobody: by trying, one would read it.
    """
    key, wanted = cycle.data_key, folded(words).split()
    if len("".join(wanted)) < 3:
        return []
    if "@" in words:
        owners = confirmed().filter(email_index=email_index(words, cycle)).select_related("organisation")
        return [_suggestion(row, key) for row in owners]
    every = (_suggestion(row, key) for row in confirmed().select_related("organisation"))
    return [one for one in every if all(word in folded(one.name) for word in wanted)][:most]


def _matches(
    accounts: Sequence[Account], people: Registered, verdicts_by_account: Mapping[AccountKey, Verdicts]
) -> dict[object, Match]:
    """Who each may be, but for those that a person said it is not."""
    return {account.key: _match(people, account.row, verdicts_by_account.get(account.key, {})) for account in accounts}


def _match(people: Registered, row: Row, own_verdicts: Verdicts) -> Match:
    owner, reason = people.owner(row, {}, own_verdicts)
    return Match(row, owner, reason, () if owner is not None else people.suggestions(row, own_verdicts))


def _may_be_somebody(people: Registered, account: Account, own_verdicts: Verdicts) -> bool:
    row = account.row
    return people.owner(row, {}, own_verdicts)[0] is not None or people.is_like_somebody(row, own_verdicts)


def _hints(match: Match) -> tuple[tuple[object, str], ...]:
    """Whoever registered after the report was imported goes first."""
    if match.registration_id is not None:
        return ((match.registration_id, "same-address" if match.reason == "email" else "same-name"),)
    return match.suggestions


def _described(cycle: Cycle, accounts: list[Account], matches: Mapping[object, Match]) -> list[Unmatched]:
    key = cycle.data_key
    hints = {account.key: _hints(matches[account.key]) for account in accounts}
    wanted = {pk for hint in hints.values() for pk, _reason in hint if isinstance(pk, int)}
    rows = {row.pk: row for row in confirmed().filter(pk__in=wanted).select_related("organisation")}
    places = appearances_of(accounts) if accounts else {}
    hint = []
    for account in accounts:
        own = [(_suggestion(rows[pk], key), reason) for pk, reason in hints[account.key] if pk in rows]
        twins = sum(1 for _one, reason in own if reason == "same-name") > 1
        candidates = [_hinted(account, one, reason, has_twin=twins and reason == "same-name") for one, reason in own]
        hint.append(Unmatched(account, places[account.key], tuple(_without_weak(candidates))))
    return hint


def _without_weak(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Weak ones are noise beside any that is not."""
    are_weak = all(one.strength == min(STRENGTHS) for one in suggestions)
    return [one for one in suggestions if are_weak or one.strength > min(STRENGTHS)]


def _suggestion(row: Registration, key: bytes) -> Suggestion:
    country = country_name(row.country) if row.country else ""
    return Suggestion(row, without_addresses(row.display_name(key)), country, str(row.organisation or ""))


def _hinted(account: Account, one: Suggestion, reason: str, *, has_twin: bool) -> Suggestion:
    """A name tells less where another has it or the report tells another country, and more where it tells the same."""
    strength, place = _SURE[reason] - has_twin, one.place
    if account.country and one.registration.country:
        is_same = account.country == one.registration.country
        place = _("same country") if is_same else _("another country")
        strength += 1 if is_same else -1
    return replace(one, because=_because(account, reason), place=place, strength=max(1, min(3, strength)))


def _because(account: Account, reason: str) -> str | Promise:
    if reason == "same-address":
        return _("the same address, registered since")
    if reason == "same-name" and not account.email:
        return _("the same name")
    return SUGGESTED_BECAUSE[reason]
