"""The projector: one thing at a time, and nothing that the room may not read."""

import pytest

from tinkuy.design.components import percent
from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.actions import enter_segment
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.polls.actions import cast_vote, close_poll
from tinkuy.dialogue.questions.actions import withdraw_question
from tinkuy.dialogue.screen.actions import show_holding_slide, show_hook, show_poll, show_question
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.hooks.actions import plan_hook, plant_hook
from tinkuy.stream.tickets import read_ticket

SCREEN = "/es/c/ciclo-de-prueba/s/3/screen/"


@pytest.fixture
def client(signed_in, facilitation):
    return signed_in(facilitation)


@pytest.fixture
def screen(client, live):
    """The words of the sheet as it now stands."""
    return lambda: client.get(f"{SCREEN}parts/floor/").text


def test_who_opens_the_screen(signed_in, live, facilitation, rapporteur, observer, outsider):
    seen = {who.name: signed_in(who).get(SCREEN).status_code for who in (facilitation, rapporteur, observer, outsider)}

    assert seen == {"Facilitación": 200, "Relatoría": 200, "Observación": 403, "Persona sin rol": 404}


def test_it_begins_with_the_sessions_own_question_and_how_to_come_in(client, live, settings):
    settings.BASE_ADDRESS = "https://tinkuy.example.org"
    live.question = {"es": "¿Qué funcionó en la frontera?"}
    live.save()

    page = client.get(SCREEN).text

    assert "¿Qué funcionó en la frontera?" in page
    assert f"<b>tinkuy.example.org/j/{Floor.objects.get().join_code}</b>" in page
    assert "Bloque 1 de 3" in page


def test_a_question_stands_with_the_name_and_the_country_that_may_be_told(screen, facilitation, live, visible):
    question = visible(shown_as="named")
    show_question(actor=facilitation, floor=Floor.objects.get(), question=question)

    page = screen()

    assert "¿Qué funcionó?" in page
    assert "<b>Tero</b><br>Perú" in page


def test_under_chatham_house_a_question_stands_without_name_and_country(screen, facilitation, live, visible):
    segment = Segment.objects.get(webinar=live, ordinal=2)
    enter_segment(actor=facilitation, floor=Floor.objects.get(), segment=segment)
    show_question(actor=facilitation, floor=Floor.objects.get(), question=visible(shown_as="named"))

    page = screen()

    assert "<b>Sin nombre</b></span>" in page
    assert "Tero" not in page


def test_a_question_that_was_taken_back_leaves_the_screen(screen, facilitation, live, visible, tero):
    question = visible("¿Y la señora del barrio?")
    show_question(actor=facilitation, floor=Floor.objects.get(), question=question)

    withdraw_question(voice=tero, question=question)

    assert "señora" not in screen()
    assert "Sesión 3" in screen()


def test_results_of_a_poll_stand_once_they_were_shown_to_everyone(screen, facilitation, live, poll, join):
    for number in range(5):
        cast_vote(voice=join(f"Ave {number}", "PE"), option=poll.options.all()[number == 4])
    show_poll(actor=facilitation, floor=Floor.objects.get(), poll=poll)
    assert percent(0.8) not in screen()
    assert "5 votaron hasta ahora" in screen()

    close_poll(actor=facilitation, poll=poll, reveal=True)

    assert percent(0.8) in screen()


@pytest.fixture
def hooks(scoped, coordination, facilitation, live, webinars):
    """One left open in the first session for this one, one planned here for the product."""
    plan = {"actor": coordination, "cycle": scoped, "kind": "open_question", "responsible": facilitation}
    earlier = plan_hook(text={"es": "¿Qué datos?"}, origin=webinars[0], target=live, **plan)
    leaving = plan_hook(text={"es": "¿Qué acuerdo?"}, origin=live, target_kind="product", **plan)
    return plant_hook(actor=coordination, hook=earlier), leaving


def test_a_thread_stands_with_where_it_comes_from(screen, facilitation, hooks):
    show_hook(actor=facilitation, floor=Floor.objects.get(), hook=hooks[0])

    page = screen()

    assert "¿Qué datos?" in page
    assert "Hilo 1, abierto en la sesión 1 por Facilitación" in page


def test_at_the_close_the_thread_that_stays_open_stands(screen, facilitation, hooks):
    show_hook(actor=facilitation, floor=Floor.objects.get(), hook=hooks[1])

    assert "Queda abierto después de esta sesión" in screen()


def test_threat_T01_the_holding_slide_of_a_sensitive_cycle_tells_nothing_of_its_theme(
    screen, facilitation, live, scoped
):
    live.title = {"es": "Rutas de la trata"}
    live.save()
    assert "trata" in screen()

    show_holding_slide(actor=facilitation, floor=Floor.objects.get())

    assert "Volvemos en un momento" in screen()
    assert "trata" not in screen()
    assert "/j/" not in screen()


def test_countries_whose_questions_were_read_are_told_from_those_that_were_not(screen, visible):
    visible(shown_as="named")

    page = screen()

    assert "<b>1 de 2</b>" in page
    assert 'class="not-yet"><span aria-hidden="true">UY</span>' in page


def test_the_rapporteurs_ticket_hears_the_console(signed_in, rapporteur, live):
    ticket = read_ticket(signed_in(rapporteur).post(f"{SCREEN}ticket/").json()["ticket"])

    assert ticket.channels == (channels.console(live),)


def test_the_screen_is_there_before_the_session_too(client, announced):
    page = client.get(SCREEN)

    assert page.status_code == 200
    assert "/j/" not in page.text
