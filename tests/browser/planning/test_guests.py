"""A speaker: from the mail to their page, and to what the public page shows; at a desk, on a telephone, scriptless."""

import re

import pytest
from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_stands, scriptless
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.actions.details import send_guest_link
from tinkuy.planning.guests.tests.guests import a_guest, photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def invited(cycle: Cycle, webinars: list[Webinar], coordination, settings, tmp_path) -> None:
    """A speaker of the first session, who was added; the link is owed."""
    settings.DATA_FOLDER = tmp_path
    with scope(cycle=cycle):
        guest = a_guest(coordination, cycle, places=[(webinars[0], None)])
        send_guest_link(actor=coordination, guest=guest)


def look(page: Page) -> None:
    assert_stands(page)


def follow_the_mail(page: Page) -> None:
    """By the link, where there are scripts; else by address and code, both of the same message."""
    deliver_due()
    body = DevelopmentMessage.objects.latest("id").body
    if page.context not in scriptless:
        page.goto(re.search(r"/es/guest/#[\w-]+", body)[0])
        expect(page).to_have_url(re.compile(r"/es/guest/$"))
        look(page)
        page.click("[data-personal-link] button")
    else:
        page.goto("/es/guest/")
        page.fill("[name=email]", "expositora.pe@example.org")
        page.fill("[name=code]", re.search(r"\b\d{6}\b", body)[0])
        page.click("[data-by-code] button")


def test_capability_P12_a_speaker_decides_on_their_own_page_what_is_shown_of_them(page, cycle, invited):
    follow_the_mail(page)
    look(page)
    page.fill("[name=bio_es]", "Trabaja en la frontera.")
    page.click("text=Guardar mis datos")
    page.set_input_files("#id_photo", {"name": "yo.png", "mimeType": "image/png", "buffer": photo(form="PNG")})
    page.fill("[name=rights]", "Prensa, CC BY 4.0")
    page.fill("[name=alt]", "Retrato")
    page.click("text=Poner esta foto")
    expect(page.get_by_role("img", name="Retrato")).to_be_visible()
    look(page)

    page.goto(f"/es/c/{cycle.slug}/s/1/")
    expect(page.get_by_text("Expositora – Perú")).to_have_count(0)
    page.goto(f"/es/guest/{cycle.slug}/")
    for purpose in ("attribution", "photo", "publication"):
        page.check(f"[name={purpose}]")
    page.click("text=Guardar lo que permito")
    page.goto(f"/es/c/{cycle.slug}/s/1/")
    expect(page.get_by_text("Trabaja en la frontera.")).to_be_visible()
    expect(page.get_by_role("img", name="Retrato")).to_have_js_property("naturalWidth", 640)
    look(page)

    page.goto(f"/es/guest/{cycle.slug}/withdraw/")
    look(page)
    page.click("text=Sí, salir y borrar")
    page.goto(f"/es/c/{cycle.slug}/s/1/")
    expect(page.get_by_text("Expositora – Perú")).to_have_count(0)
