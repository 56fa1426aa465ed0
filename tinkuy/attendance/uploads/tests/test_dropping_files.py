"""The reports of several sessions at once: each finds its session; one button imports all that are ready, or none."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.reports.sandbox import sample_of
from tinkuy.attendance.tests.made import files_in, imported, line, registered, report
from tinkuy.attendance.uploads.actions.choosing import choose_session, leave_file_out, say_columns
from tinkuy.attendance.uploads.actions.reports import drop_files
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.uploads.actions.counting import count_batch, take_back_batch
from tinkuy.uploads.models import WAITS_FOR, Batch

DROP = "/es/team/c/ciclo-de-prueba/attendance/files/"
FIRST = report(line("Ana", "ana@example.org"), line("Luis", "luis@example.org"))
SECOND = report(line("Ana", "ana@example.org", day="03/19/2026"))
MEET = b"First name,Last name,Email,Duration,Time joined,Time exited\nAna,Paz,ana@example.org,1 hr,15:05,16:05\n"


@pytest.fixture
def browser(scoped, webinars, coordination, signed_in) -> Client:
    registered(scoped, "Ana", "Luis")
    return signed_in(coordination)


def drop(browser: Client, **files: bytes):
    """Each name with its bytes; the answer of the page that takes them."""
    reports = [SimpleUploadedFile(f"{name}.csv", data) for name, data in files.items()]
    return browser.post(DROP, {"reports": reports, "zone": "UTC"})


def dropped(browser: Client, **files: bytes) -> str:
    """The address of the batch."""
    answer = drop(browser, **files)
    assert answer.status_code == 302, answer.text
    return answer.url


def files() -> dict[str, AttendanceImport]:
    return {file.filename: file for file in AttendanceImport.objects.order_by("pk").select_related("cycle", "webinar")}


def import_all(browser: Client, address: str):
    ready = re.findall('name="file" value="([^"]+)"', browser.get(address).text)
    return browser.post(f"{address}import/", {"file": ready}, follow=True)


def test_capability_C11_files_of_several_sessions_find_their_own_and_are_imported_at_once(browser, scoped):
    address = dropped(browser, one=FIRST, two=SECOND)

    page = browser.get(address).text
    assert "2 archivos están listos. Todavía no cuenta nada." in page
    assert page.count("por su fecha") == 2
    assert not Presence.objects.exists()

    done = import_all(browser, address)
    assert "2 informes quedaron importados, todos de una vez." in done.text
    assert attendance_of(scoped).persons == {1: 2, 2: 1}


def test_capability_C11_several_files_of_one_session_count_together(browser, scoped):
    more = report(line("Zoé", "zoe@example.org"))

    import_all(browser, dropped(browser, one=FIRST, rest=more))

    assert attendance_of(scoped).persons == {1: 2}
    assert attendance_of(scoped).unmatched == {1: 1}


def test_capability_C11_a_report_without_days_waits_for_its_session(browser, scoped):
    address = dropped(browser, one=FIRST, meet=MEET)
    assert files()["meet.csv"].file_state == "session"
    assert "El archivo no dice de qué sesión es. Elíjala." in browser.get(address).text

    import_all(browser, address)
    assert attendance_of(scoped).persons == {1: 2}

    file = files()["meet.csv"].public_id
    answer = browser.post(f"{address}{file}/session/", {"webinar": "2"})
    assert answer.url == f"{address}#f{file}"
    import_all(browser, address)
    assert attendance_of(scoped).persons == {1: 2, 2: 1}


def test_capability_C11_a_number_in_the_name_is_a_guess_that_a_person_confirms(browser):
    dropped(browser, **{"sesion-2-meet": MEET})

    file = files()["sesion-2-meet.csv"]
    assert (file.webinar.ordinal, file.is_sure, file.file_state) == (2, False, "session")


def test_capability_C11_what_is_no_report_is_refused_in_a_sentence_and_stops_no_other(browser, scoped):
    address = dropped(browser, one=FIRST, foto=b"\x89PNG\r\n\x1a\n" + bytes(200))

    assert "Esto es una imagen, no una tabla." in browser.get(address).text
    import_all(browser, address)
    assert attendance_of(scoped).persons == {1: 2}


def test_capability_C11_a_file_is_left_out_and_taken_in_again(browser, scoped):
    address = dropped(browser, one=FIRST, two=SECOND)
    file = files()["two.csv"].public_id

    browser.post(f"{address}{file}/leave-out/")
    assert "1 archivo está listo." in browser.get(address).text
    import_all(browser, address)
    assert attendance_of(scoped).persons == {1: 2}

    browser.post(f"{address}{file}/take-in/")
    import_all(browser, address)
    assert attendance_of(scoped).persons == {1: 2, 2: 1}


def test_invariant_08_the_same_file_again_changes_nothing_and_says_so(browser, scoped):
    import_all(browser, dropped(browser, one=FIRST))
    before = list(Presence.objects.values_list("pk", flat=True))

    again = dropped(browser, another_name=FIRST)

    page = browser.get(again).text
    assert "Este mismo archivo ya está importado. No cambia nada." in page
    assert "Deshacer todo" not in page
    import_all(browser, again)
    assert list(Presence.objects.values_list("pk", flat=True)) == before


def test_invariant_08_the_same_bytes_twice_in_one_go_are_read_once(browser):
    answer = browser.get(dropped(browser, one=FIRST, copy=FIRST))

    assert "Un archivo era igual a otro: se lee una sola vez." in answer.text
    assert AttendanceImport.objects.count() == 1


def test_invariant_08_all_is_undone_at_once_and_one_by_itself(browser, scoped):
    address = dropped(browser, one=FIRST, two=SECOND)
    import_all(browser, address)

    browser.post(f"/es/team/c/ciclo-de-prueba/attendance/imports/{files()['one.csv'].public_id}/undo/")
    assert attendance_of(scoped).persons == {2: 1}

    answer = browser.post(f"{address}undo/", follow=True)
    assert "Todo quedó deshecho" in answer.text
    assert attendance_of(scoped).persons == {}
    assert browser.post(f"{address}undo/").status_code == 422


def test_undoing_all_leaves_what_was_imported_before(browser, scoped, webinars, coordination):
    imported(coordination, webinars[0], line("Ana", "ana@example.org"), line("Luis", "luis@example.org"))
    address = dropped(browser, one=FIRST, two=SECOND)
    import_all(browser, address)

    browser.post(f"{address}undo/")

    assert attendance_of(scoped).persons == {1: 2}


def test_promise_L10_one_that_fails_is_named_and_nothing_is_imported(browser, scoped):
    address = dropped(browser, one=FIRST, two=SECOND)
    (second,) = (one for one in AttendanceImport.objects.all() if one.filename == "two.csv")
    AttendanceImport.objects.filter(pk=second.pk).update(sealed_file=b"")

    answer = import_all(browser, address)

    assert answer.status_code == 422
    assert "No se importó nada. two.csv: El archivo se borró" in answer.text
    assert not Presence.objects.exists()


def test_promise_L10_a_page_that_is_behind_imports_nothing(browser, scoped):
    address = dropped(browser, one=FIRST, two=SECOND)
    shown = [file.public_id for file in files().values()]
    browser.post(f"{address}{shown[1]}/leave-out/")

    answer = browser.post(f"{address}import/", {"file": shown})

    assert answer.status_code == 422
    assert "two.csv: ya no está como lo mostró la página" in answer.text
    assert not Presence.objects.exists()


def test_nothing_ready_is_said(browser):
    address = dropped(browser, meet=MEET)

    answer = browser.post(f"{address}import/")

    assert answer.status_code == 422
    assert "Ningún archivo está listo. No se importó nada." in answer.text


def test_files_dropped_in_again_leave_the_older_list_empty(browser):
    older = dropped(browser, one=FIRST, two=SECOND)
    dropped(browser, one=FIRST, two=SECOND)

    assert "Estos archivos se leyeron de nuevo después" in browser.get(older).text
    assert "2 archivos" in browser.get("/es/team/c/ciclo-de-prueba/attendance/").text


@pytest.mark.parametrize(
    ("limit", "value", "sentence"),
    [
        ("MOST_FILES", 1, "2 archivos son más que los 1 que caben de una vez"),
        ("MAX_BYTES", 100, "one.csv tiene más de"),
        ("MOST_BYTES", 200, "Juntos, los archivos tienen más de"),
    ],
)
def test_what_is_too_much_is_told_and_nothing_is_kept(browser, monkeypatch, limit, value, sentence):
    monkeypatch.setattr(f"tinkuy.attendance.uploads.forms.{limit}", value)

    answer = drop(browser, one=FIRST, two=SECOND)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Batch.objects.exists()


def test_no_file_is_told(browser):
    assert "Primero elija los informes." in browser.post(DROP, {"zone": "UTC"}).text


def test_the_same_press_twice_is_one(browser):
    for _press in range(2):
        reports = [SimpleUploadedFile("one.csv", FIRST)]
        browser.post(DROP, {"reports": reports, "zone": "UTC", "once": "the key of this form"})

    assert Batch.objects.count() == 1


def test_another_focal_point_does_not_read_why_a_file_was_refused(
    scoped, webinars, focal_point_pe, focal_point_uy, signed_in
):
    prose = b"Ana Paz,\nQuerida gente: les cuento que la sesion fue muy provechosa para todas.\n" * 4
    mine = dropped(signed_in(focal_point_pe), nota=prose)

    assert "Querida gente" in signed_in(focal_point_pe).get(mine).text
    theirs = signed_in(focal_point_uy).get(mine).text
    assert "Querida gente" not in theirs
    assert "El motivo solo lo ve quien lo subió" in theirs


def test_an_observer_is_refused_with_words(scoped, webinars, coordination, observer):
    batch = drop_files(actor=coordination, cycle=scoped, files=[("one.csv", FIRST)], zone="UTC")
    (file,) = files_in(batch)

    for deed in (
        lambda: drop_files(actor=observer, cycle=scoped, files=[]),
        lambda: count_batch(actor=observer, batch=batch, uploads=[file]),
        lambda: take_back_batch(actor=observer, batch=batch, uploads=[file]),
        lambda: choose_session(actor=observer, file=file, webinar=webinars[0]),
        lambda: leave_file_out(actor=observer, file=file, is_left_out=True),
        lambda: say_columns(
            actor=observer, file=file, sample=sample_of(FIRST), columns={}, language="", is_remembered=False
        ),
    ):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            deed()


def test_each_deed_leaves_a_trace(browser):
    address = dropped(browser, one=FIRST, two=SECOND)
    import_all(browser, address)
    browser.post(f"{address}undo/")

    entries = list(Entry.objects.filter(subject="batch").order_by("id").values_list("deed", "details"))
    assert entries == [("dropped in", {"number": 2}), ("imported", {"number": 2}), ("undid", {"number": 2})]


def test_what_waits_too_long_is_erased(scoped, webinars, coordination):
    batch = drop_files(actor=coordination, cycle=scoped, files=[("meet.csv", MEET)], zone="UTC")

    with clock.at(clock.now() + WAITS_FOR + timedelta(minutes=1)):
        erase_expired()

    assert not Batch.objects.filter(pk=batch.pk).exists()


def test_the_page_of_many_files_asks_the_database_no_more_than_that_of_one(browser, django_assert_max_num_queries):
    address = dropped(browser, one=FIRST)
    browser.get(address)
    more = dropped(browser, two=SECOND, three=report(line("Zoé")), four=report(line("Eva")), five=report(line("Noé")))

    with django_assert_max_num_queries(22):
        browser.get(more)
