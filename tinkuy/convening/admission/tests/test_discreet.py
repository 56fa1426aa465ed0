"""In a cycle whose theme is delicate no mail of convening tells it: subject, sender, words and calendar."""

import pytest
from django_scopes import scope

from tinkuy.convening.admission.actions.deciding import admit, decline
from tinkuy.convening.moving.actions import enrol_in_new_webinars, postpone_webinar
from tinkuy.convening.registering.actions import register_participant
from tinkuy.convening.tests.participants import answers, coming, confirmed
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage
from tinkuy.planning.cycles.models.cycle import Cycle

THEME = "Trata de personas"
TOLD = ("trata de", "por venir", "ciclo-de-prueba", "prueba")
"""Of the title, of the sessions and of the address."""


@pytest.fixture
def sensitive(cycle, webinars):
    Cycle.objects.filter(pk=cycle.pk).update(title={"es": THEME}, is_sensitive=True, places=1)
    cycle.refresh_from_db()
    return cycle


def test_capability_C8_no_mail_to_who_registers_tells_a_delicate_theme(sensitive, coordination):
    sessions = coming(sensitive, 4, 5)
    first, _second = (
        confirmed(sensitive, sessions, email=f"{name}@example.org").registration for name in ("ana", "luis")
    )
    with scope(cycle=sensitive):
        register_participant(cycle=sensitive, answers=answers(sessions, email="luis@example.org"))
    coming(sensitive, 6)
    enrol_in_new_webinars()
    with scope(cycle=sensitive):
        withdraw_registration(registration=first)
        postpone_webinar(actor=coordination, webinar=sessions[1], reason={"es": "La sala no está libre."})
    deliver_due()
    Cycle.objects.filter(pk=sensitive.pk).update(admits_by_approval=True)
    for deed, name in ((admit, "eva"), (decline, "noa")):
        one = confirmed(sensitive, sessions[:1], email=f"{name}@example.org").registration
        with scope(cycle=sensitive):
            deed(actor=coordination, cycle=sensitive, chosen=[one.public_id], reason="Gracias por escribir.")
    deliver_due()

    mails = list(DevelopmentMessage.objects.all())
    assert {"Tiene un lugar en la sesión 4", "Su inscripción fue aceptada", "Respuesta a su inscripción"} <= {
        one.subject for one in mails
    }
    leaks = [
        (one.subject, word)
        for one in mails
        if one.to.endswith("@example.org")
        for word in TOLD
        if word in f"{one.subject} {one.body} {one.html} {one.attached}".casefold()
    ]
    assert leaks == []
