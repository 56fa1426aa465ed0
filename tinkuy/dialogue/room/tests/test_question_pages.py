"""The page on which a question is written in peace, and the one on which who asked it follows it."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor.actions import enter_segment, set_taking_questions
from tinkuy.dialogue.moderation.actions import answer_question, decline_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.tests.entering import AS_SCRIPT, browser_of
from tinkuy.planning.cycles.models.webinar import Segment

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"
WRITE = f"{LIVE}question/"
SENT = {"text": "¿Quién llama?", "without_name": "", "from": "question", "once": "a" * 32}
STEP = re.compile(r'<li class="(\w+)"[^>]*><b>([^<]+)</b>')


@pytest.fixture
def room(live, tero) -> Client:
    """Tero's browser."""
    return browser_of(tero)


def followed(room: Client) -> str:
    return room.get(f"{WRITE}{Question.objects.latest('pk').public_id}/").text


def test_each_way_says_in_a_sentence_who_can_know_and_none_is_called_anonymous(room):
    page = room.get(WRITE).text

    assert "La sala y el equipo leen «Tero»." in page
    assert "Quien opera Tinkuy podría saberlo." in page
    assert "nónim" not in page
    assert re.findall(r'name="without_name" value="(\w*)"( checked)?', page) == [("", ""), ("on", " checked")]


def test_without_script_it_is_sent_and_followed_on_its_own_page(room):
    answer = room.post(f"{LIVE}ask/", SENT)

    question = Question.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{WRITE}{question.public_id}/")
    assert question.shown_as == "named"
    page = followed(room)
    assert "Recibimos su pregunta" in page
    assert "to-come" in page
    assert STEP.findall(page) == [
        ("done", "Enviada"),
        ("now", "En revisión"),
        ("later", "En la sala"),
        ("later", "Respondida"),
    ]


def test_the_script_is_led_to_the_same_page(room):
    sent = room.post(f"{LIVE}ask/", SENT, headers=AS_SCRIPT)

    assert sent.json() == {"page": f"{WRITE}{Question.objects.get().public_id}/"}


def test_what_is_refused_stands_on_the_same_page_as_it_was_typed(room, floor, facilitation):
    answer = room.post(f"{LIVE}ask/", SENT | {"text": "¡¿?!"})

    assert answer.status_code == 422
    assert "Escriba su pregunta." in answer.text
    assert "¡¿?!</textarea>" in answer.text
    assert re.findall(r'name="without_name" value="(\w*)" checked', answer.text) == [""]

    set_taking_questions(actor=facilitation, floor=floor, takes=False)
    closed = room.post(f"{LIVE}ask/", SENT | {"once": "b" * 32})
    assert "¿Quién llama?" in closed.text
    assert "Por ahora no se reciben más preguntas." in closed.text


def test_nobody_follows_what_another_asked(ask, zorzal):
    question = ask()

    assert browser_of(zorzal).get(f"{WRITE}{question.public_id}/").status_code == 404
    assert browser_of(zorzal).get(f"{WRITE}?again={question.public_id}").status_code == 404


def test_what_waits_is_corrected_in_its_place(room, ask):
    question = ask("¿Quién lama?", shown_as="named")
    form = room.get(f"{WRITE}?again={question.public_id}").text
    assert "¿Quién lama?</textarea>" in form
    assert f'name="again" value="{question.public_id}"' in form

    room.post(f"{LIVE}ask/", SENT | {"again": question.public_id})

    assert list(Question.objects.values_list("text", flat=True)) == ["¿Quién llama?"]


def test_what_was_given_back_is_put_in_other_words_beside_its_reason(room, ask, facilitation):
    question = decline_question(actor=facilitation, question=ask("¿Y Ana?"), reason="Nombra a una persona.")
    page = room.get(f"{WRITE}{question.public_id}/").text
    assert "Le devolvimos su pregunta" in page
    assert "Nombra a una persona." in page
    assert f"?again={question.public_id}" in page

    assert "Nombra a una persona." in room.get(f"{WRITE}?again={question.public_id}").text


def test_an_answer_is_read_where_the_question_is_followed(room, visible, facilitation):
    answer_question(actor=facilitation, question=visible(), answer="Con mesas.")

    page = followed(room)

    assert "Con mesas." in page
    assert "Retirar" not in page
    assert {state for state, _name in STEP.findall(page)} == {"done"}


def test_after_the_session_one_asks_in_writing_from_what_it_left(room, live, facilitation):
    close_floor(actor=facilitation, webinar=live)
    assert f'href="{WRITE}"' in room.get(LIVE).text

    room.post(f"{LIVE}ask/", SENT)

    assert Question.objects.get().state == QuestionState.LEFT
    page = followed(room)
    assert ("now", "Para después") in STEP.findall(page)
    assert "¿Quién llama?" in room.get(LIVE).text


def test_what_was_asked_in_the_room_stays_so_when_the_session_is_said_to_have_ended_before(room, live, facilitation):
    room.post(f"{LIVE}ask/", SENT)
    start = live.actually_started_at - timedelta(hours=2)
    close_floor(actor=facilitation, webinar=live, started_at=start, ended_at=start + timedelta(hours=1))
    room.post(f"{LIVE}ask/", SENT | {"text": "¿Y después?", "once": "b" * 32})

    in_the_room, afterwards = room.get(LIVE).text, room.get("/es/me/ciclo-de-prueba/").text

    assert in_the_room.count("La sesión terminó antes de que la moderación la aprobara") == 1
    assert in_the_room.count("Usted la hizo por escrito") == 1
    assert afterwards.count("Por escrito, después de la sesión 3") == 1


def test_before_the_session_the_page_says_when(announced, tero):
    assert "Podrá preguntar cuando empiece la sesión." in browser_of(tero).get(WRITE).text


def test_under_a_regime_without_names_the_page_says_so(room, floor, facilitation):
    enter_segment(actor=facilitation, floor=floor, segment=Segment.objects.get(ordinal=2))

    assert 'data-names="no"' in room.get(WRITE).text
