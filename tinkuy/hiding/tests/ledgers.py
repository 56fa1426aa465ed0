"""Counting how often something is decided, for tests that ask whether a decision is remembered."""

import pytest

from tinkuy.hiding.cycle import counts as deciding
from tinkuy.hiding.cycle.decisions import forget_decisions


def count_ledgers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list that grows with each ledger of a whole (1) or of groups (2): nothing is decided without one."""
    ledgers, ledger_of, divided = list[int](), deciding.ledger_of, deciding.divided
    monkeypatch.setattr(deciding, "ledger_of", lambda *parts: ledgers.append(1) or ledger_of(*parts))
    monkeypatch.setattr(deciding, "divided", lambda *parts: ledgers.append(2) or divided(*parts))
    forget_decisions()
    return ledgers
