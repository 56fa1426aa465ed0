"""Where the team decides on each registration: who waits, what opens meanwhile, what each answer does."""

import pytest
from django_scopes import scope

from tinkuy.convening.admission.actions.deciding import admit, decline
from tinkuy.convening.admission.queries import applicants
from tinkuy.convening.registering.actions import register_participant
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed as counted
from tinkuy.convening.tests.participants import ME, answers, browser_of, coming, confirmed, mail, waiting
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.cycle import Cycle

PAGE = "/es/team/c/ciclo-de-prueba/plan/registration/"
APPLICATIONS = f"{PAGE}applications/"


@pytest.fixture
def sessions(cycle, webinars):
    Cycle.objects.filter(pk=cycle.pk).update(admits_by_approval=True)
    return coming(cycle, 4, 5)


@pytest.fixture
def device(cycle, sessions):
    """Colibrí answered the mail, and waits."""
    return confirmed(cycle, sessions)


def decide(deed, cycle, actor, registration, reason=""):
    with scope(cycle=cycle):
        return deed(actor=actor, cycle=cycle, chosen=[registration.public_id], reason=reason)


def now(registration):
    with scope(cycle=registration.cycle):
        return Registration.objects.select_related("cycle").get(pk=registration.pk)


def counts(registration):
    """In how many sessions it has a place, and for how many it waits."""
    with scope(cycle=registration.cycle):
        return registration.webinars.count(), registration.awaited.count()


def test_capability_C4_whoever_waits_for_the_team_counts_nowhere_and_enters_nothing(cycle, sessions, device):
    browser = browser_of(device)

    page = browser.get(ME)

    assert "El equipo está revisando su inscripción." in page.text
    assert "Sesión por venir 4" not in page.text
    with scope(cycle=cycle):
        assert not counted().exists()
    closed = ["/es/c/ciclo-de-prueba/s/4/live/", f"{ME}calendar.ics", "/es/c/ciclo-de-prueba/call/propose/"]
    assert {browser.get(path).status_code for path in closed} == {302}
    assert browser.get(f"{ME}data/").status_code == 200


def test_capability_C4_who_is_admitted_is_registered_and_told(cycle, device, coordination):
    assert decide(admit, cycle, coordination, device.registration, "Le esperamos.") == 1

    admitted = now(device.registration)
    assert (admitted.state, admitted.number >= 100_000, counts(admitted)) == ("confirmed", True, (2, 0))
    message = mail()
    assert message.subject == "Su inscripción fue aceptada"
    assert "Le esperamos." in message.body
    assert "Sus sesiones" in browser_of(device).get(ME).text


def test_capability_C4_who_is_declined_reads_why_by_mail_and_on_their_page_and_may_come_again(
    cycle, sessions, device, coordination
):
    decide(decline, cycle, coordination, device.registration, "Es para equipos de frontera.")

    assert "Es para equipos de frontera." in mail().body
    page = browser_of(device).get(ME).text
    assert "Es para equipos de frontera." in page
    assert b"frontera" not in bytes(now(device.registration).sealed_reason)
    again = confirmed(cycle, sessions).registration
    with scope(cycle=cycle):
        assert [(one.pk, one.state) for one in Registration.objects.all()] == [(again.pk, "applied")]


def test_who_is_declined_erases_their_data(cycle, device, coordination):
    decide(decline, cycle, coordination, device.registration, "Es para equipos de frontera.")

    with scope(cycle=cycle):
        withdraw_registration(registration=now(device.registration))

    gone = now(device.registration)
    assert (gone.state, bytes(gone.sealed_email), bytes(gone.sealed_reason)) == ("withdrawn", b"", b"")


def test_nobody_is_declined_without_a_reason_nor_decided_on_twice(cycle, device, coordination):
    with pytest.raises(Refused, match="Escriba el motivo"):
        decide(decline, cycle, coordination, device.registration, " ")
    decide(admit, cycle, coordination, device.registration)
    with pytest.raises(Refused, match="Elija al menos a una persona"):
        decide(decline, cycle, coordination, device.registration, "Tarde.")

    assert Notice.objects.filter(kind__startswith="registration-").count() == 1


def test_a_reason_by_mail_does_not_tell_a_sensitive_theme(cycle, device, coordination):
    Cycle.objects.filter(pk=cycle.pk).update(title={"es": "Trata de personas en frontera"}, is_sensitive=True)
    cycle.refresh_from_db()

    with pytest.raises(Refused, match="frontera"):
        decide(decline, cycle, coordination, device.registration, "Es para equipos de frontera.")


def test_a_focal_point_decides_on_their_own_country_alone(cycle, sessions, device, focal_point_pe):
    confirmed(cycle, sessions, country="PE", email="p@example.org", name="Puma")

    with scope(cycle=cycle):
        assert [one.name() for one in applicants(focal_point_pe, cycle)] == ["Puma"]
    with pytest.raises(Refused, match="Elija al menos a una persona"):
        decide(admit, cycle, focal_point_pe, device.registration)


def test_an_address_that_waits_registers_once(cycle, sessions, device):
    with scope(cycle=cycle):
        register_participant(cycle=cycle, answers=answers(sessions))

        assert Registration.objects.count() == 1
    assert mail().subject == "Su inscripción"


def test_places_are_given_when_one_is_admitted(cycle, sessions, coordination):
    Cycle.objects.filter(pk=cycle.pk).update(places=1)
    people = [confirmed(cycle, sessions[:1], email=f"{name}@example.org").registration for name in ("a", "b")]

    for one in people:
        decide(admit, cycle, coordination, one)

    assert [counts(one) for one in people] == [(1, 0), (0, 1)]


def test_capability_C10_the_team_answers_on_a_page_after_one_that_says_whom(
    signed_in, cycle, sessions, device, coordination
):
    browser = signed_in(coordination)

    page = browser.get(APPLICATIONS).text
    sent = {"chosen": [device.registration.public_id], "reason": ""}
    answer = browser.post(f"{APPLICATIONS}decline/", sent)
    before = browser.post(f"{APPLICATIONS}admit/", sent)
    with scope(cycle=cycle):
        assert applicants(coordination, cycle).exists()
    done = browser.post(f"{APPLICATIONS}admit/", sent | {"confirmed": "yes"}, follow=True)

    assert "Colibrí" in page
    assert "colibri@example.org" not in page
    assert (answer.status_code, "Escriba el motivo" in answer.text) == (422, True)
    assert browser.get(f"{APPLICATIONS}admit/").url == APPLICATIONS
    assert (before.status_code, "1 persona elegida" in before.text, "Colibrí" in before.text) == (200, True, True)
    assert "Nadie espera respuesta" in done.text


def test_places_and_approval_are_set_on_a_page(signed_in, cycle, sessions, coordination):
    browser = signed_in(coordination)

    refused = browser.post(PAGE, {"places": "4"})
    browser.post(PAGE, {"places": "30", "places_4": "", "places_5": "12", "by_approval": "on"})

    assert refused.status_code == 422
    cycle.refresh_from_db()
    assert (cycle.places, cycle.admits_by_approval) == (30, True)
    with scope(cycle=cycle):
        assert list(cycle.webinars.filter(ordinal__gte=4).values_list("places", flat=True)) == [None, 12]


def test_a_mail_that_is_not_answered_asks_nobody(cycle, sessions, coordination):
    waiting(cycle, sessions)

    with scope(cycle=cycle):
        assert not applicants(coordination, cycle).exists()


def test_capability_C6_the_mail_of_whoever_is_admitted_carries_their_sessions(cycle, sessions, device, coordination):
    decide(admit, cycle, coordination, device.registration)

    attached = mail().attached

    assert attached.count("BEGIN:VEVENT") == 2
    assert "METHOD:PUBLISH" in attached
    assert "por venir" not in attached
