"""C9: for each occasion of a session a text in each language, for everybody or with the hours of one country."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tinkuy.convening.sharing import links
from tinkuy.convening.sharing.links import address_of, short_address, use_counted_links
from tinkuy.convening.sharing.occasions import Occasion, occasion_at
from tinkuy.convening.sharing.text import shared_text
from tinkuy.core import clock
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook


@pytest.fixture
def announced(scoped, settings):
    settings.BASE_ADDRESS = "https://hub.example.org"
    scoped.is_sensitive = False
    scoped.title = {"es": "Refugio en frontera", "pt-br": "Refúgio na fronteira", "en": "Shelter at the border"}
    scoped.state = "convening"
    scoped.save()
    return scoped


@pytest.fixture
def page(announced, webinars, signed_in):
    def show(person, **query):
        return signed_in(person).get(reverse("convening:share", args=[announced.slug]), query)

    return show


@pytest.fixture
def thread(announced, webinars):
    """From the second session to the third."""
    text = {"es": "¿Y si nadie abre?", "pt-br": "E se ninguém abrir?"}
    return Hook.objects.create(cycle=announced, number=1, text=text, origin=webinars[1], target=webinars[2])


def test_capability_C9_a_day_before_each_language_says_its_hour_and_what_was_left_open(announced, webinars, thread):
    third = webinars[2]
    third.title, third.question = {"es": "Abrir la puerta", "pt-br": "Abrir a porta"}, {"es": "¿Quién abre?"}
    third.save()

    text = shared_text(announced, "pt-br", occasion=Occasion.DAY_BEFORE, session=third, country="BR")

    lines = text.chat.splitlines()
    assert lines[:2] == ["Refúgio na fronteira", "Amanhã: 3. Abrir a porta"]
    assert any(line.endswith("em Brasília") for line in lines)
    assert "Retoma o que ficou em aberto: E se ninguém abrir?" in lines
    assert lines[-1].endswith(f": https://hub.example.org/pt-br/via/{announced.public_id}/BR-text/")
    assert text.subject == "Amanhã: 3. Abrir a porta"


def test_capability_C9_afterwards_one_text_tells_what_was_said_what_is_open_and_what_comes(announced, webinars, thread):
    second = webinars[1]
    second.summary = {"es": "Se habló de puertas. " * 40}
    second.save()

    text = shared_text(announced, "es", occasion=Occasion.AFTER, session=second)

    assert text.chat.splitlines()[1].startswith("Ya se realizó: 2. ")
    assert "Queda abierto: ¿Y si nadie abre?" in text.chat
    assert "Sigue: 3. " in text.chat
    assert text.address == f"https://hub.example.org/es/c/{announced.slug}/s/2/"
    assert len(text.chat.splitlines()[2]) <= 280


def test_a_month_keeps_its_capital_in_english(announced, webinars):
    day = webinars[2].starts_at
    text = shared_text(announced, "en", occasion=Occasion.HOUR_BEFORE, session=webinars[2]).chat

    assert "In an hour: 3. " in text
    assert f"{day:%B}" in text


@pytest.mark.parametrize("occasion", [Occasion.DAY_BEFORE, Occasion.LIVE, Occasion.AFTER])
def test_capability_C9_no_moment_of_a_sensitive_cycle_tells_its_theme(announced, webinars, thread, occasion):
    announced.is_sensitive = True
    announced.save()
    session = webinars[1]
    session.title = session.question = session.summary = {"es": "Rutas del refugio"}
    session.save()

    text = shared_text(announced, "es", occasion=occasion, session=session)

    said = f"{text.chat} {text.letter} {text.subject} {text.mail} {dict(text.channels)}"
    assert "2" in text.subject
    for word in ("efugio", "frontera", announced.slug, "Rutas", "nadie"):
        assert word not in said


def test_the_moment_of_now_stands_first(announced, webinars):
    now, third = announced.now(), webinars[2]
    for ahead, occasion in (
        (timedelta(minutes=50), Occasion.HOUR_BEFORE),
        (timedelta(hours=20), Occasion.DAY_BEFORE),
        (timedelta(days=9), Occasion.INVITATION),
    ):
        third.starts_at = now + ahead
        assert occasion_at(now, [third]) == occasion
    third.state = WebinarState.LIVE
    assert occasion_at(now, [third]) == Occasion.LIVE
    third.state, third.starts_at = WebinarState.HELD, now - timedelta(days=1)
    assert occasion_at(now, [third]) == Occasion.AFTER


def test_a_focal_point_begins_with_their_country_and_reads_no_other_choice(page, focal_point_pe, coordination):
    own = page(focal_point_pe, occasion="invitation").context["choice"]
    assert (own.country, list(own.countries)) == ("PE", ["PE"])
    assert page(focal_point_pe, occasion="invitation", country="UY").context["choice"].country == ""

    every = page(coordination, occasion="invitation").context["choice"]
    assert every.country == ""
    assert {"PE", "UY"} <= set(every.countries)


def test_a_moment_without_a_session_or_a_sheet_says_so(page, coordination, webinars):
    for webinar in webinars:
        type(webinar).objects.filter(pk=webinar.pk).update(state=WebinarState.SCHEDULED)
    assert "Cuando se realice una sesión" in page(coordination, occasion="after").text
    assert "Cuando se publique una ficha" in page(coordination, occasion="sheet").text


def test_what_makes_no_sense_in_the_address_chooses_nothing(page, coordination):
    answer = page(coordination, occasion="x", session="-1", country="<b>")

    assert answer.status_code == 200
    assert answer.context["choice"].country == ""


def test_capability_C9_the_square_code_is_had_as_a_drawing_and_as_a_picture_and_its_name_tells_no_theme(
    announced, signed_in, coordination, client
):
    browser = signed_in(coordination)
    for form, kind, first in (("svg", "image/svg+xml", b"<?xml"), ("png", "image/png", b"\x89PNG")):
        answer = browser.get(reverse("convening:share_code", args=[announced.slug, form]))
        assert (answer["Content-Type"], answer.content[: len(first)]) == (kind, first)
        assert answer["Content-Disposition"] == f'attachment; filename="qr.{form}"'
    assert browser.get(reverse("convening:share_code", args=[announced.slug, "exe"])).status_code == 404
    assert client.get(reverse("convening:share_code", args=[announced.slug, "png"])).status_code in (302, 404)


def test_capability_C9_a_link_that_is_counted_takes_the_place_of_the_address_of_a_country(announced, monkeypatch):
    monkeypatch.setattr(links, "_makers", [])
    use_counted_links(lambda cycle, language, country: f"/{language}/w/{country}/")

    assert address_of(announced, "es", "PE") == "https://hub.example.org/es/w/PE/"
    assert address_of(announced, "es") == f"https://hub.example.org/es/c/{announced.slug}/"
    assert short_address(announced, "es") == f"https://hub.example.org/es/i/{announced.public_id}/"


def test_capability_C9_who_leads_a_session_that_begins_now_comes_to_its_console_in_one_press(
    page, announced, webinars, coordination
):
    console = f'href="{reverse("dialogue:console", args=[announced.slug, 2])}"'
    assert console not in page(coordination).content.decode()
    Webinar.objects.filter(ordinal=2).update(
        state=WebinarState.ANNOUNCED, starts_at=clock.now() + timedelta(minutes=50)
    )

    assert console in page(coordination).content.decode()
