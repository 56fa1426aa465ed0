"""The live example tells what its own pack says, at the moment of loading, on both databases."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django_scopes import scope

from tests.journeys.test_example_pages import text_of
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.dialogue.floor.queries import floor_of, position_of
from tinkuy.dialogue.moderation.queries import queue_of
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Option, Poll, PollVote
from tinkuy.dialogue.presence.queries import connected_by_country, connected_lately
from tinkuy.dialogue.pulse.queries import pulse_counts
from tinkuy.dialogue.questions.models import Question
from tinkuy.example.loading import load_example
from tinkuy.example.pack import live_pack, second_of
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person
from tinkuy.people.queries import example_persons
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.decisions.models import Decision
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.tasks.queries import tasks_by_owner

SLUG = "demo-en-vivo"
PACK = live_pack().cycle
ROW = next(row for row in PACK["webinars"] if row["state"] == "live")


@pytest.fixture
def session(live_example) -> Webinar:
    return Webinar.objects.get(ordinal=3)


@pytest.fixture
def questions(live_example) -> dict[str, Question]:
    """The questions by the ids of the pack."""
    by_text = {question.text: question for question in Question.objects.select_related("asker", "asker_of_team")}
    return {row["id"]: by_text[row["text"]] for row in ROW["questions"]}


def test_two_sessions_were_held_one_is_live_two_are_to_come(live_example):
    states = list(Webinar.objects.values_list("state", flat=True))

    assert states == ["validated", "minutes_ready", "live", "announced", "announced"]


def test_capability_C12_attendance_of_the_held_sessions_is_that_of_the_pack(live_example):
    attendance = attendance_of(live_example)

    assert attendance.persons == {row["ordinal"]: row["attendance"] for row in PACK["webinars"] if "attendance" in row}
    assert attendance.persons == {1: 131, 2: 124}
    assert attendance.registered == Registration.objects.count() == 226


def test_capability_D13_a_hundred_and_seventy_two_of_ten_countries_are_connected(session):
    here, lately = connected_by_country(session), connected_lately(session)

    assert (here.total(), len(here)) == (ROW["live"]["connected"], ROW["live"]["countries_connected"]) == (172, 10)
    assert lately.count == 170
    assert lately.countries <= len(here)


def test_the_session_is_at_its_minute_52_with_23_left_of_its_third_part(session):
    floor = floor_of(session)
    with clock.at(session.starts_at + timedelta(minutes=52)):
        position = position_of(session, floor)

    assert (position.minute, position.place, position.total, position.minutes_left) == (52, 3, 4, 23)
    assert position.takes_questions


def test_the_session_began_52_minutes_before_it_was_loaded(session, example_loaded):
    passed = example_loaded - session.actually_started_at

    assert timedelta(minutes=52) <= passed < timedelta(minutes=60)


def test_capability_D2_questions_have_the_states_minutes_and_answers_of_the_pack(questions):
    for row in ROW["questions"]:
        question = questions[row["id"]]
        answered = second_of(row["answered_at"]) if "answered_at" in row else None
        facts = (question.state, question.country, question.language, question.second)
        assert facts == (row["state"], row["country"], row["lang"].lower(), second_of(row["at"]))
        assert (question.answered_second, question.answer) == (answered, row.get("answer", ""))


def test_capability_D3_each_question_that_the_room_reads_has_the_support_of_the_pack(questions):
    supported = {row["id"]: 0 if row["state"] == "waiting" else row["upvotes"] for row in ROW["questions"]}

    assert {name: question.upvotes for name, question in questions.items()} == supported


def test_questions_are_asked_by_the_aliases_and_the_person_of_the_pack(questions):
    aliases = {row["id"]: row["alias"] for row in ROW["questions"] if "alias" in row}

    assert {name: questions[name].asker.display_name() for name in aliases} == aliases
    assert questions["dq8"].asker_of_team.email == "referente.pe@example.org"


def test_the_question_that_asks_the_same_is_found(session, questions):
    cards = queue_of(session, floor_of(session), "waiting", ()).cards
    similar = {card.floor_question.question.pk: card.similar for card in cards}

    assert similar[questions["dq7"].pk] == questions["dq1"]


def test_capability_D4_the_open_poll_has_118_votes_of_different_people(session):
    poll = Poll.objects.get(webinar=session)
    votes = [PollVote.objects.filter(option=option).count() for option in Option.objects.filter(poll=poll)]

    assert (poll.state, votes) == ("open", [54, 32, 18, 14])
    assert PollVote.objects.values("tag").distinct().count() == 118


def test_capability_D6_the_pulse_is_that_of_the_pack(session):
    assert {str(one.kind): one.count for one in pulse_counts(session)} == {
        "slower": 7,
        "cannot_hear": 2,
        "same_here": 41,
    }


def test_notes_stand_at_their_minutes_one_of_them_proposed(live_example):
    rows = [note for webinar in PACK["webinars"] for note in webinar.get("notes", [])]
    notes = {note.text: (note.kind, note.country, note.second, note.state) for note in Note.objects.all()}

    assert notes == {
        row["text"]: (row["kind"], row["country"], second_of(row["at"]), row.get("state", "shared")) for row in rows
    }


def test_capability_P3_threads_are_planned_planted_and_picked_up_at_their_seconds(session):
    hooks = {f"D{hook.label}": (hook.state, hook.planted_second, hook.resolved_second) for hook in Hook.objects.all()}

    assert hooks == {
        "DH1": ("resolved", 5040, 360),
        "DH2": ("resolved", 4980, 3010),
        "DH3": ("planted", 5220, None),
        "DH4": ("planned", None, None),
        "DH5": ("planted", 5250, None),
    }
    assert floor_of(session).screen_hook.number == 2


def test_capability_P6_its_decision_was_taken_in_the_second_session_and_its_tasks_are_to_do(live_example):
    decision = Decision.objects.select_related("webinar").get()
    to_do = [due for owners_tasks in tasks_by_owner(live_example) for due in owners_tasks.to_do]
    owners = [(due.task.owner.name, due.is_overdue) for due in sorted(to_do, key=lambda due: due.due_on)]

    assert (decision.state, decision.webinar.ordinal, decision.country) == ("adopted", 2, "UY")
    assert owners == [("Relatoría", False), ("Coordinación regional", False), ("Apoyo técnico", False)]


def test_one_person_coordinates_both_cycles_and_may_be_entered_as_once(live_example):
    person = Person.objects.get(email="coordinacion@example.org")
    names = [one.name for one in example_persons()]

    for cycle in Cycle.objects.all():
        assert TeamRole.objects.with_scope(cycle=cycle).filter(person=person, role="coordination").exists()
    assert len(names) == len(set(names)) == Person.objects.filter(is_example=True).count()


def test_no_mail_is_owed_to_the_participants(live_example):
    assert not Notice.objects.filter(about__startswith="registration|").exists()


def test_names_and_addresses_of_the_live_cycle_stand_nowhere_in_clear(live_example):
    rows = [bytes(row) for row in Registration.objects.values_list("sealed_email", flat=True)]

    assert len(rows) == 226
    assert not any(b"example.org" in row for row in rows)


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
@pytest.mark.parametrize("path", ["", "c/demo-en-vivo/", "c/demo-en-vivo/s/1/", "c/demo-en-vivo/s/3/"])
def test_its_public_pages_open_in_three_languages(live_example, path, language):
    assert Client(SERVER_NAME="localhost").get(f"/{language}/{path}").status_code == 200


def test_capability_P2_its_pages_say_that_the_session_is_live_and_that_nothing_is_erased(live_example):
    client = Client(SERVER_NAME="localhost")
    cycle, home = text_of(client.get("/es/c/demo-en-vivo/")), text_of(client.get("/es/"))

    assert "Sesión en vivo ahora" in cycle
    assert "la sesión 3 de 5 está en vivo" in cycle
    assert "131 asistentes" in cycle
    assert "172" not in cycle
    assert "Recoge H2 de la sesión 2" in cycle
    assert "nada se borra hasta que se quite el ejemplo" in cycle
    assert "Sesión en vivo ahora: 3. Trabajar con lo que una persona sabe" in home


def test_it_is_loaded_afresh_once_the_planned_end_of_its_session_has_passed(session, live_example):
    output = StringIO()
    call_command("demo", stdout=output)
    with clock.at(session.ends_at):
        assert load_example() == {}
    with clock.at(session.ends_at + timedelta(hours=20)):
        call_command("demo", stdout=output)
        again = Cycle.objects.get(slug=SLUG)
        with scope(cycle=again):
            assert connected_lately(Webinar.objects.get(ordinal=3)).count == 170

    assert again.public_id != live_example.public_id
    assert Cycle.objects.filter(slug="trata-covid-19").exists()
    assert output.getvalue().splitlines() == [
        "The example was loaded already.",
        "The example cycle demo-en-vivo is loaded afresh: its live session had ended.",
    ]


def test_a_real_cycle_at_its_address_stays(session, live_example):
    Cycle.objects.filter(pk=live_example.pk).update(is_example=False)

    with clock.at(session.ends_at + timedelta(days=1)):
        assert load_example() == {}
