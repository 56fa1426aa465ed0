import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.moderation.actions import (
    answer_question,
    approve_question,
    decline_question,
    hold_question,
    pin_question,
    redact_question,
    unpin_question,
)
from tinkuy.dialogue.questions.actions import withdraw_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import questions_by, questions_on_floor
from tinkuy.dialogue.screen.actions import show_question
from tinkuy.dialogue.tests.deeds import action_named
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry
from tinkuy.stream.queries import AT_ONCE, CONTROL

NOT_IN_YOUR_ROLE = "Your role in this cycle does not include this."


def on_floor(webinar) -> list[str]:
    return [one.question.text for one in questions_on_floor(webinar, None)]


def test_what_is_approved_the_room_reads(ask, live, facilitation):
    question = ask("¿Qué funcionó?")
    room = events_since(channels.room(live), lambda: approve_question(actor=facilitation, question=question))

    assert on_floor(live) == ["¿Qué funcionó?"]
    assert room == [("question", question.public_id)]
    assert Entry.objects.get(deed="approved").actor == facilitation


def test_words_that_the_room_reads_are_taken_out_at_once_also_where_very_many_listen(visible, facilitation, tero):
    deeds = [
        lambda question: redact_question(actor=facilitation, question=question, text="¿Qué funcionó?"),
        lambda question: hold_question(actor=facilitation, question=question),
        lambda question: decline_question(actor=facilitation, question=question, reason="Nombra a alguien"),
        lambda question: withdraw_question(voice=tero, question=question),
    ]

    for deed in deeds:
        question = visible()
        assert (AT_ONCE, channels.room(question.webinar)) in events_since(CONTROL, lambda: deed(question))  # noqa: B023


def test_the_asker_alone_is_told_of_the_state_of_their_question(ask, live, tero, zorzal, facilitation):
    question = ask()
    own, others = (channels.own(voice.identity) for voice in (tero, zorzal))

    assert events_since(own, lambda: hold_question(actor=facilitation, question=question)) == [("mine", str(live.pk))]
    assert events_since(others, lambda: approve_question(actor=facilitation, question=question)) == []


@pytest.mark.parametrize("who", ["rapporteur", "observer", "outsider"])
def test_only_the_moderation_decides(ask, request, who):
    question = ask()

    for deed in (approve_question, hold_question, pin_question):
        with refuses(NOT_IN_YOUR_ROLE):
            deed(actor=request.getfixturevalue(who), question=question)


def test_the_focal_point_of_each_country_moderates(ask, focal_point_pe, focal_point_uy):
    for person in (focal_point_pe, focal_point_uy):
        assert approve_question(actor=person, question=ask()).state == QuestionState.VISIBLE


def test_a_question_is_not_approved_twice(visible, facilitation):
    question = visible()

    with refuses("You already approved this question. Nothing else was changed."):
        approve_question(actor=facilitation, question=question)


def test_words_that_identify_somebody_are_replaced_and_kept_nowhere(ask, live, facilitation):
    question = ask("Soy la fiscal de la frontera, ¿qué funcionó?")

    redact_question(actor=facilitation, question=question, text=" ¿Qué   funcionó? ")

    assert on_floor(live) == ["¿Qué funcionó?"]
    assert [entry for entry in Entry.objects.all() if "fiscal" in str(entry.details)] == []


@pytest.mark.parametrize("text", ["", "  ", "a" * 281])
def test_a_question_is_not_replaced_by_nothing_or_too_much(ask, facilitation, text):
    with refuses("Leave a question of at most 280 characters."):
        redact_question(actor=facilitation, question=ask(), text=text)


def test_what_is_held_back_leaves_the_room_and_may_come_again(visible, live, facilitation):
    question = visible()

    hold_question(actor=facilitation, question=question)
    held = on_floor(live)
    approve_question(actor=facilitation, question=question)

    assert (held, on_floor(live)) == ([], ["¿Qué funcionó?"])


def test_who_asked_reads_why_it_was_declined_and_the_room_does_not(ask, live, tero, facilitation):
    decline_question(actor=facilitation, question=ask(), reason="Habla de un caso.")

    (own,) = questions_by(live, tero)

    assert (own.state, own.reason) == (QuestionState.DECLINED, "Habla de un caso.")
    assert on_floor(live) == []


def test_nothing_is_declined_without_a_reason(ask, facilitation):
    with refuses("Write why: the person who asked reads it."):
        decline_question(actor=facilitation, question=ask(), reason="  ")


def test_what_was_answered_is_not_declined(visible, facilitation):
    question = answer_question(actor=facilitation, question=visible())

    with refuses("You already marked this question as answered."):
        decline_question(actor=facilitation, question=question, reason="Habla de un caso.")


def test_the_pinned_question_comes_first(visible, live, facilitation):
    visible("Primera")
    second = visible("Segunda")

    pin_question(actor=facilitation, question=second)
    pinned = on_floor(live)
    unpin_question(actor=facilitation, question=second)

    assert (pinned, on_floor(live)) == (["Segunda", "Primera"], ["Primera", "Segunda"])


def test_what_the_room_cannot_read_is_not_pinned(ask, facilitation):
    with refuses("This question has still to be approved."):
        pin_question(actor=facilitation, question=ask())


@pytest.mark.parametrize("deed", ["hold_question", "decline_question", "defer_question", "answer_question"])
def test_a_question_that_is_decided_leaves_the_screen(visible, floor, facilitation, deed):
    question = visible()
    show_question(actor=facilitation, floor=floor, question=question)
    reason = {"reason": "Habla de un caso."} if deed == "decline_question" else {}

    action_named(deed)(actor=facilitation, question=question, **reason)

    assert Floor.objects.get().screen == ScreenKind.TITLE


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_the_second_is_told(ask, facilitation, coordination):
    question = ask()

    first, second = overlapping(
        lambda: approve_question(actor=facilitation, question=question),
        lambda: approve_question(actor=coordination, question=Question.objects.get()),
    )

    assert (type(first), type(second)) == (Question, Refused)
    assert Entry.objects.filter(deed="approved").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_question_declined_meanwhile_does_not_come_on_screen(visible, floor, facilitation):
    question = visible()

    _declined, shown = overlapping(
        lambda: decline_question(actor=facilitation, question=question, reason="Habla de un caso."),
        lambda: show_question(actor=facilitation, floor=floor, question=Question.objects.get()),
    )

    assert type(shown) is Refused
    assert Floor.objects.get().screen == ScreenKind.TITLE
