"""Asking once the session is over, and what the person's own page says of each question."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.core.errors import Refused
from tinkuy.dialogue.closing.actions import close_floor, leave_forgotten_questions
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.joining.actions import merge_question
from tinkuy.dialogue.moderation.actions import answer_question, decline_question
from tinkuy.dialogue.questions.actions import ask_in_writing, reword_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import questions_on_floor
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Webinar

pytestmark = pytest.mark.both_databases

ME = "/es/me/ciclo-de-prueba/"


@pytest.fixture
def over(live, facilitation) -> Webinar:
    close_floor(actor=facilitation, webinar=live)
    return Webinar.objects.select_related("cycle").get(pk=live.pk)


def test_after_the_session_a_question_is_asked_in_writing_and_waits_for_nobody(over, tero, facilitation):
    question = ask_in_writing(voice=tero, webinar=over, text="¿Y después?")

    assert (question.state, questions_on_floor(over, None)) == (QuestionState.LEFT, [])
    answered = answer_question(actor=facilitation, question=question, answer="Por escrito.")
    assert [one.question for one in questions_on_floor(over, None)] == [answered]


def test_in_writing_one_asks_after_the_session_and_until_the_cycle_ends(live, tero, facilitation):
    with refuses("No more questions are taken in writing."):
        ask_in_writing(voice=tero, webinar=live, text="¿Y ahora?")
    close_floor(actor=facilitation, webinar=live)
    type(live.cycle).objects.update(state=CycleState.DOCUMENTED)

    with refuses("No more questions are taken in writing."):
        ask_in_writing(voice=tero, webinar=live, text="¿Y después?")


@pytest.mark.parametrize("state", ["held", "attendance_loaded", "minutes_ready", "validated"])
def test_an_upgrade_marks_what_was_asked_in_writing_in_each_state_of_its_session(state, ask, live, tero, facilitation):
    ask("¿Y ahora?")
    close_floor(actor=facilitation, webinar=live)
    ask_in_writing(voice=tero, webinar=live, text="¿Y después?")
    Question.objects.update(in_writing=False)
    Webinar.objects.filter(pk=live.pk).update(state=state)

    import_module("tinkuy.dialogue.migrations.0013_questions_in_writing").mark_those_asked_afterwards(apps, None)

    assert list(Question.objects.filter(in_writing=True).values_list("text", flat=True)) == ["¿Y después?"]


def test_nobody_asks_in_writing_who_is_not_of_the_cycle(over, observer):
    with refuses("Register for this cycle to ask a question."):
        ask_in_writing(voice=Voice(person=observer), webinar=over, text="¿Y yo?")


def test_what_waits_in_a_session_that_was_said_to_be_held_is_left_too(ask, visible, live):
    ask("La que espera"), visible("La que se ve")
    Webinar.objects.filter(pk=live.pk).update(state="held")

    assert leave_forgotten_questions() == 2

    states = dict(Question.objects.values_list("text", "state"))
    assert states == {"La que espera": QuestionState.LEFT, "La que se ve": QuestionState.DEFERRED}
    assert leave_forgotten_questions() == 0


def test_a_question_put_in_other_words_takes_the_place_of_the_one_that_waits(ask, live, tero, zorzal):
    former = ask("¿Qué funcionó?")
    words = {"text": "¿Qué funcionó allí?", "shown_as": "named", "with_country": False, "language": "es"}

    with refuses("Only who asked may change a question."):
        reword_question(voice=zorzal, question=former, **words)
    reword_question(voice=tero, question=former, **words)

    assert list(Question.objects.values_list("text", "shown_as")) == [("¿Qué funcionó allí?", "named")]


def test_what_was_given_back_stays_with_its_reason_when_it_is_asked_in_other_words(ask, live, tero, facilitation):
    former = decline_question(actor=facilitation, question=ask("¿Qué pasó con Ana?"), reason="Nombra a una persona.")

    reword_question(voice=tero, question=former, text="¿Qué pasó?", shown_as="named", with_country=False, language="es")

    assert list(Question.objects.order_by("pk").values_list("text", "state")) == [
        ("¿Qué pasó con Ana?", QuestionState.DECLINED),
        ("¿Qué pasó?", QuestionState.WAITING),
    ]


def test_a_question_that_was_answered_meanwhile_is_not_replaced(visible, tero, facilitation):
    former = visible("¿Qué funcionó?")
    answer_question(actor=facilitation, question=former)

    with pytest.raises(Refused):
        reword_question(voice=tero, question=former, text="¿Otra?", shown_as="named", with_country=False, language="es")

    assert list(Question.objects.values_list("text", flat=True)) == ["¿Qué funcionó?"]


def test_ones_own_page_says_what_became_of_each_question(ask, visible, live, tero, zorzal, facilitation):
    answer_question(actor=facilitation, question=visible("¿La respondida?"), answer="Con mesas.", second=3900)
    decline_question(actor=facilitation, question=ask("¿La devuelta?"), reason="Nombra a una persona.")
    other = visible("¿La de otra persona?", voice=zorzal)
    merge_question(actor=facilitation, question=ask("¿La unida?"), into=other)
    ask("¿La que espera?")
    browser = browser_of(tero)
    assert "En revisión" in browser.get(ME).text
    close_floor(actor=facilitation, webinar=live)

    page = browser.get(ME).text

    assert "Qué pasó con sus preguntas" in page
    assert "Sesión 3, minuto 65" in page
    assert "Con mesas." in page
    assert "Nombra a una persona." in page
    assert "¿La de otra persona?" in page
    assert "Para después, por escrito" in page
    assert "En revisión" not in page
    assert "/es/c/ciclo-de-prueba/s/3/live/" in page


def test_the_page_asks_as_often_with_many_questions_as_with_one(ask, tero, django_assert_num_queries):
    browser = browser_of(tero)
    ask("¿Una?")
    browser.get(ME)
    with CaptureQueriesContext(connection) as one:
        browser.get(ME)
    ask("¿Dos?"), ask("¿Tres?")

    with django_assert_num_queries(len(one)):
        browser.get(ME)


def test_who_asked_nothing_reads_nothing_of_questions(live, tero):
    assert "Qué pasó con" not in browser_of(tero).get(ME).text
