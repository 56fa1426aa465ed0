"""What may be read of a cycle is decided ahead: for the persons as they are, and for no others."""

import pytest
from django_tasks_db.models import DBTaskResult

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.hiding_decisions.actions import decide_numbers
from tinkuy.attendance.hiding_decisions.models import HidingDecision
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.attended import came
from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.hiding.cycle import decisions
from tinkuy.hiding.cycle.decisions import forget_decisions
from tinkuy.hiding.tests.ledgers import count_ledgers


@pytest.fixture
def ledgers(monkeypatch) -> list[int]:
    return count_ledgers(monkeypatch)


@pytest.fixture
def attended(scoped, webinars):
    """All 30 came to the first session, 20 to the second, 4 to the third."""
    came(scoped, webinars, range(30), range(20), range(4), registered=30)
    return scoped


def read(cycle):
    """As a process reads it that remembers nothing."""
    forget_decisions()
    return safe_attendance(attendance_of(cycle))


def test_after_the_worker_a_first_look_decides_nothing(attended, signed_in, coordination, ledgers):
    decided_here = read(attended)
    decide_numbers(attended)
    ledgers.clear()

    assert read(attended) == decided_here
    assert signed_in(coordination).get(f"/es/team/c/{attended.slug}/").status_code == 200
    assert ledgers == []


def test_of_other_persons_it_is_no_decision(attended, ledgers):
    decide_numbers(attended)
    ledgers.clear()
    Presence.objects.filter(webinar__ordinal=1).first().delete()

    assert read(attended).persons[0] is None, "of 30 who are registered one did not come"
    assert ledgers


def test_by_other_rules_it_is_no_decision(attended, ledgers, monkeypatch):
    decide_numbers(attended)
    ledgers.clear()
    monkeypatch.setattr(decisions, "rules", lambda: b"another release")

    read(attended)

    assert ledgers


def test_nothing_of_how_it_was_stays(attended):
    decide_numbers(attended)
    before = set(HidingDecision.objects.values_list("same", flat=True))
    Presence.objects.filter(webinar__ordinal=1).first().delete()

    decide_numbers(attended)

    assert before.isdisjoint(HidingDecision.objects.values_list("same", flat=True))
    assert len(before) == HidingDecision.objects.count()


def test_a_page_stores_nothing(attended):
    attendance_for_team(attended)

    assert not HidingDecision.objects.exists()


def test_each_change_owes_one_decision_to_the_worker(scoped, webinars, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        came(scoped, webinars, range(30), range(20), registered=40)
        Presence.objects.filter(webinar__ordinal=2).first().delete()

    owed = DBTaskResult.objects.filter(task_path__endswith="decide_numbers_of")
    assert owed.count() == 1
    owed[0].task.call(*owed[0].args_kwargs["args"])
    assert HidingDecision.objects.exists()
