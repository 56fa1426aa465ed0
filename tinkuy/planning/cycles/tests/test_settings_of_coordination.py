"""From when somebody attended, and how discreet messages are: chosen in the form, kept in the journal."""

import pytest
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.actions.cycle import edit_cycle
from tinkuy.planning.cycles.forms import EditCycleForm


def sent(client, cycle, **changed: object):
    """The form as the page offers it, with what was *changed*; None is an unticked box."""
    address = reverse("planning:edit_cycle", args=[cycle.slug])
    form = client.get(address).context["form"]
    fields = {field.html_name: field.value() for field in form if field.value() not in (None, "", False)}
    fields = {name: value for name, value in (fields | changed).items() if value is not None}
    return client.post(address, fields)


def test_both_are_chosen_in_the_form_and_the_journal_says_what_they_were(scoped, signed_in, coordination):
    assert (scoped.attendance_minutes, scoped.is_sensitive) == (10, True)

    response = sent(signed_in(coordination), scoped, attendance_minutes=20, is_sensitive=None)

    scoped.refresh_from_db()
    assert response.status_code == 302
    assert (scoped.attendance_minutes, scoped.is_sensitive) == (20, False)
    changes = Entry.objects.get(deed="edited").details["changes"]
    assert {name: changes[name] for name in ("attendance_minutes", "is_sensitive")} == {
        "attendance_minutes": [10, 20],
        "is_sensitive": [True, False],
    }


def test_a_focal_point_is_not_asked_and_changes_neither(scoped, signed_in, focal_point_pe):
    assert sent(signed_in(focal_point_pe), scoped, is_sensitive=None, attendance_minutes=1).status_code == 302

    scoped.refresh_from_db()
    assert (scoped.attendance_minutes, scoped.is_sensitive) == (10, True)
    form = EditCycleForm(first_language="es", sets_regime=False)
    assert {"attendance_minutes", "is_sensitive"} & set(form.fields) == set()


def test_the_action_refuses_a_focal_point(scoped, focal_point_pe):
    with pytest.raises(Refused):
        edit_cycle(actor=focal_point_pe, cycle=scoped, countries=["PE", "UY"], is_sensitive=False, **words_of(scoped))


def words_of(cycle):
    return {name: getattr(cycle, name) for name in ("title", "guiding_question", "audience", "purpose", "zone")}


def test_the_number_of_reviews_is_chosen_from_one_to_five(scoped, signed_in, coordination):
    client = signed_in(coordination)

    assert sent(client, scoped, reviews_needed=6).status_code == 422
    assert sent(client, scoped, reviews_needed=3).status_code == 302

    scoped.refresh_from_db()
    assert scoped.reviews_needed == 3
    assert sent(client, scoped, reviews_needed="").status_code == 302
    scoped.refresh_from_db()
    assert scoped.reviews_needed == 3  # a field that was emptied asks for no other number
    with pytest.raises(Refused, match="5"):
        edit_cycle(actor=coordination, cycle=scoped, countries=["PE", "UY"], reviews_needed=0, **words_of(scoped))
    assert Entry.objects.filter(deed="edited").earliest("pk").details["changes"]["reviews_needed"] == [2, 3]


def test_capability_C15_what_earns_a_certificate_is_off_until_it_is_chosen_and_the_journal_says_so(
    scoped, signed_in, coordination
):
    client = signed_in(coordination)
    assert sent(client, scoped).status_code == 302
    scoped.refresh_from_db()
    assert scoped.certificate_percent == 0

    for wrong in (101, 0, "muchas"):
        refused = sent(client, scoped, certificate_percent=wrong)
        assert refused.status_code == 422
        assert "Escriba un número de 1 a 100." in refused.content.decode()
    assert sent(client, scoped, certificate_percent=75).status_code == 302
    scoped.refresh_from_db()
    assert scoped.certificate_percent == 75
    assert sent(client, scoped, certificate_percent="").status_code == 302
    scoped.refresh_from_db()
    assert scoped.certificate_percent == 0  # an emptied field: the cycle gives none
    changes = [entry.details["changes"] for entry in Entry.objects.filter(deed="edited").order_by("pk")]
    assert [one.get("certificate_percent") for one in changes] == [None, [0, 75], [75, 0]]
