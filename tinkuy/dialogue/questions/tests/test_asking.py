from datetime import timedelta

import pytest
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.actions import enter_segment, open_floor, set_taking_questions
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.questions.actions import submit_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import floor_question, questions_on_floor
from tinkuy.dialogue.tests.races import overlapping
from tinkuy.dialogue.tests.refusals import refuses
from tinkuy.dialogue.tests.stream_rows import events_since
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment


def nameless(question: Question) -> str:
    """The country that is shown of a question whose name is not."""
    with translation.override("en"):
        shown = floor_question(question, None)
    assert shown.name == "Without a name"
    return shown.country


def test_a_question_waits_for_the_moderation(ask, live, tero, five_minutes_in):
    question = ask("  ¿Qué   funcionó en las fronteras?  ", language="pt-br")

    assert (question.state, question.text) == (QuestionState.WAITING, "¿Qué funcionó en las fronteras?")
    assert (question.country, question.language, question.asker) == ("", "pt-br", tero.registration)
    assert question.second == 300
    assert questions_on_floor(live, None) == []


def test_the_console_is_told_of_a_new_question_and_the_room_is_not(ask, live):
    console = events_since(channels.console(live), ask)
    room = events_since(channels.room(live), ask)

    assert console == [("part", "queue")]
    assert room == []


def test_who_asks_is_told_on_their_other_pages_and_nobody_else_is(ask, live, tero, zorzal):
    own = events_since(channels.own(tero.identity), ask)
    others = events_since(channels.own(zorzal.identity), ask)

    assert own == [("mine", str(live.pk))]
    assert others == []


def test_what_a_participant_asked_is_in_the_journal_without_a_person(ask):
    question = ask()

    entry = Entry.objects.get(deed="asked")

    assert (entry.actor, entry.subject_id, entry.details) == (None, question.public_id, {"webinar": 3})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write your question."),
        (" ¿? \u200b ", "Write your question."),
        ("a" * 281, "A question has at most 280 characters."),
    ],
)
def test_a_question_has_words_and_not_too_many(ask, text, sentence):
    with refuses(sentence):
        ask(text)

    assert Question.objects.count() == 0


def test_a_question_of_280_letters_is_taken(ask):
    assert len(ask("ñ" * 280).text) == 280


def test_who_asks_chooses_one_of_the_ways(ask):
    with refuses("Choose whether your question is shown with your name."):
        ask(shown_as="anonymous")


def test_nobody_asks_while_the_floor_is_closed_to_questions(ask, floor, facilitation):
    set_taking_questions(actor=facilitation, floor=floor, takes=False)

    with refuses("What you wrote is still here."):
        ask()


def test_nobody_asks_before_the_session_or_after_it(announced, tero, facilitation):
    def ask():
        return submit_question(voice=tero, webinar=announced, text="¿Qué funcionó?")

    with refuses("The floor is closed"):
        ask()
    open_floor(actor=facilitation, webinar=announced)
    with clock.at(clock.now() + timedelta(hours=1)):
        close_floor(actor=facilitation, webinar=announced)

    with refuses("The floor is closed"):
        ask()
    assert Question.objects.count() == 0


def test_nobody_asks_who_is_not_of_the_cycle(live, observer, outsider):
    for person in (observer, outsider):
        with refuses("Register for this cycle to ask a question."):
            submit_question(voice=Voice(person=person), webinar=live, text="¿Qué funcionó?")


def test_nobody_asks_with_a_registration_that_was_withdrawn_meanwhile(ask, tero):
    tero.registration.state = "withdrawn"

    with refuses("Register for this cycle to ask a question."):
        ask()


def test_someone_of_the_team_asks_with_their_own_name(live, focal_point_pe):
    voice = Voice(person=focal_point_pe)
    question = submit_question(voice=voice, webinar=live, text="¿Qué funcionó?", shown_as="named")

    assert (question.asker, question.asker_of_team) == (None, focal_point_pe)
    assert floor_question(question, None).name == "Referente – Perú"


def test_invariant_10_under_chatham_house_a_question_keeps_neither_country_nor_name(ask, floor, facilitation):
    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))

    question = ask(shown_as="named")

    assert (question.country, question.regime) == ("", Regime.CHATHAM_HOUSE)
    assert nameless(question) == ""


def test_with_their_name_or_alias_it_is_shown(ask):
    shown = floor_question(ask(shown_as="named"), None)
    assert (shown.name, shown.country) == ("Tero", "PE")


def test_a_sixth_question_in_five_minutes_waits(ask, zorzal):
    for number in range(5):
        ask(f"Pregunta {number}")

    with refuses("Wait a little: others are asking too."):
        ask("Pregunta 6")

    assert ask("La de otra persona", voice=zorzal)
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert ask("Más tarde")


@pytest.mark.django_db(transaction=True)
def test_patience_holds_for_questions_sent_at_once(ask):
    for number in range(4):
        ask(f"Pregunta {number}")

    done = overlapping(lambda: ask("Quinta"), lambda: ask("Sexta"))

    assert [type(one) for one in done] == [Question, Refused]


@pytest.mark.django_db(transaction=True)
def test_no_question_slips_in_behind_the_close(ask, live, facilitation):
    """Asked first, it is left for afterwards with the others; asked while the floor closes, it is refused."""

    def close():
        with clock.at(clock.now() + timedelta(minutes=1)):
            return close_floor(actor=facilitation, webinar=live)

    overlapping(ask, close)
    Question.objects.update(state=QuestionState.ANSWERED)
    type(live).objects.update(state="live")
    Floor.objects.update(takes_questions=True)
    late = overlapping(close, ask)[1]

    assert isinstance(late, Refused)
    assert Question.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_question_asked_just_before_the_close_is_kept_and_left_for_afterwards(ask, live, facilitation):
    question, _held = overlapping(ask, lambda: close_floor(actor=facilitation, webinar=live))

    question.refresh_from_db()

    assert question.state == QuestionState.LEFT
