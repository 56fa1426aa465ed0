"""The accounts that wait: each once, in whichever sessions it was seen. Names are opened in memory, one an account."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Min

from tinkuy.attendance.figures.presence import Window, seconds_by_person
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.matching.names import tells_one_person
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.reports.report import Row
from tinkuy.core.text import without_addresses
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .decisions import AccountKey, called, key_of_presence, presences_of
from .owners import waiting_presences


@dataclass
class Account:
    """An account: its `presence` in the first session, what the reports call it, its joins in each webinar by key.

    `names` has the one that tells most first. `decision` is what a person decided of it before.
    """

    key: AccountKey
    presence: Presence
    email: str
    names: list[str] = field(default_factory=list)
    country: str = ""
    joins: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    decision: NameAlias | None = None

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def names_without_addresses(self) -> list[str]:
        """What the reports call it, for a page: some platforms write an address in the place of a name."""
        return [without_addresses(name) for name in self.names]

    @property
    def is_of_one_session(self) -> bool:
        """Whether what is decided of it holds in one session alone."""
        return self.key.webinar_id is not None

    @property
    def decision_meaning(self) -> str:
        """The decision that a form was made for: none, or the one that it would change."""
        return self.decision.meaning if self.decision else ""

    @property
    def row(self) -> Row:
        """As a row of a report, for matching; which name is used is the surest."""
        one = self.presence
        return Row(one.line, self.name, self.email, "attendee", one.joined_at, one.left_at, None, True, self.country)


@dataclass(frozen=True)
class Appearance:
    """That an account was in a webinar: how often it joined, and how many whole minutes it was there."""

    webinar: Webinar
    joins: int
    minutes: int


def waiting_accounts(cycle: Cycle) -> list[Account]:
    """Every account of the cycle in scope that waits, in the order in which the sessions and their reports have it."""
    waiting = waiting_presences().order_by()
    groups = waiting.values("email_index", "name_index", "webinar_id").annotate(first=Min("pk"), joins=Count("pk"))
    joins = dict(groups.values_list("first", "joins"))
    firsts = Presence.objects.filter(pk__in=groups.values("first"))
    return _accounts(cycle, firsts.order_by("webinar__ordinal", "line", "pk"), joins)


def account_with(cycle: Cycle, presence: Presence) -> Account | None:
    """The account of *presence* in the cycle in scope, whosever it is; None where it has no name of a report."""
    if not presence.name_index:
        return None
    own = presences_of(key_of_presence(presence, presence.name(cycle.data_key)), presence.registration)
    accounts = _accounts(cycle, own.order_by("webinar__ordinal", "line", "pk"), {})
    return accounts[0] if accounts else None


def _accounts(cycle: Cycle, presences: Iterable[Presence], joins: dict[int, int]) -> list[Account]:
    """The accounts of *presences*, which stand each for as many as *joins* says, else for themselves."""
    key = cycle.data_key
    accounts: dict[AccountKey, Account] = {}
    for presence in presences:
        presence.cycle = cycle  # read once, not with each row
        name = presence.name(key)
        account = key_of_presence(presence, name)
        if account not in accounts:
            accounts[account] = Account(account, presence, presence.email(key))
        own = accounts[account]
        own.country = own.country or presence.country
        own.joins[presence.webinar_id] += joins.get(presence.pk, 1)
        if name not in own.names:
            own.names.append(name)
    for own in (one for one in accounts.values() if len(one.names) > 1):
        own.names.sort(key=lambda name: not tells_one_person(name))
    return list(accounts.values())


def appearances_of(accounts: Sequence[Account]) -> dict[AccountKey, list[Appearance]]:
    """Where *accounts* were seen, and how long: two devices at once are counted once."""
    webinars = {webinar.pk: webinar for webinar in Webinar.objects.all()}
    by_index: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        by_index[account.key.index].append(account)
    indexes = list(by_index)
    stays = defaultdict(list)
    owners = {account.presence.registration_id for account in accounts}
    own = Presence.objects.filter(called(indexes), registration=None)
    if owners != {None}:
        own = Presence.objects.filter(called(indexes), registration__in=owners)
    fields = ("email_index", "name_index", "webinar_id", "joined_at", "left_at")
    for email, name, webinar, joined, left in own.values_list(*fields):
        stays[email or name, webinar].append((0, (joined, left)))
    return {account.key: [_session_of(webinars[pk], account, stays) for pk in account.joins] for account in accounts}


def _session_of(webinar: Webinar, account: Account, stays: dict) -> Appearance:  # type: ignore[type-arg]
    window = Window(*webinar.window)
    seconds = seconds_by_person(stays[account.key.index, webinar.pk], window).get(0, 0.0)
    return Appearance(webinar, account.joins[webinar.pk], round(seconds / 60))
