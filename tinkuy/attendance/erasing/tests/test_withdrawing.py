"""Leaving: at once and entirely. What is not there any more is looked for, byte by byte."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django_scopes import scope, scopes_disabled

from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import imported, line
from tinkuy.convening.call_for_proposals.actions.proposing import propose_as_participant
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.participant_page.actions import (
    change_appearance,
    change_needs,
    choose_webinars,
    give_consents,
)
from tinkuy.convening.participant_page.pages import PARTICIPANT_PAGES
from tinkuy.convening.registering.actions import register_participant
from tinkuy.convening.registrations import later_stages
from tinkuy.convening.registrations.models import Consent, Device, PersonalCode, Registration
from tinkuy.convening.tests.participants import (
    ME,
    REGISTER,
    answers,
    browser_of,
    coming,
    confirmed,
    mail,
    registration,
    secret_in,
    typed,
)
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.own_pages.actions import send_code
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.stream.models import StreamEvent

CANARIES = ("canario-alias", "canario-correo@example.org", "canario-nota")


@pytest.fixture
def sessions(cycle):
    return coming(cycle, 1, 2)


@pytest.fixture
def device(cycle, sessions):
    return confirmed(cycle, sessions)


def test_promise_P08_by_one_press_everything_about_them_goes(device, cycle, sessions, coordination):
    with scope(cycle=cycle):
        first = sessions[0]
        first.state, first.starts_at = WebinarState.HELD, first.starts_at.replace(2026, 3, 5, 15)
        first.save()
        imported(coordination, first, line("Colibrí", "colibri@example.org"), line("C.", "otro@example.org"))
        other = Presence.objects.get(registration=None)
        match_presence(actor=coordination, presence=other, registration=device.registration)
    browser = browser_of(device)

    answer = browser.post(f"{ME}withdraw/", follow=True)

    assert (
        "Su inscripción está cancelada y sus datos están borrados. No hace falta nada más: puede cerrar esta página."
        in answer.text
    )
    gone = registration(cycle)
    sealed = [bytes(value) for value in (gone.sealed_name, gone.sealed_email, gone.sealed_note)]
    assert sealed == [b""] * 3
    assert (gone.state, gone.email_index, gone.link_fingerprint, gone.country, gone.needs) == (
        "withdrawn",
        "",
        "",
        "",
        [],
    )
    assert gone.display_name() == "una persona participante"
    with scope(cycle=cycle):
        for model in (Device, PersonalCode, Presence, NameAlias, Registration.webinars.through):
            assert not model._base_manager.exists()
        assert bytes(AttendanceImport.objects.get().sealed_file) == b""
    assert browser.get(ME).status_code == 302


def test_promise_P08_what_is_still_owed_is_not_sent(cycle, device):
    send_code(PARTICIPANT_PAGES, email="colibri@example.org", language="es")

    withdraw(device)

    assert not Notice.objects.exists()
    assert not DevelopmentMessage.objects.exists()


def test_promise_A05_open_streams_of_the_registration_and_its_devices_are_revoked(device):
    withdraw(device)

    revoked = set(StreamEvent.objects.values_list("subject", flat=True))
    assert revoked == {f"registration:{device.registration.public_id}", f"device:{device.public_id}"}


def test_what_later_stages_hold_is_erased_with_it(device, monkeypatch):
    erased = []
    monkeypatch.setattr(later_stages, "_held", {})
    later_stages.add_stage("questions", tell=lambda one: [], erase=erased.append)

    withdraw(device)

    assert erased == [device.registration]


def test_it_cannot_be_done_twice(device):
    withdraw(device)

    with pytest.raises(Refused, match="ya se había cancelado"):
        withdraw(device)


def test_whoever_withdrew_may_register_again(device, cycle, sessions):
    before = device.registration.number
    withdraw(device)

    again = confirmed(cycle, sessions)

    assert again.registration.state == "confirmed"
    assert again.registration.number not in (0, before)


def test_the_journal_says_that_somebody_withdrew_and_not_who(device):
    withdraw(device)

    entry = Entry.objects.get(deed="withdrew")
    assert (entry.actor, entry.details) == (None, {})


def test_the_page_says_first_what_will_go_and_changes_nothing(device, cycle):
    page = browser_of(device).get(f"{ME}withdraw/")

    assert "Borramos en el momento y para siempre:" in page.text
    assert registration(cycle).state == "confirmed"


def withdraw(device: Device) -> None:
    with scope(cycle=device.cycle):
        withdraw_registration(registration=device.registration)


@pytest.mark.django_db(transaction=True)
def test_promise_P08_no_byte_of_the_database_holds_what_was_withdrawn(cycle, sessions):
    alias, email, note = CANARIES
    browser = Client()
    browser.post("/es/c/ciclo-de-prueba/register/", typed(sessions, alias=alias, email=email, note=note, once="k"))
    browser.post("/es/me/enter/ask/", {"email": email})
    browser.post("/es/me/enter/link/", {"secret": first_secret()})
    assert found_in_the_database(CANARIES) == {email}  # the development mailbox, which is the recipient's own

    browser.post(f"{ME}withdraw/")

    assert found_in_the_database(CANARIES) == set()


def first_secret() -> str:
    mail()
    return secret_in(DevelopmentMessage.objects.get(subject="Confirme su inscripción"))


def found_in_the_database(words: tuple[str, ...]) -> set[str]:
    """Which of *words* stand in any value of any table; on SQLite also in any byte of its files."""
    values = b"\n".join(_bytes_of_tables())
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        values += b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    return {word for word in words if word.encode() in values or word.encode().hex().encode() in values}


def _bytes_of_tables() -> list[bytes]:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [
                bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                for row in cursor.fetchall()
                for value in row
            ]
        return found


def test_names_are_never_written_in_clear(cycle, sessions):
    """The canaries of the test above would be found if they were."""
    with scope(cycle=cycle):
        register_participant(cycle=cycle, answers=answers(sessions, name=CANARIES[0], email=CANARIES[1]))

    assert found_in_the_database(CANARIES) == set()
    with scopes_disabled():
        person = Registration.objects.get()
        Registration.objects.update(email_index=CANARIES[0])
    assert found_in_the_database(CANARIES) == {CANARIES[0]}
    assert person.email_index == sealing.blind_index(CANARIES[1], place=cycle.public_id)


PROPOSED = {"kind": "theme", "title": "canario", "text": "canario", "language": "es", "country": ""}
ON_THEIR_WAY = {
    "name": lambda own: change_appearance(registration=own, appears_as="alias", name="canario-alias"),
    "note": lambda own: change_needs(registration=own, needs=[], note="canario-nota"),
    "consents": lambda own: give_consents(registration=own, purposes=["quotation"]),
    "sessions": lambda own: choose_webinars(registration=own, webinars=coming_ones(), joins_new=True),
    "proposal": lambda own: propose_as_participant(registration=own, **PROPOSED),
}


def coming_ones():
    return list(Webinar.objects.all())


@pytest.mark.parametrize("deed", ON_THEIR_WAY.values(), ids=ON_THEIR_WAY)
def test_promise_P08_a_form_that_was_on_its_way_writes_nothing_anew(device, cycle, deed):
    """The page read the registration before another of their browsers withdrew it."""
    Cycle.objects.filter(pk=cycle.pk).update(call_until=clock.today() + timedelta(days=9))
    with scope(cycle=cycle):
        read = Registration.objects.select_related("cycle").get()
        withdraw_registration(registration=device.registration)

        with pytest.raises(Refused, match="ya se había cancelado"):
            deed(read)

        gone = Registration.objects.get()
        assert (bytes(gone.sealed_name), bytes(gone.sealed_note), gone.appears_as) == (b"", b"", "")
        assert not gone.webinars.exists()
        assert not Consent.objects.filter(withdrawn_at=None).exists()
        assert not Proposal.objects.exists()


def test_a_line_under_another_name_stays_sealed_and_the_page_says_so_before(device, cycle, sessions, coordination):
    """A first name and an initial may be anybody's: the program cannot know, and does not promise it."""
    with scope(cycle=cycle):
        first = sessions[0]
        first.state, first.starts_at = WebinarState.HELD, first.starts_at.replace(2026, 3, 5, 15)
        first.save()
        imported(coordination, first, line("Colibrí M."))
    page = browser_of(device).get(f"{ME}withdraw/").text

    browser_of(device).post(f"{ME}withdraw/")

    with scope(cycle=cycle):
        assert bytes(Presence.objects.get().sealed_name)
    what_stays = page.partition("Esto queda:")[2].partition("</ul>")[0]
    assert "una línea de un informe de asistencia en la que figure con otro nombre y sin su correo" in what_stays


def test_what_somebody_wrote_for_others_is_promised_as_it_is_erased(client, device):
    """Where erasing is promised, what stays is said beside it: the form, the own page, the page of withdrawing."""
    pages = {
        REGISTER: "propuestas y comentarios que escribió quedan sin él",
        ME: "Lo que preguntó y propuso queda, sin su nombre.",
        f"{ME}withdraw/": "las preguntas suyas que se respondieron o se citaron y las propuestas que se aceptaron",
    }
    assert [page for page, words in pages.items() if words not in browser_of(device).get(page).text] == []
