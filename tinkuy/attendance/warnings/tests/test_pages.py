"""C13, the pages of early warnings."""

from django.urls import reverse

from tinkuy.attendance.warnings.models import WarningDecision

from .warned import FALL, waiting


def page(client, cycle, name: str, *more: str):
    return client.get(reverse(f"attendance:{name}", args=[cycle.slug, *more]))


def test_capability_C13_the_page_says_the_warning_and_who_decides(
    fallen, signed_in, coordination, focal_point_pe, observer
):
    fact = "La asistencia pasó de 80 personas a 40"

    for person, deciding in ((coordination, True), (focal_point_pe, False), (observer, False)):
        shown = page(signed_in(person), fallen, "warnings").content.decode()
        assert fact in shown
        assert (f"/warnings/{FALL}/" in shown) is deciding
    shown = page(signed_in(focal_point_pe), fallen, "warnings").content.decode()
    assert "/warnings/attendance-fall.country-PE.2/" in shown
    assert "/warnings/attendance-fall.country-UY.2/" not in shown


def test_capability_C13_a_decision_is_taken_on_its_page(fallen, signed_in, coordination):
    client = signed_in(coordination)
    address = reverse("attendance:warning", args=[fallen.slug, FALL])

    wrong = client.post(address, {"action": "another", "owner": coordination.public_id, "due_on": "2026-03-15"})
    right = client.post(address, {"action": "thread", "owner": coordination.public_id, "due_on": "2026-03-15"})
    again = client.get(address).content.decode()

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Sobre esta alerta ya se decidió" in again
    assert "Dejar abierto un hilo" in page(client, fallen, "warnings").content.decode()


def test_capability_C13_it_is_set_aside_and_taken_back_on_the_page(fallen, signed_in, coordination):
    client = signed_in(coordination)
    aside = reverse("attendance:set_warning_aside", args=[fallen.slug, FALL])

    assert client.post(aside, {"reason": ""}).status_code == 422
    assert client.post(aside, {"reason": "Era feriado."}).status_code == 302
    shown = page(client, fallen, "warnings").content.decode()
    assert "Era feriado." in shown

    decision = WarningDecision.objects.get()
    client.post(reverse("attendance:take_back_warning", args=[fallen.slug, decision.public_id]))
    assert not WarningDecision.objects.exists()


def test_capability_C13_a_warning_that_the_data_do_not_tell_is_not_there(fallen, signed_in, coordination):
    for key in ("attendance-fall.cycle.1", "show-up.cycle.9", "nothing"):
        assert page(signed_in(coordination), fallen, "warning", key).status_code == 404


def test_capability_C13_the_thresholds_are_changed_on_their_page(fallen, signed_in, coordination, focal_point_pe):
    client = signed_in(coordination)
    address = reverse("attendance:warning_thresholds", args=[fallen.slug])
    shown = client.get(address).context["form"]
    values = {name: field.initial for name, field in shown.fields.items()}

    assert client.post(address, values | {"attendance-fall": 1}).status_code == 422
    assert client.post(address, values | {"attendance-fall": 40}).status_code == 302
    assert FALL not in waiting(fallen)
    assert signed_in(focal_point_pe).get(address).status_code == 403


def test_capability_C13_a_decision_of_another_version_is_passed_over(fallen, webinars, signed_in, coordination):
    WarningDecision.objects.create(
        cycle=fallen, webinar=webinars[1], rule="no-such-rule", subject="x", choice="other", threshold=1,
        numerator=1, denominator=2,
    )  # fmt: skip

    assert page(signed_in(coordination), fallen, "warnings").status_code == 200
