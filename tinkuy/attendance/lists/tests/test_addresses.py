"""Addresses: the coordination's alone, for a reason, with nothing beside them that says whose alias it is."""

import csv
import io
from datetime import timedelta

import pytest
from django_scopes import scope

from tinkuy.attendance.lists.actions import take_addresses
from tinkuy.attendance.tests.made import proven, registered
from tinkuy.convening.participant_page.queries import own_data
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import ME, browser_of, coming, confirmed
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry

LISTS = "/es/team/c/ciclo-de-prueba/attendance/lists/"
PAGE = f"{LISTS}addresses/"
WHY = "Invitar a la plataforma de video de la sesión"


@pytest.fixture
def people(scoped):
    """Ana by her name, Luis by an alias, Rosa without a name."""
    ana, luis, rosa = registered(scoped, "Ana", "Luis", "Rosa")
    Registration.objects.filter(pk=luis.pk).update(appears_as="alias")
    Registration.objects.filter(pk=rosa.pk).update(appears_as="none", sealed_name=b"")
    return ana, luis, rosa


def taken(browser) -> list[list[str]]:
    answer = browser.post(PAGE, {"reason": WHY, "ending": "csv"})
    assert answer.status_code == 200, answer.text
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_the_coordination_takes_addresses_and_only_chosen_names_stand_beside_them(coordination, people):
    rows = taken(proven(coordination))

    assert rows[0] == ["Correo", "Nombre"], "what both lists have, even a language, joins an address to an alias"
    assert sorted(rows[1:]) == [
        ["ana@example.org", "Ana"],
        ["luis@example.org", ""],
        ["rosa@example.org", ""],
    ]


def test_the_journal_keeps_who_and_why_and_no_number_of_persons(signed_in, coordination, people):
    taken(proven(coordination))

    entry = Entry.objects.get(deed="exported the addresses of")
    assert (entry.actor, entry.details) == (coordination, {"text": WHY})
    page = signed_in(coordination).get("/es/team/c/ciclo-de-prueba/journal/").text
    assert f"descargó los correos de quienes participan, para: {WHY}" in page


def test_promise_P07_everyone_reads_it_with_the_reason_also_who_is_in_no_list(coordination, people):
    ana, _luis, rosa = people
    browser = proven(coordination)
    taken(browser)
    browser.post(f"{LISTS}registrations/", {"reason": "Preparar los distintivos de la sala", "ending": "csv"})

    def reasons_of(person) -> list[tuple[str, str]]:
        person.refresh_from_db()
        return [(row["deed"], row["reason"]) for row in own_data(person, "es")["journal"] if "reason" in row]

    assert reasons_of(rosa) == [("exported the addresses of", WHY)]
    assert [deed for deed, _why in reasons_of(ana)] == [
        "exported the addresses of",
        "exported the registrations of",
    ]


def test_who_became_nameless_later_still_reads_that_a_list_had_their_name(signed_in, coordination, scoped):
    device = confirmed(scoped, coming(scoped, 1))
    signed_in(coordination).post(f"{LISTS}registrations/", {"reason": WHY, "ending": "csv"})
    with clock.at(clock.now() + timedelta(minutes=5)):
        browser_of(device).post(f"{ME}appearance/", {"appears_as": "none"})
        signed_in(coordination).post(f"{LISTS}registrations/", {"reason": WHY, "ending": "csv"})

    own = Registration.objects.select_related("cycle").get()
    assert [row["deed"] for row in own_data(own, "es")["journal"] if "reason" in row] == [
        "exported the registrations of"
    ]


def test_nobody_else_takes_one_and_the_action_refuses_it_too(signed_in, scoped, focal_point_pe, observer, people):
    for person in (focal_point_pe, observer):
        assert signed_in(person).get(PAGE).status_code == 403
        assert signed_in(person).post(PAGE, {"reason": WHY, "ending": "csv"}).status_code == 403
        with pytest.raises(Refused):
            take_addresses(actor=person, cycle=scoped, reason=WHY)
    assert not Entry.objects.filter(deed__startswith="exported").exists()


@pytest.mark.parametrize("reason", ["", "para ver", "Escribir a ana@example.org"])
def test_without_a_reason_nothing_is_taken(coordination, people, reason):
    answer = proven(coordination).post(PAGE, {"reason": reason, "ending": "csv"})

    assert answer.status_code == 422
    assert not Entry.objects.filter(deed__startswith="exported").exists()


def test_a_recent_proof_is_asked_for(coordination, people):
    browser = proven(coordination)
    assert browser.get(PAGE).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert browser.get(PAGE).status_code == 302
        assert browser.post(PAGE, {"reason": WHY, "ending": "csv"}).status_code == 409
    assert not Entry.objects.filter(deed__startswith="exported").exists()


def test_a_part_at_a_time_every_address_is_there_once(scoped, coordination, monkeypatch):
    monkeypatch.setattr("tinkuy.attendance.lists.queries.named.ROWS_AT_ONCE", 7)
    registered(scoped, *(f"P{place}" for place in range(20)))
    listed = take_addresses(actor=coordination, cycle=scoped, reason=WHY)

    with scope():
        rows = [row[0] for row in listed.table.rows]

    assert sorted(rows) == sorted(f"p{place}@example.org" for place in range(20))
    assert listed.count == 20
