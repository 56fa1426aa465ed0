"""Inviting: a list is pasted and looked at, a mail is written and approved, and somebody answers it."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import assert_stands
from tinkuy.convening.invitation_mails.actions.invitation_mails import send_invitations
from tinkuy.convening.tests.participants import coming
from tinkuy.core import clock
from tinkuy.core.daytime import next_morning
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sessions(cycle: Cycle, webinars: list[Webinar]) -> list[Webinar]:
    return coming(cycle, 4, 5)


def test_capability_C5_a_focal_point_invites_and_somebody_declines_on_a_phone(page, enter, sessions, focal_point_pe):
    enter(page, focal_point_pe)
    page.goto("/es/team/c/ciclo-de-prueba/invitations/")
    assert_stands(page)
    page.click(".empty .button >> nth=0")
    page.fill("[name=pasted]", "Ana Quispe <ana@example.org>; luis@example.org\nesto no es un correo")
    page.click("text=Leer la lista")
    assert_stands(page)
    page.click("text=Agregar a 2 personas a la lista")
    page.click("text=Escribir la invitación")
    assert_stands(page)
    page.click("text=Revisar")
    assert_stands(page)
    page.click("text=Aprobar y enviar a 2 personas")
    expect(page.locator(".messages")).to_contain_text("Aprobado para 2 personas")
    assert_stands(page)

    with clock.at(next_morning(clock.now(), "America/Lima")):
        send_invitations()
        deliver_due()
    body = DevelopmentMessage.objects.get(to="ana@example.org").body
    page.goto(f"/es/invited/{body.split('/invited/')[1].split('/')[0]}/")
    assert_stands(page)
    page.click("text=No podré ir")
    expect(page.locator(".notice")).to_contain_text("Queda anotado")
    assert_stands(page)

    page.goto("/es/team/c/ciclo-de-prueba/invitations/list/?state=declined")
    expect(page.locator(".invitee-list")).to_contain_text("Ana Quispe")
    assert_stands(page)
    page.click("text=Ana Quispe")
    assert_stands(page)


PASTED_EARLY = """document.addEventListener("readystatechange", () => {
  const list = document.querySelector("[name=pasted]");
  if (list && document.readyState === "interactive") list.value = "ana@example.org";
})"""
"""Once the page stands, before its scripts begin."""


def test_what_was_pasted_before_the_script_came_is_shown_as_messages_all_the_same(desk, enter, cycle, coordination):
    """A slow line: the page is filled in while its script is still on the way."""
    enter(desk, coordination)
    desk.add_init_script(PASTED_EARLY)
    desk.goto("/es/team/c/ciclo-de-prueba/plan/team/several/")
    expect(desk.get_by_role("main")).to_contain_text("Va a 1 persona")
