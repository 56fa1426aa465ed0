"""The pages of the messages: what is read, tried, written, approved; and who may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_scopes import scope

from tinkuy.convening.message_texts.models import MessageText
from tinkuy.convening.moving.tests.changing import register
from tinkuy.convening.reminders.models import MomentDispatch, MomentSetting
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState

TEXT = "{saludo}\n\nLe esperamos el {dia}.\n\n{enlace}"


@pytest.fixture
def open_theme(cycle):
    cycle.is_sensitive = False
    cycle.save(update_fields=["is_sensitive"])
    return cycle


@pytest.fixture
def at_desk(client, coordination, sessions):
    client.force_login(coordination)
    return client


def address(route: str, *args: object) -> str:
    return reverse(f"convening:{route}", args=["ciclo-de-prueba", *args])


def test_the_page_leads_to_the_next_session_and_shows_what_goes(at_desk, open_theme, sessions):
    Hook.objects.create(
        cycle=open_theme,
        number=1,
        origin=sessions[0],
        target=sessions[1],
        state=HookState.PLANTED,
        text={"es": "¿Cómo <b>sigue</b> la causa?"},
    )

    assert at_desk.get(address("messages")).url == address("session_messages", 1)
    page = at_desk.get(address("session_messages", 2), {"moment": "day"}).text

    assert "Mensajes de la sesión 2" in page
    assert '<p class="mail-quote"><u>¿Cómo &lt;b&gt;sigue&lt;/b&gt; la causa?</u>' in page
    assert page.count("por aprobar") >= 2


def test_capability_C8_a_message_is_seen_as_one_person_receives_it_and_they_read_of_the_look(
    at_desk, open_theme, sessions
):
    one = register(open_theme, sessions, number=7, country="CL")

    page = at_desk.post(address("preview_message", 1), {"moment": "hour", "who": "persona7@example.org"}).text

    assert "<u>Persona 7</u>" not in page
    assert "Persona 7:" in page
    assert "en Santiago" in page
    entry = Entry.objects.get(deed="looked at a message for")
    assert (entry.subject, entry.subject_id) == ("registration", one.public_id)


def test_a_focal_point_learns_of_nobody_of_another_country(client, open_theme, sessions, focal_point_pe):
    one = register(open_theme, sessions, number=1, country="PE")
    two = register(open_theme, sessions, number=2, country="CL")
    client.force_login(focal_point_pe)

    own, other, nobody = (
        client.post(address("preview_message", 1), {"moment": "hour", "who": str(number)})
        for number in (one.number, two.number, 999)
    )

    assert "Persona 1" in own.text
    assert (other.status_code, nobody.status_code) == (422, 422)
    assert "Persona 2" not in other.text
    assert Entry.objects.filter(deed="looked at a message for").count() == 1


def test_promise_P17_a_focal_point_learns_of_no_address_whether_it_is_registered_nor_whose_alias_it_is(
    client, open_theme, sessions, focal_point_pe
):
    register(open_theme, sessions, number=1, country="PE")
    client.force_login(focal_point_pe)

    answers = [
        client.post(address("preview_message", 1), {"moment": "hour", "who": who})
        for who in ("persona1@example.org", "persona9@example.org")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("solo la coordinación sabe" in answer.text and "Persona 1" not in answer.text for answer in answers)


def test_capability_C8_the_coordination_approves_and_a_focal_point_does_not(at_desk, sessions, focal_point_pe, cycle):
    answer = at_desk.post(address("decide_messages", 1, "thanks"), {"decision": "approved"}, follow=True)

    assert "Aprobado: sale a su hora." in answer.text
    with scope(cycle=cycle):
        assert MomentDispatch.objects.get().decision == "approved"
    at_desk.force_login(focal_point_pe)
    assert at_desk.post(address("decide_messages", 1, "thanks"), {"decision": "dropped"}).status_code == 403


def test_the_modes_of_the_cycle_are_chosen_together(at_desk, cycle):
    modes = {"week": "ask_first", "day": "by_itself", "hour": "off", "ten_minutes": "off"}
    answer = at_desk.post(
        address("choose_message_modes"), modes | {"thanks": "off", "catch_up": "ask_first", "recap": "by_itself"}
    )

    assert answer.status_code == 302
    with scope(cycle=cycle):
        assert dict(MomentSetting.objects.values_list("moment", "mode")) == {
            "week": "ask_first",
            "hour": "off",
            "thanks": "off",
        }


def test_capability_C8_a_text_is_tried_then_saved_then_taken_back(at_desk, open_theme, cycle):
    typed = {"subject": "Nos vemos el {dia}", "body": TEXT}
    place = address("message_text", "day", "es")

    tried = at_desk.post(place, typed | {"try": "yes"})
    with scope(cycle=cycle):
        assert not MessageText.objects.exists()
    assert "Le esperamos el <u>" in tried.text

    assert at_desk.post(place, typed).status_code == 302
    with scope(cycle=cycle):
        assert MessageText.objects.get().subject == "Nos vemos el {dia}"

    at_desk.post(address("restore_message_text", "day", "es"))
    with scope(cycle=cycle):
        assert not MessageText.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"body": f"{TEXT}\n\n{{clave.__class__}}"}, "{clave.__class__} no es uno de los campos"),
        ({"body": TEXT.replace("{enlace}", "Entre")}, "Escriba {enlace} una vez"),
        ({"body": f"{TEXT}\n\nSobra una {{ llave"}, "Hay una llave suelta"),
        ({"body": f"{TEXT}\n\nVea www.ejemplo.org"}, "El texto no puede llevar direcciones"),
        ({"subject": "Nuestro ciclo de prueba"}, "estas palabras: prueba"),
    ],
)
def test_capability_C8_a_text_that_would_break_or_tell_is_refused_in_words(at_desk, sessions, typed, sentence):
    answer = at_desk.post(address("message_text", "day", "es"), {"subject": "Sesión {numero}", "body": TEXT} | typed)

    assert answer.status_code == 422
    assert sentence in answer.text


def test_pages_ask_the_same_of_the_database_for_one_person_and_for_many(at_desk, cycle, sessions):

    def queries() -> int:
        with CaptureQueriesContext(connection) as sent:
            at_desk.get(address("session_messages", 1))
        return len(sent)

    with scope(cycle=cycle):
        register(cycle, sessions, number=1)
    queries()
    first = queries()
    with scope(cycle=cycle):
        for number in range(2, 7):
            register(cycle, sessions, number=number)
    queries()  # what may be shown of the changed numbers is worked out once
    assert queries() == first


def test_a_postponed_session_says_that_nothing_goes(at_desk, cycle, sessions):
    with scope(cycle=cycle):
        Webinar.objects.filter(pk=sessions[0].pk).update(state="postponed")
    assert "está aplazada" in at_desk.get(address("session_messages", 1)).text
