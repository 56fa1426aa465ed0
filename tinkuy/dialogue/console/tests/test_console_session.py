"""The console of a session: who opens it, its agenda and its room, what its script fetches."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import gettext as _

from tinkuy.attendance.presences.actions import note_presence
from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.notes.actions import write_note
from tinkuy.dialogue.presence.queries import MARK_EVERY
from tinkuy.dialogue.pulse.actions import mark_pulse
from tinkuy.dialogue.tests.console import CONSOLE, messages_after, part
from tinkuy.people.signin import signin_holder
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import WebinarState
from tinkuy.planning.hours import local_hour
from tinkuy.planning.rules import role_holder
from tinkuy.stream.tickets import read_ticket


@pytest.fixture
def client(signed_in, facilitation):
    return signed_in(facilitation)


def test_the_moderation_opens_the_console_and_others_do_not(
    signed_in, live, facilitation, rapporteur, observer, outsider
):
    seen = {who.name: signed_in(who).get(CONSOLE).status_code for who in (facilitation, rapporteur, observer, outsider)}

    assert seen == {"Facilitación": 200, "Relatoría": 403, "Observación": 403, "Persona sin rol": 404}


def test_before_the_session_the_console_says_what_stands_ready_and_opens_it(client, announced):
    page = client.get(CONSOLE).text

    assert "3 bloques en la agenda" in page
    assert "Regla de Chatham House." in page
    assert "Aún sin código para entrar" in page
    client.post(f"{CONSOLE}open/")
    assert "En vivo" in client.get(CONSOLE).text


def test_the_join_code_is_made_before_the_session(client, announced):
    client.post(f"{CONSOLE}prepare/")

    assert f"Código para entrar: {Floor.objects.get().join_code}" in client.get(CONSOLE).text


def test_after_the_session_the_console_says_what_was_left(client, live, facilitation, visible):
    visible("¿Quién paga la traducción?")
    close_floor(actor=facilitation, webinar=live)

    page = client.get(CONSOLE).text

    assert "Quedó 1 para después." in page
    assert "¿Quién paga la traducción?" in page
    assert "Responder por escrito" in page


def test_a_session_is_closed_after_a_look_at_what_is_left(client, live, ask):
    ask()

    assert "quedan para después" in client.get(f"{CONSOLE}close/").text
    client.post(f"{CONSOLE}close/")
    live.refresh_from_db()
    assert live.state == WebinarState.HELD


def test_whoever_closes_a_session_says_when_it_really_was(client, live):
    opened = live.actually_started_at
    with clock.at(opened + timedelta(minutes=95)):
        early = {"began": local_hour(opened + timedelta(minutes=10), live.cycle.zone), "minutes": "300"}
        refused = client.post(f"{CONSOLE}close/", early)
        assert (refused.status_code, "todavía no ha terminado" in refused.text) == (422, True)
        assert 'href="#id_minutes"' in refused.text
        live.refresh_from_db()
        assert live.state == WebinarState.LIVE

        client.post(f"{CONSOLE}close/", early | {"minutes": "80"})

    live.refresh_from_db()
    hour = opened.replace(second=0, microsecond=0)
    assert (live.actually_started_at, live.actually_ended_at) == (
        hour + timedelta(minutes=10),
        hour + timedelta(minutes=90),
    )


def test_a_session_that_goes_on_past_midnight_may_have_begun_after_it(client, live):
    midnight = datetime(2026, 8, 12, tzinfo=ZoneInfo(live.cycle.zone))
    live.actually_started_at = midnight - timedelta(minutes=2)
    live.save(update_fields=["actually_started_at"])
    with clock.at(midnight + timedelta(minutes=95)):
        client.post(f"{CONSOLE}close/", {"began": "00:08", "minutes": "80"})

    live.refresh_from_db()
    assert live.actually_started_at == midnight + timedelta(minutes=8)


def test_hours_that_nobody_says_are_those_of_the_room(client, live):
    closed_at = live.actually_started_at + timedelta(minutes=95)
    with clock.at(closed_at):
        client.post(f"{CONSOLE}close/", {"began": "", "minutes": ""})

    before = live.actually_started_at
    live.refresh_from_db()
    assert (live.actually_started_at, live.actually_ended_at) == (before, closed_at)


def test_the_agenda_is_led_from_the_console(client, live):
    client.post(f"{CONSOLE}extend/", {"minutes": "5"})
    assert Floor.objects.get().extra_minutes == 5

    client.post(f"{CONSOLE}segments/2/enter/")

    assert Floor.objects.get().segment.ordinal == 2
    assert messages_after(client, f"{CONSOLE}extend/", minutes="mil") == [
        _("A part is extended by at most %(minutes)d minutes.") % {"minutes": 60}
    ]


def test_the_holding_slide_is_one_press_away(client, live):
    client.post(f"{CONSOLE}screen/holding/")

    assert Floor.objects.get().screen == ScreenKind.HOLDING


def test_the_room_stops_and_begins_to_ask(client, live):
    client.post(f"{CONSOLE}take-questions/", {"takes": "no"})
    assert not Floor.objects.get().takes_questions

    client.post(f"{CONSOLE}take-questions/", {"takes": "yes"})
    assert Floor.objects.get().takes_questions


def test_the_close_asks_what_each_person_takes_away_of_what_was_noted(client, live, rapporteur):
    for place, text in enumerate(("Uno.", "Dos.", "Tres.", "Cuatro.", "x" * 121)):
        write_note(actor=rapporteur, webinar=live, kind="risk", text=text, second=60 + place)

    form = client.get(f"{CONSOLE}polls/new/?takeaways=yes").context["form"]

    words = [form.initial[f"{name}_es"] for name in ("question", "option_1", "option_2", "option_3", "option_4")]
    assert words == ["¿Qué me llevo?", "Dos.", "Tres.", "Cuatro.", "Otra cosa"]
    assert not client.get(f"{CONSOLE}polls/new/").context["form"].initial["question_es"]
    assert "?takeaways=yes" in part(client, "poll")


def test_closing_a_poll_asks_first_since_nothing_brings_its_votes_back(client, live, poll):
    folded = (
        part(client, "poll")
        .partition(f'<details class="verb" id="close-{poll.public_id}">')[2]
        .partition("</details>")[0]
    )

    assert "ya nadie puede saber quién votó qué" in folded
    assert [words in folded for words in ("Cerrar y mostrar", "Cerrar sin mostrar")] == [True, True]
    assert part(client, "poll").count("Cerrar") == folded.count("Cerrar")


def test_few_who_are_connected_are_not_counted(client, live, join):
    here = [join(f"Ave {number}", "PE").registration.pk for number in range(5)]
    since, now = clock.now() - MARK_EVERY, clock.now()
    note_presence(webinar=live, registrations=here[:4], at=since, until=now)
    assert "menos de 5 conectadas" in part(client, "presence")

    note_presence(webinar=live, registrations=here[4:], at=since, until=now)

    assert "<b>5+</b> conectadas" in part(client, "presence")


def test_signs_of_the_room_are_told_as_counts(client, live, tero):
    mark_pulse(voice=tero, webinar=live, kind="slower")

    assert "<b>1</b> persona pide ir más despacio" in part(client, "pulse")


def test_a_part_that_is_none_is_not_there(client, live):
    assert client.get(f"{CONSOLE}parts/nowhere/").status_code == 404


def test_parts_are_never_kept_and_carry_tokens_of_their_own(client, ask):
    ask()
    answer = client.get(f"{CONSOLE}parts/queue/")

    assert answer["Cache-Control"] == "no-store"
    assert "csrfmiddlewaretoken" in answer.text


def test_a_console_whose_session_has_ended_is_told_to_load_anew(client, live, facilitation):
    close_floor(actor=facilitation, webinar=live)

    assert client.get(f"{CONSOLE}parts/floor/").status_code == 205


def test_promise_A05_the_ticket_hears_the_console_alone_and_ends_with_role_and_sign_in_session(
    client, live, facilitation, scoped
):
    answer = client.post(f"{CONSOLE}ticket/")
    ticket = read_ticket(answer.json()["ticket"])

    assert answer.status_code == 201
    assert ticket.channels == (channels.console(live),)
    assert ticket.holders == (f"person:{facilitation.pk}", role_holder(facilitation, scoped), signin_holder(client))


def test_promise_A05_without_the_role_there_is_no_new_ticket(client, live, facilitation):
    TeamRole.objects.filter(person=facilitation).delete()

    assert client.post(f"{CONSOLE}ticket/").status_code == 404


def test_the_list_of_sessions_offers_each_role_its_own_desks(signed_in, live, facilitation, rapporteur):
    page = "/es/team/c/ciclo-de-prueba/dialogue/"

    assert f'href="{CONSOLE}"' in signed_in(facilitation).get(page).text
    written = signed_in(rapporteur).get(page).text
    assert f'href="{CONSOLE}"' not in written
    assert 'href="/es/c/ciclo-de-prueba/s/3/notes/"' in written
