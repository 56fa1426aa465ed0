"""The table of the bench: what it says of a goal, and of a peer that is not there."""

import sys

import pytest

from bench.__main__ import main
from bench.lines import FLOOR, PEER, Line, Other, Words, at_least, at_most, line
from bench.table import cells

WORK = Words("votos", "votes")


def cells_of(peer: Other) -> list[str]:
    one = Line(WORK, 1234.5, "/s", (at_least(8, PEER), at_most(2_000)), peer, load=0.5)
    return list(cells(one, "es"))


def test_a_goal_is_reached_or_missed_beside_what_was_measured_in_the_same_run():
    assert cells_of(Other("pretalx 1", 100.0))[3:6] == ["≥ 8 × pretalx ✓, ≤ 2.000 /s ✓", "1.234 /s", "12,3 × pretalx"]
    assert cells_of(Other("pretalx 1", 200.0))[3] == "≥ 8 × pretalx ✗, ≤ 2.000 /s ✓"


def test_a_peer_that_is_not_installed_has_a_reason_and_no_figure():
    work, peer, _floor, goal, *_rest, ratio, _load = cells_of(Other("pretalx 1", None, "not installed"))

    assert (work, peer, ratio) == ("votos", "pretalx 1: not installed", "")
    assert goal == "≥ 8 × pretalx ?, ≤ 2.000 /s ✓"


def test_a_line_is_the_same_after_it_was_kept():
    one = Line(WORK, 3.0, "ms", (at_most(1.5, FLOOR),), floor=Other("C", 2.0), note=Words("", ""), load=1.0)

    assert line(one.plain()) == one


def test_a_row_that_is_not_there_is_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["bench", "nowhere"])

    with pytest.raises(SystemExit, match="2"):
        main()

    assert "there is no row nowhere; the rows are" in capsys.readouterr().err
