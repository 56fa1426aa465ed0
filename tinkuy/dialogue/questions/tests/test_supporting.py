import pytest

from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions import answer_question
from tinkuy.dialogue.questions.actions import upvote_question, withdraw_upvote
from tinkuy.dialogue.questions.models import Question, Upvote
from tinkuy.dialogue.questions.queries import questions_on_floor
from tinkuy.dialogue.tests.races import at_once, overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry

NO_MORE = "This question takes no more support."


def support(question) -> tuple[int, int]:
    """As it is shown, and as its rows say."""
    return Question.objects.get(pk=question.pk).upvotes, Upvote.objects.filter(question=question).count()


def test_support_counts_once_each(visible, tero, zorzal):
    question = visible()

    for voice in (tero, zorzal, tero):
        upvote_question(voice=voice, question=question)

    assert support(question) == (2, 2)


def test_support_is_taken_back_once(visible, tero, zorzal):
    question = visible()
    for voice in (tero, zorzal):
        upvote_question(voice=voice, question=question)

    for _number in range(2):
        withdraw_upvote(voice=tero, question=question)

    assert support(question) == (1, 1)


def test_who_never_supported_takes_nothing_back(visible, tero):
    question = visible()

    withdraw_upvote(voice=tero, question=question)

    assert support(question) == (0, 0)


def test_each_sees_their_own_support_and_everyone_the_number(visible, live, tero, zorzal):
    upvote_question(voice=tero, question=visible())

    mine, theirs = (questions_on_floor(live, None, voice)[0] for voice in (tero, zorzal))

    assert (mine.is_supported, theirs.is_supported) == (True, False)
    assert (mine.question.upvotes, theirs.question.upvotes) == (1, 1)


def test_support_leaves_no_trace_of_who_in_the_journal(visible, tero):
    question, before = visible(), Entry.objects.count()

    upvote_question(voice=tero, question=question)
    withdraw_upvote(voice=tero, question=question)

    assert Entry.objects.count() == before


def test_the_room_is_told_of_numbers_that_move_and_not_by_whom(visible, live, tero, zorzal):
    question = visible()
    room = events_since(channels.tallies(live), lambda: upvote_question(voice=tero, question=question))
    own = events_since(channels.own(tero.identity), lambda: upvote_question(voice=zorzal, question=question))

    assert (room, own) == ([("upvotes", str(live.pk))], [])


def test_only_a_question_that_the_room_reads_is_supported(ask, visible, tero, facilitation):
    answered = answer_question(actor=facilitation, question=visible())

    for question in (ask(), answered):
        with refuses(NO_MORE):
            upvote_question(voice=tero, question=question)


def test_nobody_supports_who_is_not_of_the_cycle(visible, observer):
    with refuses("Register for this cycle to support a question."):
        upvote_question(voice=Voice(person=observer), question=visible())


def test_support_comes_to_an_end_with_the_session(visible, live, tero, facilitation):
    question = visible()
    close_floor(actor=facilitation, webinar=live)

    with refuses(NO_MORE):
        upvote_question(voice=tero, question=question)


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_of_one_person_count_once(visible, tero):
    question = visible()

    at_once(*[lambda: upvote_question(voice=tero, question=Question.objects.get())] * 4)

    assert support(question) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_presses_of_many_at_once_all_count(visible, join):
    question = visible()
    crowd = [join(f"Voz {number}", "PE") for number in range(12)]

    at_once(*[lambda voice=voice: upvote_question(voice=voice, question=question) for voice in crowd])

    assert support(question) == (12, 12)


@pytest.mark.django_db(transaction=True)
def test_support_and_its_withdrawal_at_once_leave_the_number_true(visible, tero):
    question = visible()
    upvote_question(voice=tero, question=question)

    overlapping(
        lambda: withdraw_upvote(voice=tero, question=question),
        lambda: upvote_question(voice=tero, question=Question.objects.get()),
    )

    assert support(question) == (1, 1)
