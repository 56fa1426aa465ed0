"""What a reader concludes of hidden numbers is true of every cycle, and found with a bounded amount of work."""

import pytest

from tinkuy.attendance.cycle_figures.queries.figures import group_counts, group_figures
from tinkuy.attendance.cycle_figures.queries.groups import Division
from tinkuy.hiding import inference
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.hiding.inference import Sum, feasible_intervals, worked_out

from .test_exact_reader import random_cycle

pytestmark = pytest.mark.one_database

CYCLES = range(20)
"""Among them 1 and 15, of which the page by country did not end: a hidden zero was taken for somebody."""


@pytest.mark.parametrize("by", ["country_of", "sector_of"])
@pytest.mark.parametrize("seed", CYCLES)
def test_invariant_09_narrowing_ends_and_every_bound_is_true(seed, by):
    figures = random_cycle(seed, (3, 4, 5))
    group_of = getattr(figures.attendance, by)
    division = Division(group_of, {code: code for code in sorted(set(group_of.values()))})

    counts = group_counts(figures, division)
    ledger, dark = counts.ledger, counts.hidden_in_whole(TEAM_LEAST)
    shown = group_figures(figures, division)[0].safe_cells
    hidden = dark | {cell for cell, count in shown.items() if count is None}
    intervals = feasible_intervals(ledger.counts, ledger.sums, hidden, ledger.unseen)

    counts = ledger.counts
    assert [one for one in ledger.sums if counts[one.total] != sum(counts[part] for part in one.parts)] == []
    assert [cell for cell, (least, most) in intervals.items() if not least <= counts[cell]] == []
    assert [cell for cell, (least, most) in intervals.items() if most is not None and counts[cell] > most] == []


def test_invariant_09_a_hidden_zero_is_not_taken_for_somebody():
    """Twenty in both: none is left over, and nothing may be concluded from the belief that somebody is."""
    counts = {"outer": 20, "inner": 20, "rest": 0}

    assert feasible_intervals(counts, [Sum("outer", ("inner", "rest"))], {"inner", "rest"}) == {
        "inner": (1, 20),
        "rest": (0, 19),
    }


def test_work_is_bounded_where_sums_are_untrue(monkeypatch):
    """`a` is one more than `b` and `b` one more than `a`: their bounds would climb for ever."""
    looked_at = []
    narrow = inference._narrow
    monkeypatch.setattr(inference, "_narrow", lambda *found: looked_at.append(1) or narrow(*found))
    counts = {"a": 3, "b": 3, "one": 1}
    untrue = [Sum("a", ("b", "one")), Sum("b", ("a", "one"))]

    assert worked_out(counts, untrue, {"a", "b"}) == {"a", "b"}
    assert len(looked_at) <= inference.MOST_NARROWINGS * 4
