import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.joining.actions import merge_question
from tinkuy.dialogue.questions.actions import upvote_question
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since

OTHER_ONE = "Choose another question of this session that the room can read."


def test_who_supported_either_counts_once(visible, join, facilitation):
    one, other = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?")
    both, first, second = join("Chingolo", "AR"), join("Hornero", "AR"), join("Benteveo", "BR")
    for voice, question in ((both, one), (both, other), (first, one), (second, other)):
        upvote_question(voice=voice, question=question)

    merged = merge_question(actor=facilitation, question=other, into=one)

    assert merged.upvotes == 3
    assert Upvote.objects.filter(question=one).count() == 3


def test_the_room_sees_one_go_and_the_other_with_its_support(visible, live, facilitation):
    one, other = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?")

    room = events_since(channels.room(live), lambda: merge_question(actor=facilitation, question=other, into=one))

    assert room == [("question", other.public_id), ("question", one.public_id)]


def test_what_waits_is_joined_to_what_the_room_reads(visible, ask, facilitation):
    one, waiting = visible(), ask("¿Qué ha funcionado?")

    merge_question(actor=facilitation, question=waiting, into=one)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.merged_into) == (QuestionState.MERGED, one)


def test_a_question_is_not_joined_to_itself_or_to_one_nobody_reads(visible, ask, facilitation):
    one, waiting = visible(), ask("¿Qué ha funcionado?")

    for into in (one, waiting):
        with refuses(OTHER_ONE):
            merge_question(actor=facilitation, question=one, into=into)


def test_a_question_is_not_joined_to_one_of_another_session(visible, webinars, facilitation):
    one, elsewhere = visible(), visible("¿Qué ha funcionado?")
    Question.objects.filter(pk=elsewhere.pk).update(webinar=webinars[0])
    elsewhere.refresh_from_db()

    with refuses(OTHER_ONE):
        merge_question(actor=facilitation, question=one, into=elsewhere)


def test_a_question_is_joined_once(visible, facilitation):
    one, other = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?")
    merge_question(actor=facilitation, question=other, into=one)

    with refuses("You already joined this question to another one."):
        merge_question(actor=facilitation, question=other, into=one)


def test_what_was_joined_to_a_question_goes_with_it(visible, facilitation):
    one, other, last = visible("Una"), visible("Otra"), visible("La última")
    merge_question(actor=facilitation, question=one, into=other)

    merge_question(actor=facilitation, question=other, into=last)

    assert set(last.merged.all()) == {one, other}


@pytest.mark.django_db(transaction=True)
def test_two_questions_are_not_joined_to_each_other(visible, facilitation, coordination):
    one, other = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?")

    done = overlapping(
        lambda: merge_question(actor=facilitation, question=one, into=other),
        lambda: merge_question(actor=coordination, question=other, into=one),
    )

    assert [type(one) for one in done] == [Question, Refused]
    assert Question.objects.filter(state=QuestionState.VISIBLE).count() == 1


@pytest.mark.django_db(transaction=True)
def test_support_that_comes_while_two_are_joined_counts_or_is_refused(visible, tero, facilitation):
    one, other = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?")

    _into, supported = overlapping(
        lambda: merge_question(actor=facilitation, question=other, into=one),
        lambda: upvote_question(voice=tero, question=other),
    )

    one.refresh_from_db()
    assert type(supported) is Refused
    assert (one.upvotes, Upvote.objects.count()) == (0, 0)
