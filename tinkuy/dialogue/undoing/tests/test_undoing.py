"""Each deed of the console is undone by its inverse, while nothing came on top of it; and leaves its own trace."""

from collections.abc import Callable
from typing import Any

import pytest

from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor.actions import enter_segment, set_taking_questions
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.moderation.actions import answer_question, approve_question, hold_question
from tinkuy.dialogue.moderation.rules import meanwhile
from tinkuy.dialogue.polls.actions import cast_vote, close_poll, hide_results, open_poll
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Option, Poll, PollState, PollVote
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.screen.actions import show_holding_slide, show_poll, show_question
from tinkuy.dialogue.tests.deeds import action_named
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.undoing.actions import INVERSES, undo_deed
from tinkuy.dialogue.undoing.rules import SENTENCES, may_be_undone
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.webinar import Segment, Webinar

S = QuestionState


@pytest.fixture
def undo(live, facilitation) -> Callable[[], Entry]:
    """Undo the last deed; which it was."""

    def undone() -> Entry:
        entry = Entry.objects.exclude(actor=None).first()
        assert entry is not None
        undo_deed(actor=facilitation, webinar=live, entry=entry)
        return entry

    return undone


def as_it_stands(question: Question) -> tuple[Any, ...]:
    question.refresh_from_db()
    return question.state, question.is_pinned, question.answered_second, question.merged_into_id


OF_QUESTIONS = {
    "approve_question": {},
    "hold_question": {},
    "decline_question": {"reason": "Habla de un caso."},
    "pin_question": {},
    "answer_question": {"answer": "Sí."},
    "defer_question": {},
}


@pytest.mark.parametrize("deed", OF_QUESTIONS)
def test_a_decision_on_a_question_is_undone(ask, visible, facilitation, undo, deed):
    question = ask() if deed == "approve_question" else visible()
    stood = as_it_stands(question)

    action_named(deed)(actor=facilitation, question=question, **OF_QUESTIONS[deed])
    assert as_it_stands(question) != stood
    entry = undo()

    assert as_it_stands(question) == stood
    assert Entry.objects.first().details["undoes"] == entry.pk


def test_the_words_of_an_answer_are_kept_for_the_next_time(visible, facilitation, undo):
    question = answer_question(actor=facilitation, question=visible(), answer="Con una línea propia.")

    undo()

    question.refresh_from_db()
    assert (question.state, question.answer) == (S.VISIBLE, "Con una línea propia.")


def test_what_an_answer_took_off_the_screen_comes_back(visible, floor, facilitation, undo):
    question = visible()
    show_question(actor=facilitation, floor=floor, question=question)
    answer_question(actor=facilitation, question=question)

    undo()

    shown = Floor.objects.get()
    assert (shown.screen, shown.screen_question) == (ScreenKind.QUESTION, question)


def test_what_was_put_on_screen_since_stays_there(visible, floor, facilitation, live):
    question = visible()
    show_question(actor=facilitation, floor=floor, question=question)
    answer_question(actor=facilitation, question=question)
    answered = Entry.objects.first()
    show_holding_slide(actor=facilitation, floor=floor)

    undo_deed(actor=facilitation, webinar=live, entry=answered)

    assert Floor.objects.get().screen == ScreenKind.HOLDING


def test_a_showing_is_undone_by_what_stood_there_before(visible, floor, poll, facilitation, undo):
    show_question(actor=facilitation, floor=floor, question=visible())
    show_poll(actor=facilitation, floor=floor, poll=poll)

    undo()

    assert Floor.objects.get().screen == ScreenKind.QUESTION


def test_a_showing_is_not_undone_once_something_else_is_on_screen(visible, floor, facilitation, live):
    show_question(actor=facilitation, floor=floor, question=visible())
    entry = Entry.objects.first()
    show_holding_slide(actor=facilitation, floor=floor)

    with refuses("Something else is on screen by now, and stays there."):
        undo_deed(actor=facilitation, webinar=live, entry=entry)

    assert Floor.objects.get().screen == ScreenKind.HOLDING


def test_questions_are_taken_again_as_before(floor, facilitation, undo):
    action_named("set_taking_questions")(actor=facilitation, floor=floor, takes=False)

    undo()

    assert Floor.objects.get().takes_questions


def test_the_agenda_goes_back_with_its_clock(floor, facilitation, undo):
    action_named("extend_segment")(actor=facilitation, floor=floor, minutes=5)
    stood = Floor.objects.values("segment", "segment_began_at", "extra_minutes").get()
    floor.refresh_from_db()

    action_named("enter_segment")(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))
    undo()

    assert Floor.objects.values("segment", "segment_began_at", "extra_minutes").get() == stood


def swap(first: Segment, second: Segment) -> None:
    """As the agenda of a session may be that was begun anew; while it goes on nobody may reorder it."""
    places = (first.ordinal, second.ordinal)
    for segment, ordinal in ((first, 99), (second, places[0]), (first, places[1])):
        Segment.objects.filter(pk=segment.pk).update(ordinal=ordinal)


def test_the_part_that_went_on_goes_on_again_wherever_it_stands_now(floor, facilitation, undo):
    opening, second = floor.segment, Segment.objects.get(ordinal=2)
    action_named("enter_segment")(actor=facilitation, floor=floor, segment=second)
    swap(opening, second)

    undo()

    assert Floor.objects.get().segment == opening


def test_minutes_are_taken_back_from_the_part_wherever_it_stands_now(floor, facilitation, undo):
    action_named("extend_segment")(actor=facilitation, floor=floor, minutes=5)
    swap(floor.segment, Segment.objects.get(ordinal=2))

    undo()

    assert Floor.objects.get().extra_minutes == 0


def test_minutes_that_were_given_are_taken_back(floor, facilitation, undo):
    action_named("extend_segment")(actor=facilitation, floor=floor, minutes=5)

    undo()

    assert Floor.objects.get().extra_minutes == 0


def test_promise_26_an_opened_poll_goes_back_with_no_vote_and_no_key(poll, live, facilitation, tero, undo):
    cast_vote(voice=tero, option=Option.objects.filter(poll=poll).first())

    undo()

    poll.refresh_from_db()
    assert (poll.state, PollVote.objects.count()) == (PollState.DRAFT, 0)
    assert open_poll(actor=facilitation, poll=poll).state == PollState.OPEN


@pytest.mark.django_db(transaction=True)
def test_the_key_of_votes_goes_with_the_undone_opening(poll, undo):
    assert ephemeral.key_named(poll_key_name(poll)) is not None

    undo()

    assert ephemeral.key_named(poll_key_name(poll)) is None


def test_a_closed_poll_is_not_opened_again(poll, facilitation):
    close_poll(actor=facilitation, poll=poll)

    assert not may_be_undone(Entry.objects.filter(deed="closed").get())


def test_a_poll_that_was_prepared_goes_and_a_hidden_result_is_shown_again(draft, live, facilitation, undo):
    prepared = draft()
    Poll.objects.filter(pk=prepared.pk).update(state=PollState.CLOSED, is_revealed=True)
    hide_results(actor=facilitation, poll=prepared)

    with refuses(
        "Fewer than five voted, or few and all the same: the result would tell who voted what, and is not shown."
    ):
        undo()
    Option.objects.filter(poll=prepared).update(votes=6)
    undo()

    assert Poll.objects.get(pk=prepared.pk).is_revealed
    draft()
    undo()
    assert list(Poll.objects.all()) == [prepared]


def test_a_deed_is_undone_once(ask, facilitation, live):
    question = approve_question(actor=facilitation, question=ask())
    entry = Entry.objects.first()
    undo_deed(actor=facilitation, webinar=live, entry=entry)
    approve_question(actor=facilitation, question=question)

    with refuses("This was undone already."):
        undo_deed(actor=facilitation, webinar=live, entry=entry)


def test_what_another_decided_since_is_not_undone(ask, facilitation, coordination, live):
    question = approve_question(actor=facilitation, question=ask())
    entry = Entry.objects.first()
    hold_question(actor=coordination, question=question)

    with refuses(f"{coordination.name} already held this question. Nothing else was changed."):
        undo_deed(actor=facilitation, webinar=live, entry=entry)


def test_what_was_open_is_left_for_later_once_the_session_is_over(visible, facilitation, live):
    question = hold_question(actor=facilitation, question=visible())
    entry = Entry.objects.first()
    action_named("close_floor")(actor=facilitation, webinar=Webinar.objects.get(pk=live.pk))

    undo_deed(actor=facilitation, webinar=live, entry=entry)

    assert as_it_stands(question)[0] == S.DEFERRED


def test_each_deed_that_can_be_undone_has_its_inverse_and_its_sentence():
    entries = {deed: Entry(deed=deed[0], subject=deed[1], details={"before": {}}) for deed in SENTENCES}

    assert {deed for deed, entry in entries.items() if may_be_undone(entry)} == set(INVERSES)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_undo_at_once_one_does(ask, facilitation, coordination, live):
    question = approve_question(actor=facilitation, question=ask())
    entry = Entry.objects.first()

    done = overlapping(
        lambda: undo_deed(actor=facilitation, webinar=live, entry=entry),
        lambda: undo_deed(actor=coordination, webinar=live, entry=entry),
    )

    assert [type(one) for one in done] == [type(None), Refused]
    assert as_it_stands(question)[0] == S.WAITING
    assert Entry.objects.filter(deed="restored").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_the_second_reads_who_came_first(ask, facilitation, coordination):
    question = ask()

    _approved, refusal = overlapping(
        lambda: approve_question(actor=facilitation, question=question),
        lambda: approve_question(actor=coordination, question=question),
    )

    assert isinstance(refusal, Refused)
    assert str(refusal) == meanwhile(Entry.objects.get(deed="approved"), coordination, S.VISIBLE)
    assert facilitation.name in str(refusal)


def test_a_question_that_returns_to_the_screen_is_bound_by_the_part_that_goes_on(live, visible, facilitation):
    question = visible(shown_as="named")
    show_question(actor=facilitation, floor=Floor.objects.get(), question=question)
    hold_question(actor=facilitation, question=question)
    entry = Entry.objects.get(deed="held")
    confidential = Segment.objects.get(webinar=live, ordinal=2)
    enter_segment(actor=facilitation, floor=Floor.objects.get(), segment=confidential)

    undo_deed(actor=facilitation, webinar=live, entry=entry)

    question.refresh_from_db()
    assert Floor.objects.get().screen_question == question
    assert (question.regime, question.country) == (confidential.regime, "")


def test_after_the_close_no_questions_are_taken_by_undoing(live, facilitation):
    set_taking_questions(actor=facilitation, floor=Floor.objects.get(), takes=False)
    entry = Entry.objects.get(deed="closed to questions")
    close_floor(actor=facilitation, webinar=live)

    with refuses("This session is not going on now."):
        undo_deed(actor=facilitation, webinar=live, entry=entry)

    assert not Floor.objects.get().takes_questions
