"""C13 in a report: what was seen, decided, done and what came after; no names, outside only what it tells anyway."""

from datetime import date

import pytest

from tinkuy.attendance.tests.attended import came
from tinkuy.attendance.warnings import actions
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.desk.exports.source import source_of
from tinkuy.desk.reports.composing import cycle_report, session_report
from tinkuy.hiding import Audience
from tinkuy.planning.tasks.actions import finish_task


@pytest.fixture
def fallen(scoped, webinars):
    """80, 40 and 60 of a hundred came; half of each are of Peru."""
    came(scoped, webinars, range(80), range(40), range(60), registered=100)
    return scoped


def decide(actor, cycle, key: str, **chosen):
    standing = warning_board(cycle).named(key)
    assert standing is not None, key
    chosen = {"suggestion": "thread", "owner": actor, "due_on": date(2026, 3, 15)} | chosen
    return actions.act_on_warning(actor=actor, standing=standing, **chosen)


def lines(cycle, audience: Audience = Audience.TEAM, webinar=None) -> list[tuple[str, str, str]]:
    source, is_outside = source_of(cycle, audience), audience == Audience.PUBLIC
    made = (
        session_report(source, webinar, is_outside=is_outside)
        if webinar
        else cycle_report(source, is_outside=is_outside)
    )
    return [(line.session, plain(line.text), plain(line.outcome)) for line in made.warnings]


def plain(words: str) -> str:
    return words.replace("\xa0", " ").replace("\u202f", " ")


def test_capability_C13_a_report_tells_what_was_seen_decided_done_and_what_came_after(fallen, webinars, coordination):
    decision = decide(coordination, fallen, "attendance-fall.cycle.2")
    finish_task(actor=coordination, task=decision.task)

    first = lines(fallen)[0]

    assert first == (
        "Session 2",
        "Attendance went from 80 people to 40",
        "Decided: Leave a thread open that the next session picks up. Done. Session 3: 150% (60 of 40).",
    )
    assert lines(fallen, webinar=webinars[1])[0] == first
    assert lines(fallen, webinar=webinars[2]) == []


def test_capability_C13_what_nobody_decided_and_what_was_set_aside_is_told_as_such(fallen, webinars, coordination):
    assert {outcome.split(" Session")[0] for _s, _t, outcome in lines(fallen)} == {"Nobody decided on it."}

    standing = warning_board(fallen).named("attendance-fall.country-PE.2")
    actions.set_warning_aside(actor=coordination, standing=standing, reason="Persona Secreta lo pidió")

    (session, text, outcome) = lines(fallen)[0]
    assert (session, text) == ("Session 2", "Peru went from 40 people to 20")
    assert outcome.startswith("Set aside, with its reason.")
    assert "Secreta" not in str(lines(fallen))


def test_capability_C13_the_words_and_the_names_of_the_team_stay_with_the_team(fallen, coordination):
    decide(coordination, fallen, "attendance-fall.cycle.2", suggestion="", words="Llamar a Persona Secreta")

    for audience in (Audience.TEAM, Audience.PUBLIC):
        words = str(lines(fallen, audience))
        assert "an action of the team's own" in words
        assert "Secreta" not in words
        assert coordination.name not in words


def test_invariant_09_outside_only_the_whole_cycle_is_told_and_of_groups_how_many(fallen, coordination):
    decide(coordination, fallen, "attendance-fall.country-PE.2")

    made = cycle_report(source_of(fallen, Audience.PUBLIC), is_outside=True)

    words = " ".join(line.text for line in made.warnings)
    assert "Attendance went from 80 people to 40" in words
    assert "Peru" not in words
    assert "Uruguay" not in words
    assert "decided: 1" in made.more_warnings


def test_invariant_09_outside_a_fall_to_a_number_that_is_hidden_is_not_told(scoped, webinars):
    """Nine is told to the team and hidden from whoever is outside: it fell to at most so many."""
    came(scoped, webinars, range(40), range(9), registered=80)

    assert any("to 9" in text for _session, text, _outcome in lines(scoped))
    assert not any("9" in text or "Attendance" in text for _session, text, _outcome in lines(scoped, Audience.PUBLIC))


def test_capability_C13_a_cycle_without_warnings_has_no_such_section(scoped, webinars):
    came(scoped, webinars, range(40), range(40), registered=40)

    made = cycle_report(source_of(scoped), is_outside=False)

    assert (list(made.warnings), made.more_warnings, made.warnings_note) == ([], "", "")
