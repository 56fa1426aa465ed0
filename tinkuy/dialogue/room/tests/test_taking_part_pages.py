"""What is sent from the room: each form answers a browser with the page and the page's script with a sentence."""

import re

import pytest
from django.test import Client

from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.actions import set_taking_questions
from tinkuy.dialogue.polls.actions import cast_vote, close_poll
from tinkuy.dialogue.polls.models import Option, PollVote
from tinkuy.dialogue.polls.stream_events import voted
from tinkuy.dialogue.pulse.models import PulseMark
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.tests.entering import AS_SCRIPT, browser_of
from tinkuy.journal.models import AcceptedPost, Entry
from tinkuy.stream.tickets import read_ticket

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"


@pytest.fixture
def room(live, tero) -> Client:
    return browser_of(tero)


def test_a_question_is_asked_in_the_language_of_the_page(room, tero):
    sent = {"text": "Como avisar?", "without_name": "on", "once": "a1"}
    answer = room.post(f"{LIVE.replace('/es/', '/pt-br/')}ask/", sent)

    question = Question.objects.get()
    assert answer["Location"] == f"{LIVE.replace('/es/', '/pt-br/')}#mine"
    assert (question.text, question.language, question.shown_as) == ("Como avisar?", "pt-br", "without_name")
    assert question.asker == tero.registration


def test_the_page_then_says_that_it_was_saved_and_waits(room):
    shown = room.post(f"{LIVE}ask/", {"text": "¿Y ahora?"}, follow=True).content.decode()

    assert "Su pregunta quedó guardada." in shown
    assert "En revisión" in shown


def test_a_box_that_is_not_ticked_asks_with_the_name(room):
    room.post(f"{LIVE}ask/", {"text": "¿Con nombre?"})

    assert Question.objects.get().shown_as == "named"


def test_what_was_typed_stays_when_the_floor_was_closed_meanwhile(room, floor, facilitation):
    set_taking_questions(actor=facilitation, floor=floor, takes=False)

    answer = room.post(f"{LIVE}ask/", {"text": "¿Llego tarde?", "without_name": "on"})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert ">¿Llego tarde?</textarea>" in shown
    assert "Por ahora no se reciben más preguntas." in shown


def test_what_is_sent_when_the_session_has_ended_meanwhile_is_asked_in_writing_and_says_so(room, live, facilitation):
    close_floor(actor=facilitation, webinar=live)

    answer = room.post(f"{LIVE}ask/", {"text": "¿Llego tarde?"}, follow=True)

    assert Question.objects.get().state == QuestionState.LEFT
    assert "La sesión terminó: el equipo la lee y puede responderla por escrito." in answer.text


@pytest.mark.parametrize("text", ["", " ¿? ", "a" * 281])
def test_a_question_that_is_none_is_refused_in_words(room, text):
    answer = room.post(f"{LIVE}ask/", {"text": text}, headers=AS_SCRIPT)

    assert answer.status_code == 422
    assert answer.json()["sentence"] in ("Escriba su pregunta.", "Una pregunta puede tener como máximo 280 caracteres.")


def test_the_script_gets_the_sentence_and_ones_own_questions(room):
    answer = room.post(f"{LIVE}ask/", {"text": "¿Y ahora?", "once": "a1"}, headers=AS_SCRIPT)

    assert answer.status_code == 201
    assert answer.json()["sentence"] == "Su pregunta quedó guardada. La moderación la lee antes que la sala."
    assert answer.json()["parts"].startswith('<div id="mine"')


def test_promise_L05_a_question_sent_again_under_its_key_is_asked_once(room):
    sent = {"text": "¿Una vez?", "once": "a1"}
    answers = [room.post(f"{LIVE}ask/", sent, headers=AS_SCRIPT).status_code for _time in range(3)]

    assert answers == [201, 201, 201]
    assert Question.objects.count() == 1


def test_one_takes_ones_own_question_back(room, ask):
    question = ask()

    answer = room.post(f"{LIVE}questions/{question.public_id}/withdraw/")

    assert answer["Location"] == f"{LIVE}#mine"
    assert Question.objects.count() == 0


def test_nobody_takes_back_what_another_asked(live, ask, zorzal):
    question = ask()

    answer = browser_of(zorzal).post(f"{LIVE}questions/{question.public_id}/withdraw/", headers=AS_SCRIPT)

    assert answer.status_code == 422
    assert Question.objects.count() == 1


def test_support_is_given_and_taken_back_by_the_same_button(room, visible):
    question = visible()

    given = room.post(f"{LIVE}upvote/", {"question": question.public_id}, headers=AS_SCRIPT)
    taken = room.post(f"{LIVE}upvote/", {"withdraw": question.public_id}, headers=AS_SCRIPT)

    assert 'name="withdraw"' in given.json()["parts"]
    assert "<span data-upvotes>1</span>" in given.json()["parts"]
    assert 'name="question"' in taken.json()["parts"]
    assert Upvote.objects.count() == 0


def test_without_script_support_leads_back_to_the_list_it_was_given_on(room, visible):
    question = visible()

    in_room = room.post(f"{LIVE}upvote/", {"question": question.public_id, "mode": "text"})
    on_list = room.post(f"{LIVE}upvote/", {"withdraw": question.public_id, "from": "questions"})

    assert in_room["Location"] == f"{LIVE}?mode=text#questions"
    assert on_list["Location"] == f"{LIVE}questions/#questions"


def test_a_question_that_nobody_may_read_yet_takes_no_support(room, ask):
    answer = room.post(f"{LIVE}upvote/", {"question": ask().public_id}, headers=AS_SCRIPT)

    assert answer.status_code == 422


def test_a_vote_is_saved_and_its_ticket_opens_the_results(room, poll):
    answer = room.post(f"{LIVE}vote/", {"option": f"{poll.public_id}.2"}, headers=AS_SCRIPT)

    assert answer.status_code == 201
    assert voted(poll) in read_ticket(answer.json()["ticket"]).channels
    assert PollVote.objects.get().option == Option.objects.get(poll=poll, ordinal=2)


def test_a_vote_may_be_changed_until_the_close(room, poll):
    for place in (1, 3):
        room.post(f"{LIVE}vote/", {"option": f"{poll.public_id}.{place}"})

    assert PollVote.objects.get().option.ordinal == 3


@pytest.mark.parametrize("option", ["", "x", "nobody.1", "1.99", "é.²"])
def test_a_vote_for_nothing_is_refused_in_words(room, poll, option):
    answer = room.post(f"{LIVE}vote/", {"option": option}, headers=AS_SCRIPT)

    assert (answer.status_code, answer.json()["sentence"]) == (422, "Elija una de las respuestas y después vote.")


def test_a_refused_vote_shows_the_page_with_the_sentence(room, poll, facilitation):
    close_poll(actor=facilitation, poll=poll)

    answer = room.post(f"{LIVE}vote/", {"option": f"{poll.public_id}.1"})

    assert answer.status_code == 422
    assert '<p class="notice error" role="alert">Esta encuesta ya se cerró.</p>' in answer.content.decode()


def test_a_sign_is_given_and_taken_back(room):
    room.post(f"{LIVE}pulse/", {"kind": "slower"})
    assert PulseMark.objects.get().kind == "slower"

    room.post(f"{LIVE}pulse/", {"withdraw": "slower"})
    assert PulseMark.objects.count() == 0


def test_a_sign_that_there_is_not_is_refused(room):
    assert room.post(f"{LIVE}pulse/", {"kind": "louder"}, headers=AS_SCRIPT).status_code == 422


def test_promise_P04_votes_support_and_signs_leave_no_trace_of_who(room, poll, visible):
    question = visible()
    journal = Entry.objects.count()

    room.post(f"{LIVE}vote/", {"option": f"{poll.public_id}.1"})
    room.post(f"{LIVE}upvote/", {"question": question.public_id})
    room.post(f"{LIVE}pulse/", {"kind": "slower"})

    assert (PollVote.objects.count(), Upvote.objects.count(), PulseMark.objects.count()) == (1, 1, 1)
    assert (Entry.objects.count(), AcceptedPost.objects.count()) == (journal, 0)


@pytest.mark.parametrize("deed", ["ask", "upvote", "vote", "pulse", "ticket"])
def test_a_link_does_nothing(room, deed):
    assert room.get(f"{LIVE}{deed}/").status_code == 405


@pytest.mark.parametrize("deed", ["ask", "upvote", "vote", "pulse"])
def test_who_only_watches_may_not(live, observer, signed_in, deed):
    assert signed_in(observer).post(f"{LIVE}{deed}/").status_code == 403


def test_a_ticket_hears_the_room_and_ones_own_questions(room, live, tero):
    answer = room.post(f"{LIVE}ticket/")

    ticket = read_ticket(answer.json()["ticket"])
    assert answer.status_code == 201
    assert ticket.channels == (channels.room(live), channels.own(tero.identity), channels.tallies(live))
    assert ticket.language == "es"


def test_a_ticket_ends_with_the_registration_and_with_the_device(room, tero):
    ticket = read_ticket(room.post(f"{LIVE}ticket/").json()["ticket"])

    device = tero.registration.devices.get()
    assert ticket.holders == (tero.identity, f"device:{device.public_id}")


def test_who_voted_hears_the_results_with_the_next_ticket_too(room, poll, tero):
    cast_vote(voice=tero, option=Option.objects.filter(poll=poll).first())

    assert voted(poll) in read_ticket(room.post(f"{LIVE}ticket/").json()["ticket"]).channels


def test_a_page_that_saves_data_hears_everything_but_the_numbers_that_move_often(room, live, tero):
    page = room.get(f"{LIVE}?mode=text").content.decode()
    tickets = [room.post(f"{LIVE}ticket/", {"mode": "text"}).json()["ticket"]]
    tickets.append(re.search('data-ticket="([^"]+)"', page)[1])

    for ticket in tickets:
        assert read_ticket(ticket).channels == (channels.room(live), channels.own(tero.identity))


def test_the_team_hears_the_room_by_its_role_and_sign_in(live, facilitation, signed_in):
    ticket = read_ticket(signed_in(facilitation).post(f"{LIVE}ticket/").json()["ticket"])

    assert ticket.channels[:2] == (channels.room(live), channels.own(f"person:{facilitation.pk}"))
    assert [holder.split(":")[0] for holder in ticket.holders] == ["person", "role", "signin"]


def test_a_page_that_refuses_is_refreshed_at_the_room(room):
    assert f'class="room-refresh" href="{LIVE}"' in room.post(f"{LIVE}ask/", {"text": " "}).text


def test_a_page_that_somebody_else_left_open_in_this_browser_sends_nothing(room, zorzal):
    own = re.search(r'data-whose="(\w+)"', room.get(LIVE).content.decode())[1]
    next_person = browser_of(zorzal)
    sent = {"text": "¿De quién es?", "whose": own}

    assert next_person.post(f"{LIVE}ask/", sent, headers=AS_SCRIPT).status_code == 422
    assert not Question.objects.exists()
    assert room.post(f"{LIVE}ask/", sent, headers=AS_SCRIPT).status_code == 201
