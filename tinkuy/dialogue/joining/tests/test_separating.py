"""A joined question is taken out again: as it stood, with the support that came with it."""

import pytest

from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.joining.actions import merge_question, separate_question
from tinkuy.dialogue.questions.actions import upvote_question, withdraw_upvote
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.tests.console import part, question_at
from tinkuy.dialogue.tests.refusals import refuses


def supported(question: Question, *voices) -> Question:
    for voice in voices:
        upvote_question(voice=voice, question=question)
    return question


@pytest.fixture
def joined(visible, join, facilitation):
    """Two that ask the same, joined: one of three supporters supported both."""
    both, first, second = join("Chingolo", "AR"), join("Hornero", "AR"), join("Benteveo", "BR")
    one = supported(visible("¿Qué funcionó?"), both, first)
    other = supported(visible("¿Qué ha funcionado?"), both, second)
    merge_question(actor=facilitation, question=other, into=one)
    other.refresh_from_db()
    return one, other, second


def counts(*questions: Question) -> list[tuple[int, int]]:
    rows = [Question.objects.get(pk=question.pk) for question in questions]
    return [(row.upvotes, Upvote.objects.filter(question=row).count()) for row in rows]


def test_support_comes_back_to_the_question_it_was_given_to(joined, facilitation):
    one, other, _second = joined
    assert counts(one)[0][0] == 3

    separate_question(actor=facilitation, question=other)

    assert counts(one, other) == [(2, 2), (2, 2)]
    assert (other.state, other.merged_into) == (QuestionState.VISIBLE, None)
    assert not Upvote.objects.exclude(joined_from=None).exists()


def test_support_that_was_taken_back_meanwhile_does_not_come(joined, facilitation):
    one, other, second = joined
    withdraw_upvote(voice=second, question=one)

    separate_question(actor=facilitation, question=other)

    assert counts(one, other) == [(2, 2), (1, 1)]


def test_what_had_been_joined_to_it_before_comes_along(visible, facilitation, tero):
    one, other, last = visible("Una"), visible("Otra"), supported(visible("La última"), tero)
    merge_question(actor=facilitation, question=last, into=other)
    merge_question(actor=facilitation, question=other, into=one)
    other.refresh_from_db()
    assert counts(one) == [(1, 1)]

    separate_question(actor=facilitation, question=other)

    last.refresh_from_db()
    assert last.merged_into == other
    assert counts(one, other) == [(0, 0), (1, 1)]


def test_once_the_session_is_over_the_numbers_are_parted(joined, facilitation, live):
    one, other, _second = joined
    close_floor(actor=facilitation, webinar=live)

    separate_question(actor=facilitation, question=other)

    assert [upvotes for upvotes, _rows in counts(one, other)] == [2, 2]
    assert other.state == QuestionState.DEFERRED


def test_it_is_taken_out_once(joined, facilitation):
    _one, other, _second = joined
    separate_question(actor=facilitation, question=other)

    with refuses("This question is not joined to another one any more."):
        separate_question(actor=facilitation, question=other)


def test_the_console_shows_which_were_joined_into_which_and_takes_one_out(joined, facilitation, signed_in):
    _one, other, _second = joined
    client = signed_in(facilitation)

    page = part(client, "queue", tab="joined")

    assert 'Unida a <span lang="es">«¿Qué funcionó?»</span>' in page
    assert 'Unidas <b class="num">1</b>' in page
    client.post(question_at(other, "separate"), {"tab": "joined"})
    other.refresh_from_db()
    assert other.state == QuestionState.VISIBLE


def test_an_answered_question_is_opened_again_at_any_time(visible, facilitation, signed_in):
    question, client = visible(), signed_in(facilitation)
    client.post(question_at(question, "answer"), {"answer": "Sí."})
    assert "Reabrir" in part(client, "queue", tab="answered")

    client.post(question_at(question, "reopen"), {"tab": "answered"})

    question.refresh_from_db()
    assert (question.state, question.answered_second, question.answer) == (QuestionState.VISIBLE, None, "Sí.")
