"""Whoever asked is told once what became of it: neutral, by one mail, until they say no; the page tells all of it."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.moderation.actions import answer_question
from tinkuy.dialogue.question_news import actions
from tinkuy.dialogue.question_news.actions import tell_askers
from tinkuy.dialogue.question_news.own_page import fates_on_own_page
from tinkuy.dialogue.questions import later_steps
from tinkuy.dialogue.questions.actions import withdraw_question
from tinkuy.dialogue.questions.later_steps import LaterStep, Step
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

ME = "/es/me/ciclo-de-prueba/"


@pytest.fixture(autouse=True)
def mailbox(settings):
    settings.MAILERS = {"default": {"BACKEND": "tinkuy.notices.mailbox.DevelopmentMailbox"}}


@pytest.fixture
def steps(monkeypatch) -> dict[str, list[LaterStep]]:
    """What a later stage says of a question, by its words; empty at first."""
    said: dict[str, list[LaterStep]] = {}
    monkeypatch.setattr(later_steps, "_readers", [lambda rows: {row.pk: said.get(row.text, []) for row in rows}])
    return said


@pytest.fixture
def answered(visible, facilitation, steps) -> Question:
    """Tero's question, answered in the session, which is over since yesterday."""
    question = answer_question(actor=facilitation, question=visible(), answer="Los turnos.")
    close_floor(actor=facilitation, webinar=question.webinar)
    yesterday = clock.now() - timedelta(days=1)
    Webinar.objects.filter(pk=question.webinar_id).update(actually_ended_at=yesterday)
    return question


def mails() -> list[DevelopmentMessage]:
    noon = clock.now().replace(hour=17) + timedelta(days=1)  # by day in Lima and in Montevideo
    with clock.at(noon):
        deliver_due()
    return list(DevelopmentMessage.objects.filter(to="tero@example.org").order_by("id"))


def test_capability_D21_an_answer_is_told_once_and_with_no_word_of_it(answered, scoped):
    assert [tell_askers() for _ in range(2)] == [1, 0]

    (mail,) = mails()
    assert mail.subject.startswith("Novedades sobre lo que preguntó")
    assert "- Se respondió." in mail.body
    assert [word for word in (answered.text, "turnos", "Ciclo de prueba", "Tero") if word in mail.body] == []


def test_capability_D21_nothing_is_told_until_the_session_is_well_over(answered):
    Webinar.objects.filter(pk=answered.webinar_id).update(actually_ended_at=clock.now() - timedelta(hours=11))

    assert tell_askers() == 0


def test_capability_D21_all_that_became_of_several_questions_is_one_mail(answered, steps, tero):
    other = Question.objects.create(
        cycle=answered.cycle, webinar=answered.webinar, asker=tero.registration, text="¿Y después?", state="deferred"
    )
    steps[other.text] = [LaterStep(Step.CITED, "cita")]

    assert tell_askers() == 1
    (mail,) = mails()
    assert [line for line in mail.body.splitlines() if line.startswith("- ")] == [
        "- Se respondió.",
        "- Quedó como cita.",
    ]


def test_capability_D21_a_further_step_is_told_on_another_day_and_an_earlier_one_never(answered, steps):
    tell_askers()
    steps[answered.text] = [LaterStep(Step.CITED, "cita"), LaterStep(Step.FINDING, "hallazgo")]

    assert tell_askers() == 0  # one mail a day
    with clock.at(clock.now() + timedelta(days=1)):
        assert [tell_askers() for _ in range(2)] == [1, 0]
    assert Question.objects.get(pk=answered.pk).mailed_step == "finding"
    steps[answered.text] = [LaterStep(Step.CITED, "cita")]
    with clock.at(clock.now() + timedelta(days=2)):
        assert tell_askers() == 0


def test_capability_D21_a_step_that_has_not_happened_is_told_to_nobody(answered, steps):
    steps[answered.text] = [LaterStep(Step.RECOMMENDATION, "será", is_done=False)]

    tell_askers()

    assert Question.objects.get(pk=answered.pk).mailed_step == "answered"


def test_capability_D21_a_question_that_is_nobodys_is_told_to_nobody(answered, tero, visible):
    Question.objects.filter(pk=answered.pk).update(asker=None)

    assert (tell_askers(), Notice.objects.filter(kind="question-news").count()) == (0, 0)


def test_capability_D21_what_was_joined_to_an_answered_question_is_told_to_both_who_asked(answered, zorzal, steps):
    Question.objects.create(
        cycle=answered.cycle,
        webinar=answered.webinar,
        asker=zorzal.registration,
        text="¿Funcionó?",
        state="merged",
        merged_into=answered,
    )

    assert tell_askers() == 2
    mails()
    assert sorted(DevelopmentMessage.objects.values_list("to", flat=True)) == ["tero@example.org", "zorzal@example.org"]


def test_capability_D21_who_wants_no_such_mail_gets_none_and_may_ask_for_it_again(answered, tero):
    browser = browser_of(tero)
    assert "No quiero correos sobre mis preguntas" in browser.get(ME).text

    browser.post(f"{ME}question-news/", {"wanted": "no"})
    tell_askers()

    assert mails() == []
    assert "Quiero correos sobre mis preguntas" in browser.get(ME).text
    browser.post(f"{ME}question-news/", {"wanted": "yes"})
    assert "No quiero correos sobre mis preguntas" in browser.get(ME).text


def test_capability_D21_an_example_writes_to_nobody(answered):
    Cycle.objects.update(clock_stands_at=clock.now())

    assert tell_askers() == 0


def test_capability_D21_many_questions_are_read_in_as_few_queries_as_one(
    answered, scoped, tero, django_assert_max_num_queries
):
    for number in range(5):
        Question.objects.create(
            cycle=scoped, webinar=answered.webinar, asker=tero.registration, text=f"¿{number}?", state="answered"
        )

    with django_assert_max_num_queries(30):
        assert actions._tell_in(scoped) == 1


def test_capability_D21_the_page_shows_the_later_steps_and_what_hangs_yet(answered, steps, tero):
    steps[answered.text] = [
        LaterStep(Step.CITED, "Quedó como cita", knot="lesson"),
        LaterStep(
            Step.FINDING, "Sostiene un hallazgo", "LE-1: Los turnos ayudan.", "lesson", "/es/hub/ficha/trail/LE-1/"
        ),
        LaterStep(Step.RECOMMENDATION, "Puede llegar a ser recomendación", is_done=False),
    ]

    page = fates_on_own_page(tero.registration)

    assert page.count('class="done') == 4
    assert '<li class="later"><b>Puede llegar a ser recomendación</b>' in page
    assert 'href="/es/hub/ficha/trail/LE-1/"' in page


def test_capability_D21_a_question_taken_back_is_told_of_no_more(visible, facilitation, tero, steps):
    question = visible()
    withdraw_question(voice=tero, question=question)

    assert tell_askers() == 0
