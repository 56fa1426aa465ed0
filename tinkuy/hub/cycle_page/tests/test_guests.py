"""P12: who speaks, on public pages: those who agreed, never under a nameless part."""

import pytest
from django.test import Client

from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.guests.models import Guest, GuestConsent
from tinkuy.planning.guests.tests.guests import EVERYTHING, a_guest, add_part, photo


def pages(cycle) -> str:
    """The session's page and the cycle's."""
    return Client().get(f"/es/c/{cycle.slug}/s/1/").text + Client().get(f"/es/c/{cycle.slug}/").text


@pytest.fixture
def part(scoped, webinars) -> Segment:
    return add_part(webinars[0])


def test_capability_P12_each_consent_shows_its_own_and_nothing_more(
    scoped, coordination, webinars, part, settings, tmp_path
):
    from tinkuy.planning.guests.actions.consents import give_guest_consents
    from tinkuy.planning.guests.actions.own_page import put_guest_photo

    settings.DATA_FOLDER = tmp_path
    guest = a_guest(coordination, scoped, organisation="Casa comunal", places=[(webinars[0], part)])
    Guest.objects.update(bio={"es": "Trabaja en la frontera."}, sex="woman")
    guest.refresh_from_db()
    put_guest_photo(guest=guest, data=photo(), rights="Prensa, CC BY 4.0", alt="Sonríe")
    shown = {}
    for purpose in ("", "photo", "publication", "attribution"):
        GuestConsent.objects.all().delete()
        given = {"": (), "attribution": ("attribution",)}.get(purpose, (purpose,))
        give_guest_consents(guest=guest, purposes=given, language="es")
        shown[purpose] = [
            word in pages(scoped) for word in ("Expositora – Perú", "Casa comunal", "frontera", "photo.jpg")
        ]
    give_guest_consents(guest=guest, purposes=EVERYTHING, language="es")
    everything = pages(scoped)

    assert shown == {
        "": [False] * 4,
        "photo": [False] * 4,
        "publication": [False] * 4,
        "attribution": [True, True, False, False],
    }
    for word in (
        "Expositora – Perú",
        "Directora",
        "Trabaja en la frontera.",
        'alt="Sonríe"',
        "Foto: Prensa, CC BY 4.0",
    ):
        assert word in everything
    for word in ("expositora.pe@example.org", "Mujer"):
        assert word not in everything


def test_capability_P12_taking_a_consent_back_takes_effect_at_once(scoped, coordination, webinars, part):
    from tinkuy.planning.guests.actions.consents import give_guest_consents

    guest = a_guest(coordination, scoped, "attribution", places=[(webinars[0], part)])
    assert "Expositora – Perú" in pages(scoped)

    give_guest_consents(guest=guest, purposes=[], language="es")

    assert "Expositora – Perú" not in pages(scoped)


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_11_who_is_only_in_a_nameless_part_is_not_listed(scoped, coordination, webinars, regime):
    hidden, open_part = add_part(webinars[0], regime), add_part(webinars[1])
    guest = a_guest(coordination, scoped, *EVERYTHING, places=[(webinars[0], hidden)])
    a_guest(
        coordination,
        scoped,
        *EVERYTHING,
        kind="counterpart",
        name="Contraparte",
        email="",
        places=[(webinars[0], hidden)],
    )

    assert "Expositora" not in pages(scoped)
    assert "Contraparte" not in pages(scoped)
    photo_page = f"/es/c/{scoped.slug}/guests/{guest.public_id}/photo.jpg"
    assert Client().get(photo_page).status_code == 404
    guest.parts.create(cycle=scoped, webinar=webinars[1], segment=open_part)
    assert "Expositora" in Client().get(f"/es/c/{scoped.slug}/s/2/").text
    assert "Expositora" not in Client().get(f"/es/c/{scoped.slug}/s/1/").text


def test_invariant_11_a_part_that_becomes_stricter_hides_its_speaker_at_once(scoped, coordination, webinars, part):
    a_guest(coordination, scoped, "attribution", places=[(webinars[0], part)])
    assert "Expositora" in pages(scoped)

    Segment.objects.update(regime="closed")

    assert "Expositora" not in pages(scoped)


def test_invariant_11_a_guest_of_a_whole_session_is_hidden_where_all_its_parts_are_nameless(
    scoped, coordination, webinars, part
):
    a_guest(coordination, scoped, "attribution", places=[(webinars[0], None)])
    assert "Expositora" in pages(scoped)

    Segment.objects.update(regime="chatham_house")

    assert "Expositora" not in pages(scoped)


def test_capability_P12_a_counterpart_stands_on_the_cycles_page_with_both_consents(scoped, coordination):
    from tinkuy.planning.guests.actions.consents import give_guest_consents

    guest = a_guest(coordination, scoped, "attribution", kind="counterpart", name="Contraparte – Perú")
    assert "Contraparte – Perú" not in pages(scoped)

    give_guest_consents(guest=guest, purposes=["attribution", "publication"], language="es")

    assert "Contraparte – Perú" in Client().get(f"/es/c/{scoped.slug}/").text
    assert "Contraparte – Perú" not in Client().get(f"/es/c/{scoped.slug}/s/1/").text


def test_a_speaker_of_a_draft_is_not_named(scoped, coordination, webinars, part):
    a_guest(coordination, scoped, "attribution", places=[(webinars[0], part)])
    webinars[0].state = "draft"
    webinars[0].save()

    assert "Expositora" not in Client().get(f"/es/c/{scoped.slug}/").text
