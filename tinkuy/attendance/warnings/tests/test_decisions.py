"""C13, what is decided on an early warning, by whom, and the same number at the next session."""

import pytest

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.tests.attended import came, came_again
from tinkuy.attendance.warnings.actions import set_thresholds, set_warning_aside, take_back_warning_decision
from tinkuy.attendance.warnings.models import WarningDecision
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.tasks.actions import finish_task, remove_task
from tinkuy.planning.tasks.models import Task
from tinkuy.uploads.actions.counting import take_back_upload

from .warned import DAY, FALL, act, decided_warning, named, waiting


def test_capability_C13_a_decision_makes_a_task_and_keeps_the_numbers_as_they_were(fallen, coordination):
    decision = act(coordination, fallen)

    assert decision.task is not None
    assert decision.task.text == "Dejar abierto un hilo que recoja la sesión siguiente (sesión 2)"
    assert (decision.task.owner, decision.task.due_on) == (coordination, DAY)
    assert (decision.numerator, decision.denominator, decision.threshold) == (40, 80, 70)
    assert FALL not in waiting(fallen)
    assert Entry.objects.filter(deed="acted on", subject="warningdecision").count() == 1


def test_capability_C13_another_action_is_taken_in_ones_own_words(fallen, coordination):
    decision = act(coordination, fallen, suggestion="", words="  Hablar con  los ministerios ")

    assert (decision.choice, decision.words) == ("other", "Hablar con los ministerios")


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"suggestion": "", "words": " "}, "Escriba qué hay que hacer."),
        ({"suggestion": "match-accounts"}, "Elija una de las acciones o escriba otra."),
    ],
)
def test_capability_C13_what_is_no_action_is_refused_and_nothing_is_written(fallen, coordination, chosen, sentence):
    with pytest.raises(Refused, match=sentence):
        act(coordination, fallen, **chosen)

    assert not WarningDecision.objects.exists()
    assert not Task.objects.exists()


def test_capability_C13_a_warning_is_set_aside_with_a_reason(fallen, coordination):
    with pytest.raises(Refused, match="Escriba por qué no se hace nada"):
        set_warning_aside(actor=coordination, standing=named(fallen, FALL), reason="  ")

    set_warning_aside(actor=coordination, standing=named(fallen, FALL), reason="Era feriado en Perú.")

    assert decided_warning(fallen).is_set_aside
    assert not Task.objects.exists()


def test_capability_C13_a_warning_is_decided_on_once(fallen, coordination):
    before = named(fallen, FALL)
    act(coordination, fallen)

    for standing in (before, named_decided(fallen)):
        with pytest.raises(Refused, match="Alguien ya decidió sobre esta alerta"):
            set_warning_aside(actor=coordination, standing=standing, reason="Otra vez")

    assert WarningDecision.objects.count() == 1


def named_decided(cycle):
    return next(one for one in warning_board(cycle).current if one.decision)


def test_capability_C13_a_decision_is_taken_back_and_its_task_stays(fallen, coordination):
    decision = act(coordination, fallen)

    take_back_warning_decision(actor=coordination, warning_decision=decision)

    assert FALL in waiting(fallen)
    assert Task.objects.count() == 1
    assert Entry.objects.filter(deed="took back the decision on").count() == 1


def test_capability_C13_the_action_is_done_when_its_task_is(fallen, coordination):
    decision = act(coordination, fallen)
    assert not decided_warning(fallen).is_done

    finish_task(actor=coordination, task=decision.task)

    assert decided_warning(fallen).is_done


def test_capability_C13_a_task_that_was_removed_leaves_the_action_unknown(fallen, coordination):
    remove_task(actor=coordination, task=act(coordination, fallen).task)

    assert decided_warning(fallen).task_is_gone
    assert not decided_warning(fallen).is_done


def test_capability_C13_the_same_number_of_the_next_session_stands_beside_it(scoped, webinars, coordination):
    came(scoped, webinars[:2], range(80), range(40))
    act(coordination, scoped)
    assert decided_warning(scoped).next is None

    came_again(scoped, webinars[2], range(30))

    assert decided_warning(scoped).then == "50 % (40 de 80)"
    assert (decided_warning(scoped).next, decided_warning(scoped).after) == (webinars[2], "75 % (30 de 40)")


def test_capability_C13_when_the_import_is_undone_the_decision_says_that_its_number_is_gone(
    fallen, webinars, coordination
):
    act(coordination, fallen)
    AttendanceImport.objects.update(state="committed")
    for report in AttendanceImport.objects.filter(webinar=webinars[1]):
        take_back_upload(actor=coordination, upload=report)

    one = decided_warning(fallen)

    assert (one.is_measured, one.stands, one.now) == (False, False, "")
    assert one.then == "50 % (40 de 80)"


def test_capability_C13_when_more_are_matched_the_decision_says_that_it_would_be_no_warning(
    fallen, webinars, coordination
):
    act(coordination, fallen)
    came_again(fallen, webinars[1], range(40, 70))

    one = decided_warning(fallen)

    assert (one.now, one.stands) == ("88 % (70 de 80)", False)


def test_invariant_09_then_and_now_do_not_tell_how_few_were_matched_since(fallen, webinars, coordination):
    act(coordination, fallen)
    came_again(fallen, webinars[1], range(40, 43))

    assert decided_warning(fallen).now == ""


def test_capability_C13_a_focal_point_decides_for_their_own_country_and_no_other(fallen, focal_point_pe):
    act(focal_point_pe, fallen, "attendance-fall.country-PE.2", suggestion="summary")

    for key in ("attendance-fall.country-UY.2", FALL):
        with pytest.raises(Refused, match="Un referente local decide sobre las alertas de su país"):
            act(focal_point_pe, fallen, key)


def test_invariant_24_every_focal_point_may_do_the_same(fallen, focal_point_pe, focal_point_uy):
    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        key = f"attendance-fall.country-{country}.2"
        decision = act(person, fallen, key)
        assert (decision.decided_by, key in waiting(fallen)) == (person, False)

        take_back_warning_decision(actor=person, warning_decision=decision)
        assert key in waiting(fallen)


def test_capability_C13_who_only_watches_decides_nothing(fallen, observer):
    with pytest.raises(Refused):
        act(observer, fallen)


def test_capability_C13_thresholds_are_set_within_their_bounds_and_leave_a_trace(fallen, coordination, focal_point_pe):
    set_thresholds(actor=coordination, cycle=fallen, values={"attendance-fall": 40})

    assert FALL not in waiting(fallen)
    entry = Entry.objects.get(deed="set warning thresholds")
    assert entry.details == {"thresholds": {"attendance-fall": [70, 40]}}
    with pytest.raises(Refused, match="escriba un número de 20 a 95"):
        set_thresholds(actor=coordination, cycle=fallen, values={"attendance-fall": 96})
    with pytest.raises(Refused):
        set_thresholds(actor=focal_point_pe, cycle=fallen, values={"attendance-fall": 50})


def test_capability_C13_a_threshold_that_stays_leaves_no_trace(fallen, coordination):
    assert set_thresholds(actor=coordination, cycle=fallen, values={"attendance-fall": 70}) == {}
    assert not Entry.objects.filter(deed="set warning thresholds").exists()
