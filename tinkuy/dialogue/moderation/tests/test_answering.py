from datetime import timedelta

from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.moderation.actions import answer_question, defer_question
from tinkuy.dialogue.questions.actions import upvote_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since


def test_an_answer_given_aloud_keeps_its_minute(visible, facilitation, five_minutes_in):
    answered = answer_question(actor=facilitation, question=visible())

    assert answered.state == QuestionState.ANSWERED
    assert answered.answered_second == 300


def test_a_minute_that_is_said_is_taken(visible, facilitation):
    assert answer_question(actor=facilitation, question=visible(), second=120).answered_second == 120


def test_who_was_not_there_reads_the_answer_in_short(visible, live, facilitation):
    question = visible()
    room = events_since(
        channels.room(live),
        lambda: answer_question(actor=facilitation, question=question, answer=" Las mesas locales. "),
    )

    assert Question.objects.get().answer == "Las mesas locales."
    assert room == [("question", question.public_id)]


def test_the_words_of_an_answer_are_mended_and_its_minute_stays(visible, facilitation):
    question = answer_question(actor=facilitation, question=visible(), second=120)

    answer_question(actor=facilitation, question=question, answer="Las rutas.", second=300)

    assert (Question.objects.get().answer, Question.objects.get().answered_second) == ("Las rutas.", 120)


def test_an_answer_has_at_most_600_letters(visible, facilitation):
    with refuses("An answer has at most 600 characters."):
        answer_question(actor=facilitation, question=visible(), answer="a" * 601)


def test_what_nobody_read_is_not_answered(ask, facilitation):
    with refuses("This question has still to be approved."):
        answer_question(actor=facilitation, question=ask())


def test_only_the_moderation_answers(visible, rapporteur):
    for deed in (answer_question, defer_question):
        with refuses("Your role in this cycle does not include this."):
            deed(actor=rapporteur, question=visible())


def test_what_is_left_for_after_the_session_keeps_its_support(visible, tero, facilitation):
    question = visible()
    upvote_question(voice=tero, question=question)

    left = defer_question(actor=facilitation, question=question)

    assert (left.state, left.upvotes) == (QuestionState.DEFERRED, 1)


def test_what_was_left_is_answered_in_writing_afterwards_without_a_minute(visible, live, facilitation):
    question = visible()
    close_floor(actor=facilitation, webinar=live)

    with clock.at(clock.now() + timedelta(days=2)):
        answered = answer_question(actor=facilitation, question=question, answer="Las mesas.")

    assert (answered.state, answered.answered_second) == (QuestionState.ANSWERED, None)


def test_a_question_is_left_once(visible, facilitation):
    question = defer_question(actor=facilitation, question=visible())

    with refuses("You already left this question for later."):
        defer_question(actor=facilitation, question=question)
