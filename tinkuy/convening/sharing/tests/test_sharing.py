"""C9, in part: a text to paste, with the address and the hours of each country."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from tinkuy.convening.sharing.text import address_of, invitation, shared_text, subject


@pytest.fixture
def announced(scoped):
    """With words in two languages, and a theme that may be told."""
    scoped.is_sensitive = False
    scoped.title = {"es": "Refugio en frontera", "pt-br": "Refúgio na fronteira"}
    scoped.state = "convening"
    scoped.save()
    return scoped


def test_capability_C9_the_text_has_the_sessions_to_come_their_hours_by_city_and_the_address(
    announced, webinars, settings
):
    settings.BASE_ADDRESS = "https://hub.example.org"

    lines = invitation(announced, "es").splitlines()

    assert lines[0] == "Refugio en frontera"
    assert lines[-1].endswith(f": https://hub.example.org/es/c/{announced.slug}/")
    third = webinars[2]
    place = next(n for n, line in enumerate(lines) if line.startswith("3. "))
    assert f"{third.starts_at:%Y}" not in lines[0]
    assert any("Lima" in line for line in lines[place + 2 :])
    assert [line for line in lines if line.startswith(("1. ", "2. "))] == []  # they were held


def test_the_subject_of_a_sensitive_cycle_does_not_tell_its_theme(announced):
    announced.is_sensitive = True
    assert "Refugio" not in subject(announced, "es")

    announced.is_sensitive = False
    assert subject(announced, "es") == "Invitación: Refugio en frontera"
    assert "Refúgio na fronteira" in unquote(shared_text(announced, "pt-br").mail)


def test_the_page_offers_each_language_once_the_cycle_is_announced(announced, signed_in, coordination):
    client, address = signed_in(coordination), reverse("convening:share", args=[announced.slug])

    texts = client.get(address).context["groups"][0].texts
    assert [text.language for text in texts] == ["es", "pt-br"]

    type(announced).objects.filter(pk=announced.pk).update(state="design")
    assert "El ciclo todavía no está anunciado" in client.get(address).content.decode()


def test_the_text_of_a_sensitive_cycle_tells_its_theme_nowhere_and_leads_to_its_page(announced, webinars, client):
    announced.is_sensitive = True
    announced.guiding_question = {"es": "¿Cómo se cuida la frontera?"}
    announced.save()
    webinars[2].title = {"es": "Rutas del refugio"}
    webinars[2].save()

    text = invitation(announced, "es")

    assert text.splitlines()[0] == "Le invitamos a un ciclo de sesiones entre países."
    assert "Sesión 3" in text
    for word in ("efugio", "frontera", announced.slug, "Rutas"):
        assert word not in text
    path = address_of(announced, "es").removeprefix("http://localhost:8000")
    assert path in text
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/es/c/{announced.slug}/")


def test_its_address_leads_nowhere_while_the_cycle_is_not_announced(announced, client):
    announced.is_sensitive, announced.state = True, "design"
    announced.save()

    assert client.get(address_of(announced, "es").removeprefix("http://localhost:8000")).status_code == 404
