"""Uploaded files follow a withdrawal and the clock: previewed, waiting, refused or imported (P08, P19)."""

from datetime import timedelta

import pytest

from tinkuy.attendance.columns.actions import save_mapping
from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.matching.actions.decisions import match_presence
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.presences.models import AttendanceImport, FileState, Presence
from tinkuy.attendance.tests.made import imported, line, previewed, registered, report
from tinkuy.attendance.uploads.actions.registration_lists import import_registrations
from tinkuy.attendance.uploads.actions.reports import drop_files, sent_report
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.planning.guests.actions.details import remove_guest
from tinkuy.planning.guests.actions.erasing import withdraw_guest
from tinkuy.planning.guests.tests.guests import a_guest
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.jobs import start_reading
from tinkuy.uploads.actions.reading import read_large_upload, read_upload
from tinkuy.uploads.models import WAITS_FOR, Upload

FILE_NAME = "asistencia de Ñandubay Quetzal.csv"
LIST = b"Nombre,Correo\nAna,ana@example.org\nBeto,beto@example.org\n"


@pytest.fixture
def leaving(scoped, webinars, session, coordination) -> Registration:
    """Somebody who is in a list that was imported and one that waits, and in three reports that wait."""
    import_registrations(actor=coordination, cycle=scoped, data=LIST, filename=FILE_NAME)
    read_upload(
        kind="registration_list",
        actor=coordination,
        cycle=scoped,
        data=LIST + b"Carla,c@example.org\n",
        filename=FILE_NAME,
    )
    previewed(coordination, session, line("Ana", "ana@example.org"))
    drop_files(actor=coordination, cycle=scoped, files=[(FILE_NAME, b"que es esto, Ana")])
    waiting = [(FILE_NAME, report(line("Ana", "ana@example.org"), ""))]
    start_reading(actor=coordination, files=waiting, **sent_report(scoped))
    return next(one for one in Registration.objects.all() if one.email() == "ana@example.org")


@pytest.fixture
def session(scoped, webinars):
    return webinars[0]


def opened_files() -> list[str]:
    """What can still be opened of files: their bytes, what pages show of them, their names."""
    texts = [text for one in Upload.objects.all() for text in (one.stored_file(), one.stored_preview(), one.filename)]
    return [text for text in texts if text]


def test_promise_P08_no_file_of_the_cycle_is_kept_once_somebody_left(leaving):
    assert len(opened_files()) >= 12

    withdraw_registration(registration=leaving)

    assert opened_files() == []
    refused = AttendanceImport.objects.filter(layout="")
    assert {(file.file_state, file.refusal) for file in refused} == {
        (FileState.REFUSED, "Este archivo se borró porque alguien canceló su inscripción. Súbalo de nuevo.")
    }


@pytest.mark.parametrize("is_removed", [False, True])
def test_promise_P08_nor_once_a_guest_left_who_may_be_in_any_report(is_removed, leaving, scoped, coordination):
    guest = a_guest(coordination, scoped, name="Eva")
    assert len(opened_files()) >= 12

    remove_guest(actor=coordination, guest=guest) if is_removed else withdraw_guest(guest=guest)

    assert opened_files() == []


@pytest.mark.parametrize("is_removed", [False, True])
def test_promise_P08_what_an_imported_report_knew_of_a_guest_goes_with_them(is_removed, scoped, webinars, coordination):
    (bruna,) = registered(scoped, "Bruna")
    guest = a_guest(coordination, scoped, name="Eva Paz", email="eva@example.org")
    imported(
        coordination,
        webinars[0],
        line("Eva Paz"),
        line("Otra Eva", "eva@example.org"),
        line("Eva Paz", "another@example.org"),
        line("Bruna", "bruna@example.org"),
        line("Dora Sol"),
    )

    remove_guest(actor=coordination, guest=guest) if is_removed else withdraw_guest(guest=guest)

    presences = {(one.name(), one.registration) for one in Presence.objects.all()}
    assert presences == {("Eva Paz", None), ("Bruna", bruna), ("Dora Sol", None)}
    assert Presence.objects.exclude(email_index="").count() == 2, "another of that name, with an address of their own"


def test_promise_P08_a_guest_who_registered_too_keeps_that_until_they_withdraw_it(scoped, webinars, coordination):
    registered(scoped, "Eva")
    guest = a_guest(coordination, scoped, name="Eva", email="eva@example.org")
    imported(coordination, webinars[0], line("Eva", "eva@example.org"))

    withdraw_guest(guest=guest)

    assert [one.name() for one in Presence.objects.all()] == ["Eva"]


def test_promise_P08_who_was_about_to_import_it_is_told_and_nobody_comes_back(leaving, coordination, scoped):
    waiting = Upload.objects.get(state="previewed", kind="registration_list")
    unread = AttendanceImport.objects.get(is_unread=True)
    draft = AttendanceImport.objects.exclude(layout="").get()

    withdraw_registration(registration=leaving)

    for deed in (
        lambda: count_upload(actor=coordination, upload=waiting),
        lambda: count_upload(actor=coordination, upload=draft),
    ):
        with pytest.raises(Refused, match="alguien canceló su inscripción"):
            deed()
    read_large_upload(actor=coordination, upload=unread)  # it had the bytes in its hands
    assert opened_files() == []
    assert not Presence.objects.exists()


def test_promise_P08_an_account_of_their_name_alone_goes_with_them(leaving, session, coordination):
    imported(coordination, session, line("Ana", ""), line("Dora", ""))
    Presence.objects.update(registration=None)

    withdraw_registration(registration=leaving)

    assert [presence.name() for presence in Presence.objects.all()] == ["Dora"]


def test_promise_P08_whatever_was_matched_with_them_goes_by_hand_or_by_name(scoped, webinars, coordination):
    """A first name with an initial, another name and their own, without an address; imported before and after that."""
    (bruna,) = registered(scoped, "Bruna Paz")
    imported(coordination, webinars[0], line("Bruna P."), line("Bruni Paz"), line("Bruna Paz"), line("Dora P."))
    for presence in Presence.objects.filter(registration=None):
        if presence.name() != "Dora P.":
            match_presence(actor=coordination, presence=presence, registration=bruna)
    imported(coordination, webinars[1], line("Bruni Paz", day="03/19/2026"), line("Dora P.", day="03/19/2026"))
    assert Presence.objects.filter(registration=bruna).count() == 4

    withdraw_registration(registration=bruna)

    assert [presence.name() for presence in Presence.objects.all()] == ["Dora P.", "Dora P."]
    assert not NameAlias.objects.exists()


def test_promise_P08_what_was_said_of_columns_goes_where_they_stand_among_the_headers(scoped, coordination):
    (bruna,) = registered(scoped, "Bruna Paz")
    for header in ("bruna paz", "pregunta de bruna paz", "bruna paz org"):
        save_mapping(actor=coordination, cycle=scoped, headers=["wer", header], columns={"wer": "name"}, language="")
    save_mapping(actor=coordination, cycle=scoped, headers=["wer"], columns={"wer": "name"}, language="")

    withdraw_registration(registration=bruna)

    assert [mapping.headers for mapping in ColumnMapping.objects.all()] == [{"wer"}]


def test_promise_P19_what_nobody_imports_goes_by_the_clock_within_three_days(leaving):
    with clock.at(clock.now() + WAITS_FOR + timedelta(days=1, hours=1)):
        erase_expired()

    assert not AttendanceImport.objects.exists()
    assert [one.state for one in Upload.objects.all()] == ["committed"]
    assert opened_files() == []


def test_promise_P19_the_name_of_a_file_is_in_no_column_that_can_be_read(leaving):
    for model in (AttendanceImport, Upload):
        assert "Quetzal" not in str([bytes(v) if isinstance(v, memoryview) else v for v in model.objects.values_list()])
