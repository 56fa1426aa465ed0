"""Large reports are read and imported by the worker; a page tells how far it is and leads on to the result."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.hiding_decisions.actions import decide_numbers_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import files_in, line, previewed, registered, report
from tinkuy.attendance.uploads.actions.choosing import choose_session
from tinkuy.attendance.uploads.actions.reports import drop_files, sent_report
from tinkuy.attendance.uploads.kinds import ATTENDANCE_REPORT
from tinkuy.attendance.uploads.rules import READ_AT_ONCE
from tinkuy.core import progress
from tinkuy.core.errors import Refused
from tinkuy.notices import jobs
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.uploads.actions.counting import count_batch, take_back_upload
from tinkuy.uploads.actions.jobs import carry_out_import, start_job, start_reading
from tinkuy.uploads.actions.reading import read_again
from tinkuy.uploads.models import WAITS_FOR, ImportJob

ATTENDANCE = "/es/team/c/ciclo-de-prueba/attendance/"
UPLOAD = f"{ATTENDANCE}s/1/import/"
TWO = report(line("Ana", "ana@example.org"), line("Luis", "luis@example.org"))
IMPORTED_AT_ONCE = ATTENDANCE_REPORT.rows_at_once
ROWS = IMPORTED_AT_ONCE + 2_000

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def session(scoped, webinars):
    registered(scoped, "Ana", "Luis")
    return webinars[0]


@pytest.fixture
def browser(session, coordination, signed_in):
    return signed_in(coordination)


def worked() -> int:
    """The worker does every job that is due; how many of them were not to decide what may be read afterwards."""
    jobs.beat("worker")
    count, before = 0, decided()
    while jobs.run_next("worker"):
        count += 1
    return count - (decided() - before)


def decided() -> int:
    done = DBTaskResult.objects.filter(task_path=decide_numbers_of.module_path, status=TaskResultStatus.SUCCESSFUL)
    return done.count()


def address(job: ImportJob) -> str:
    return f"{ATTENDANCE}jobs/{job.public_id}/"


def uploaded(browser, data: bytes):
    return browser.post(UPLOAD, {"file": SimpleUploadedFile("sesion.csv", data), "zone": "UTC"})


def imports_of(draft: AttendanceImport, actor) -> ImportJob:
    return start_job(actor=actor, deed="count", upload=draft)


def test_a_large_report_goes_its_whole_way_without_holding_a_request(browser, scoped):
    large = report(*(line(f"Persona {number}", f"p{number}@example.org") for number in range(ROWS)))
    large = large.replace(b"90,Yes", b"90,Yes" + b" " * 20)
    assert len(large) > READ_AT_ONCE

    sent = uploaded(browser, large)
    job = ImportJob.objects.get()
    assert sent.url == address(job)
    assert "Espera su turno." in browser.get(sent.url).text
    assert AttendanceImport.objects.get().is_unread

    assert worked() == 1
    draft = AttendanceImport.objects.get()
    assert browser.get(sent.url).url == f"{ATTENDANCE}imports/{draft.public_id}/"
    assert draft.counts["rows"] == ROWS

    pressed = browser.post(f"{ATTENDANCE}imports/{draft.public_id}/commit/")
    again = browser.post(f"{ATTENDANCE}imports/{draft.public_id}/commit/")
    assert again.url == pressed.url
    assert not Presence.objects.exists()
    assert "se importa aparte" in browser.get(f"{ATTENDANCE}imports/{draft.public_id}/").text

    assert worked() == 2  # so many rows leave the public numbers to the worker too
    assert Presence.objects.count() == ROWS
    done = browser.get(pressed.url, follow=True)
    assert "La asistencia de la sesión 1 quedó importada." in done.text
    assert browser.get(f"{pressed.url}part/").status_code == 205


def test_a_small_report_is_read_and_imported_at_once(browser):
    sent = uploaded(browser, TWO)
    browser.post(f"{sent.url}commit/")

    assert Presence.objects.count() == 2
    assert list(ImportJob.objects.order_by("pk").values_list("deed", "state", "task")) == [
        ("read", "done", ""),
        ("count", "done", ""),
    ]


def test_files_that_are_read_apart_find_their_session_or_say_why_not(browser, scoped, coordination):
    files = [("uno.csv", TWO), ("nota.txt", b"Una nota sin tabla."), ("dos.csv", TWO)]
    job = start_reading(actor=coordination, files=files, **sent_report(scoped, "UTC"))
    page = browser.get(f"{ATTENDANCE}files/{job.batch.public_id}/").text
    assert "2 archivos todavía no están leídos." in page

    worked()

    states = {file.filename: str(file.file_state) for file in AttendanceImport.objects.all()}
    assert states == {"uno.csv": "ready", "nota.txt": "refused"}
    assert browser.get(address(job)).url == f"{ATTENDANCE}files/{job.batch.public_id}/"


def test_what_is_not_read_yet_cannot_be_decided_on(scoped, session, coordination):
    job = start_reading(actor=coordination, files=[("uno.csv", TWO)], **sent_report(scoped, "UTC"))

    with pytest.raises(Refused, match="se está leyendo en este momento"):
        choose_session(actor=coordination, file=files_in(job.batch)[0], webinar=session)


def test_a_batch_is_imported_apart_all_of_it_and_taken_for_done_once(browser, scoped, coordination):
    second = report(line("Ana", "ana@example.org", day="03/19/2026"))
    batch = drop_files(actor=coordination, cycle=scoped, files=[("1.csv", TWO), ("2.csv", second)], zone="UTC")
    job = start_job(actor=coordination, deed="count", batch=batch, files=files_in(batch))

    assert start_job(actor=coordination, deed="count", batch=batch, files=files_in(batch)) == job
    assert worked() == 1

    assert Presence.objects.count() == 3
    assert "2 informes quedaron importados" in browser.get(address(job), follow=True).text


def test_what_cannot_be_imported_is_said_with_what_to_do_and_can_be_begun_again(browser, session, coordination):
    draft = previewed(coordination, session, line("Ana", "ana@example.org"))
    job = imports_of(draft, coordination)
    sealed = draft.sealed_file
    AttendanceImport.objects.update(sealed_file=b"")

    worked()

    page = browser.get(address(job)).text
    assert "El archivo se borró: llegó su fecha, o alguien canceló su inscripción. Súbalo de nuevo." in page
    AttendanceImport.objects.update(sealed_file=sealed)
    again = browser.post(f"{address(job)}again/")
    worked()
    assert browser.get(again.url).url == ATTENDANCE
    assert Presence.objects.count() == 1


def test_a_large_import_is_undone_apart_and_a_batch_too(browser, scoped, session, coordination):
    batch = drop_files(actor=coordination, cycle=scoped, files=[("1.csv", TWO)], zone="UTC")
    count_batch(actor=coordination, batch=batch, uploads=files_in(batch))
    draft = AttendanceImport.objects.get()
    AttendanceImport.objects.update(counts=draft.counts | {"rows": IMPORTED_AT_ONCE + 1})
    page = f"{ATTENDANCE}imports/{draft.public_id}/"

    job = browser.post(f"{page}undo/").url
    assert browser.post(f"{page}undo/").url == job
    assert "se deshace aparte" in browser.get(page).text
    assert Presence.objects.count() == 2
    assert worked() == 1
    assert not Presence.objects.exists()
    assert browser.get(job).url == ATTENDANCE

    AttendanceImport.objects.update(state="previewed")
    count_batch(actor=coordination, batch=batch, uploads=files_in(batch))
    whole = browser.post(f"{ATTENDANCE}files/{batch.public_id}/undo/").url
    assert worked() == 1
    assert not Presence.objects.exists()
    assert browser.get(whole).url == f"{ATTENDANCE}files/{batch.public_id}/"


def test_what_is_undone_already_is_not_undone_apart(session, coordination):
    draft = previewed(coordination, session, line("Ana", "ana@example.org"))

    with pytest.raises(Refused, match="esta importación cambió"):
        start_job(actor=coordination, deed="take-back", upload=draft)


def test_why_it_failed_is_for_who_began_it_and_who_matches_accounts(
    session, coordination, focal_point_pe, focal_point_uy, signed_in
):
    draft = previewed(focal_point_pe, session, line("Ana", "ana@example.org"))
    job = imports_of(draft, focal_point_pe)
    AttendanceImport.objects.update(sealed_file=b"")
    worked()

    seen = {
        person: "El archivo se borró" in signed_in(person).get(address(job)).text
        for person in (focal_point_pe, focal_point_uy, coordination)
    }
    assert seen == {focal_point_pe: True, focal_point_uy: False, coordination: True}
    assert b"archivo" not in bytes(ImportJob.objects.get(deed="count").sealed_refusal)


def test_a_job_that_killed_each_worker_is_told_and_makes_room(browser, session, coordination):
    draft = previewed(coordination, session, line("Ana", "ana@example.org"))
    job = imports_of(draft, coordination)
    DBTaskResult.objects.update(status="FAILED")

    assert "No es culpa de su archivo" in browser.get(address(job)).text
    again = imports_of(draft, coordination)

    assert again != job
    assert worked() == 1
    assert Presence.objects.count() == 1


def test_a_job_begun_again_after_its_end_does_nothing_more(session, coordination, scoped):
    job = imports_of(previewed(coordination, session, line("Ana", "ana@example.org")), coordination)
    worked()
    take_back_upload(actor=coordination, upload=AttendanceImport.objects.get())

    carry_out_import.call(scoped.pk, job.public_id)

    assert not Presence.objects.exists()


def test_whoever_lost_the_right_meanwhile_imports_nothing(browser, session, coordination, focal_point_pe):
    job = imports_of(previewed(focal_point_pe, session, line("Ana", "ana@example.org")), focal_point_pe)
    TeamRole.objects.filter(person=focal_point_pe).delete()

    worked()

    assert "Su rol en este ciclo no incluye esto." in browser.get(address(job)).text
    assert not Presence.objects.exists()


def test_while_it_is_imported_the_same_file_again_and_another_reading_change_nothing(session, coordination):
    draft = previewed(coordination, session, line("Ana", "ana@example.org"))
    imports_of(draft, coordination)

    assert previewed(coordination, session, line("Ana", "ana@example.org")) == draft
    with pytest.raises(Refused, match="se está importando en este momento"):
        read_again(actor=coordination, upload=draft, encoding="cp1252")

    worked()
    assert Presence.objects.count() == 1


def test_the_page_tells_how_far_it_is_and_that_no_worker_answers(browser, session, coordination):
    job = imports_of(previewed(coordination, session, line("Ana", "ana@example.org")), coordination)
    assert "no responde" in browser.get(address(job)).text

    jobs.beat("worker")
    progress.progress_writer(job.progress)("writing", 15_000, 200_000)
    part = browser.get(f"{address(job)}part/").text
    progress.forget(job.progress)

    assert "Escritas: 15\xa0000 de 200\xa0000 conexiones" in part
    assert 'max="200000" value="15000"' in part
    assert "no responde" not in part


def test_jobs_are_forgotten_with_the_files_that_wait(session, coordination, scoped):
    imports_of(previewed(coordination, session, line("Ana", "ana@example.org")), coordination)
    ImportJob.objects.update(made_at=scoped.now() - WAITS_FOR * 2)

    erase_expired()

    assert not ImportJob.objects.exists()
