"""C9, in part: a text to paste, with the address and the hours of each country."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from tinkuy.convening.sharing.text import invitation, mail_link, subject


@pytest.fixture
def announced(scoped):
    """With words in two languages."""
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
    assert "Refúgio na fronteira" in unquote(mail_link(announced, "pt-br"))


def test_the_page_offers_each_language_once_the_cycle_is_announced(announced, signed_in, coordination):
    client, address = signed_in(coordination), reverse("convening:share", args=[announced.slug])

    texts = client.get(address).context["texts"]
    assert [code for code, *_rest in texts] == ["es", "pt-br"]

    type(announced).objects.filter(pk=announced.pk).update(state="design")
    assert "El ciclo todavía no está anunciado" in client.get(address).content.decode()
