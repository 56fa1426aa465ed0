from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.joining.actions import merge_question
from tinkuy.dialogue.moderation.actions import answer_question
from tinkuy.dialogue.questions.actions import submit_question, upvote_question, withdraw_question
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.questions.queries import question_with_id
from tinkuy.dialogue.screen.actions import show_question
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since


def test_nothing_stays_of_a_question_that_was_taken_back(visible, tero, zorzal):
    question = visible()
    upvote_question(voice=zorzal, question=question)

    withdraw_question(voice=tero, question=question)

    assert (Question.objects.count(), Upvote.objects.count()) == (0, 0)


def test_the_room_is_told_that_it_is_gone(visible, tero, live):
    question = visible()
    public_id = question.public_id

    room = events_since(channels.room(live), lambda: withdraw_question(voice=tero, question=question))

    assert room == [("question", public_id)]


def test_only_who_asked_takes_it_back(visible, zorzal, facilitation):
    question = visible()

    for voice in (zorzal, Voice(person=facilitation)):
        with refuses("Only who asked may take a question back."):
            withdraw_question(voice=voice, question=question)


def test_someone_of_the_team_takes_their_own_back(live, facilitation):
    voice = Voice(person=facilitation)
    question = submit_question(voice=voice, webinar=live, text="¿Qué funcionó?")

    withdraw_question(voice=voice, question=question)

    assert Question.objects.count() == 0


def test_what_was_answered_stands(visible, tero, facilitation):
    question = visible()
    answer_question(actor=facilitation, question=Question.objects.get())

    with refuses("This question was answered already."):
        withdraw_question(voice=tero, question=question)

    assert Question.objects.count() == 1


def test_a_question_taken_back_leaves_the_screen(visible, tero, floor, facilitation):
    question = visible()
    show_question(actor=facilitation, floor=floor, question=question)

    withdraw_question(voice=tero, question=question)

    assert Floor.objects.get().screen == ScreenKind.TITLE


def test_what_was_joined_to_a_question_taken_back_waits_again(visible, tero, zorzal, facilitation):
    named, joined = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?", voice=zorzal)
    merge_question(actor=facilitation, question=joined, into=named)

    withdraw_question(voice=tero, question=named)

    joined.refresh_from_db()
    assert (joined.state, joined.merged_into, joined.upvotes) == (QuestionState.WAITING, None, 0)


def test_what_was_joined_to_a_question_taken_back_after_the_session_waits_for_nobody(
    visible, live, tero, zorzal, facilitation
):
    named, joined = visible("¿Qué funcionó?"), visible("¿Qué ha funcionado?", voice=zorzal)
    merge_question(actor=facilitation, question=joined, into=named)
    close_floor(actor=facilitation, webinar=live)

    withdraw_question(voice=tero, question=question_with_id(live, named.public_id))

    joined.refresh_from_db()
    assert joined.state == QuestionState.LEFT


def test_promise_P07_what_one_asked_is_among_ones_own_data(visible, tero):
    visible("¿Qué funcionó?")

    (question,) = own_data(tero.registration, "es")["questions"]

    assert (question["words"], question["state"], question["session"]) == ("¿Qué funcionó?", "Visible", 3)


def test_promise_P08_who_leaves_the_cycle_takes_their_questions_along(visible, tero, zorzal, live, facilitation):
    answered = visible("¿Quién llama a quién?")
    answer_question(actor=facilitation, question=answered)
    others = visible("¿Y en la frontera?", voice=zorzal)
    visible("¿Qué funcionó?")
    submit_question(voice=tero, webinar=live, text="¿Se lee?")

    room = events_since(channels.room(live), lambda: withdraw_registration(registration=tero.registration))

    assert set(Question.objects.values_list("pk", "asker")) == {
        (answered.pk, None),
        (others.pk, zorzal.registration.pk),
    }
    assert len([kind for kind, _subject in room if kind == "question"]) == 3
