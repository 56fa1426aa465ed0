"""Support as the register lists it: what waits for the reader, what for others, what stands for all, what ended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.practice.support.models import PeerSupport, PeerSupportStep
from tinkuy.practice.support.queries import last_word_on, offers_to
from tinkuy.practice.support.rules import is_open_request, is_standing_offer, turn_of

QUIET_AFTER = 14
"""Days after which a silence is said to be one."""


@dataclass(frozen=True)
class SupportRow:
    """One of them: whose word is awaited, for how many days nothing was said, and who has left the cycle."""

    support: PeerSupport
    awaited: str
    days: int
    left: Sequence[str]
    offers: Sequence[PeerSupportStep]

    @property
    def is_quiet(self) -> bool:
        """Silence shows."""
        return not self.support.has_ended and not self.is_for_all and self.days >= QUIET_AFTER

    @property
    def is_for_all(self) -> bool:
        return is_standing_offer(self.support)

    @property
    def is_open_request(self) -> bool:
        return is_open_request(self.support)


def row_of(support: PeerSupport, today: date, invited: Collection[str]) -> SupportRow:
    left = [code for code in (support.asking, support.giving) if code and code not in invited]
    days = (today - last_word_on(support)).days
    return SupportRow(support, turn_of(support), days, left, offers_to(support))


@dataclass(frozen=True)
class Register:
    mine: Sequence[SupportRow]
    others: Sequence[SupportRow]
    standing: Sequence[SupportRow]
    ended: Sequence[SupportRow]

    @property
    def is_empty(self) -> bool:
        return not (self.mine or self.others or self.standing or self.ended)


def register_of(
    supports: Sequence[PeerSupport], own: Collection[str], today: date, invited: Collection[str]
) -> Register:
    """*own* are the reader's countries; an open request waits for each that has not answered it."""
    rows = [row_of(one, today, invited) for one in supports]
    standing = [row for row in rows if row.is_for_all]
    ended = [row for row in rows if row.support.has_ended]
    going_on = [row for row in rows if row not in standing and row not in ended]
    mine = [row for row in going_on if waits_for(row.support, own)]
    return Register(mine, [row for row in going_on if row not in mine], standing, ended)


def waits_for(support: PeerSupport, own: Collection[str]) -> bool:
    """Whether one of *own* is to say something now. Of an open request the asking country is, once it has an offer."""
    if is_open_request(support):
        if support.asking in own:
            return bool(offers_to(support))
        return bool(set(own) - {step.country for step in support.steps.all()})
    return turn_of(support) in own
