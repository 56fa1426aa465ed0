"""Early warnings as the tests ask for them, decide on them and read what came of it."""

from dataclasses import replace
from datetime import date

from tinkuy.attendance.warnings import actions
from tinkuy.attendance.warnings.models import WarningDecision
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.attendance.warnings.queries.cards import decided_of

DAY = date(2026, 3, 15)
FALL = "attendance-fall.cycle.2"


def waiting(cycle) -> set[str]:
    return {standing.key for standing in warning_board(cycle).waiting}


def named(cycle, key: str):
    standing = warning_board(cycle).named(key)
    assert standing is not None, key
    return standing


def act(actor, cycle, key: str = FALL, **chosen) -> WarningDecision:
    chosen = {"suggestion": "thread", "owner": actor, "due_on": DAY} | chosen
    return actions.act_on_warning(actor=actor, standing=named(cycle, key), **chosen)


def decided_warning(cycle):
    board = warning_board(cycle)
    found = decided_of(board, board.decisions[0])
    assert found is not None
    return replace(found, then=plain(found.then), now=plain(found.now), after=plain(found.after))


def plain(words: str) -> str:
    """With ordinary spaces."""
    return words.replace("\xa0", " ").replace("\u202f", " ")
