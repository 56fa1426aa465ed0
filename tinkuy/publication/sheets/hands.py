"""Who wrote what: for each field of a draft, who changed it last and when, as the journal has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tinkuy.journal.trail import entries_of
from tinkuy.publication.sheets.models import Sheet

WRITING = ("edited", "refreshed", "drafted")


@dataclass(frozen=True)
class Hand:
    """The last that touched something: `name` is empty where the account is gone. `is_data`: taken from the cycle."""

    name: str
    at: datetime
    is_data: bool


def hands_of(sheet: Sheet, language: str) -> Mapping[str, Hand]:
    """By field. One query. What was written before the journal named its fields is nobody's."""
    hands: dict[str, Hand] = {}
    for entry in entries_of(sheet, *WRITING, language=language):
        fields = entry.details.get("fields")
        if fields is None:
            break
        hand = Hand(entry.actor.name if entry.actor else "", entry.at, is_data=entry.deed != "edited")
        for field in fields:
            hands.setdefault(field, hand)
    return hands


def last_hand(hands: Mapping[str, Hand], fields: tuple[str, ...]) -> Hand | None:
    """The latest of those of *fields*."""
    return max((hands[field] for field in fields if field in hands), key=lambda hand: hand.at, default=None)
