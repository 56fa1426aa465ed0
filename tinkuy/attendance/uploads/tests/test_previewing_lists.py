"""A list of registrations is seen before it counts, imported all or nothing, and taken back while nobody used it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinkuy.attendance.erasing.actions.expiring import erase_expired
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.tests.made import imported, line, registered
from tinkuy.attendance.uploads.kinds import REGISTRATION_LIST
from tinkuy.attendance.uploads.rules import READ_AT_ONCE
from tinkuy.convening.registrations.models import Device, Registration
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.core.errors import Refused
from tinkuy.uploads.actions.counting import count_upload, take_back_upload
from tinkuy.uploads.actions.jobs import start_job, start_reading
from tinkuy.uploads.actions.reading import read_again, read_upload
from tinkuy.uploads.models import WAITS_FOR, Deed, ImportJob, Upload

from .test_jobs import worked

UPLOAD = "/es/team/c/ciclo-de-prueba/registrations/import/"
HEADER = "Nombre,Correo electrónico,País,Sector,Sesiones\n"
PEOPLE = tuple(f"Persona Número {number},p{number}@example.org,PE,,1\n" for number in range(6))

pytestmark = pytest.mark.django_db(transaction=True)


def listing(*lines: str, encoding: str = "utf-8") -> bytes:
    return (HEADER + "".join(lines)).encode(encoding)


def sent(browser, data: bytes) -> str:
    """The address of the page to which uploading *data* leads."""
    return browser.post(UPLOAD, {"file": SimpleUploadedFile("lista.csv", data)}).url


def previewed(actor, cycle, *lines: str) -> Upload:
    return read_upload(kind="registration_list", actor=actor, cycle=cycle, data=listing(*lines), filename="lista.csv")


def committed(actor, cycle, *lines: str) -> Upload:
    return count_upload(actor=actor, upload=previewed(actor, cycle, *lines))


@pytest.fixture
def browser(scoped, webinars, coordination, signed_in):
    return signed_in(coordination)


def test_promise_I05_a_list_shows_what_it_would_do_before_anybody_is_registered(browser, scoped):
    registered(scoped, "Ana")
    address = sent(browser, listing("José Peña,jp@example.org,CL,,2 3\n", "Ana,ana@example.org,PE,,\n", *PEOPLE))
    page = " ".join(browser.get(address).text.split())

    assert Registration.objects.count() == 1
    for words in ("Perú", "Chile", "José Peña", "UTF-8", "coma"):
        assert words in page
    assert Upload.objects.get().counts == {"new": 7, "known": 1, "wrong": 0, "countries": {"CL": 1, "PE": 6}}

    browser.post(f"{address}commit/")
    assert Registration.objects.count() == 8


def test_promise_I05_letters_that_look_wrong_are_read_as_a_person_says(browser):
    address = sent(browser, listing("José Peña,jp@example.org,PE,,\n", encoding="mac-roman"))
    browser.post(f"{address}letters/", {"encoding": "cp1252"})
    assert "JosŽ" in browser.get(address).text

    browser.post(f"{address}letters/", {"encoding": "mac-roman"})

    assert "José Peña" in browser.get(address).text
    browser.post(f"{address}commit/")
    assert Registration.objects.get().name() == "José Peña"


def test_promise_L10_every_wrong_line_is_named_and_nobody_is_registered(browser):
    wrong = ("Ana,esto no,PE,,\n", "Luis,luis@example.org,Macondo,,\n")
    address = sent(browser, listing("Eva,eva@example.org,PE,,\n", *wrong))
    page = browser.get(address).text

    assert "Línea 3: «esto no» no es" in page
    assert "Línea 4: no se conoce el país «Macondo»" in page
    assert "commit/" not in page
    assert browser.post(f"{address}commit/").status_code == 422
    assert not Registration.objects.exists()


def test_of_many_wrong_lines_the_first_are_named_and_the_rest_counted(browser):
    page = browser.get(sent(browser, listing(*(f"Ana,esto no {n},PE,,\n" for n in range(30))))).text

    assert "30 líneas" in page
    assert "Línea 21:" in page
    assert "Línea 22:" not in page


def test_who_may_not_read_names_sees_shapes_and_no_small_numbers(browser, focal_point_pe, coordination, signed_in):
    address = sent(signed_in(focal_point_pe), listing("Ana Paz,ana@example.org,CL,,\n", *PEOPLE))
    own, whole = signed_in(focal_point_pe).get(address).text, signed_in(coordination).get(address).text

    assert "Xxx Xxx" in own
    assert "xxx@xxxxxxx.xxx" in own
    assert "ana@example.org" not in own
    assert "Correo electrónico" in own
    assert "Ana Paz" in whole
    hidden = '<span class="hidden-count">'
    assert (own.count(hidden), whole.count(hidden)) == (2, 0)


def test_promise_P17_no_list_tells_a_focal_point_whether_an_address_is_registered(
    browser, scoped, coordination, focal_point_pe, signed_in
):
    registered(scoped, "Ana")
    theirs, pages = signed_in(focal_point_pe), {}
    for email in ("ana@example.org", "nadie@example.org"):
        address = sent(theirs, listing(f"Alguien,{email},PE,,\n"))
        pages[email] = re.sub(rf"{address}|id=.*?>|once.*?>|csrf.*?>", "", theirs.get(address).text)
        assert "commit/" not in pages[email]
        assert theirs.post(f"{address}commit/").status_code == 403
        listed = Upload.objects.get(public_id=address.split("/")[-2])
        for deed in (Deed.COUNT, Deed.TAKE_BACK):
            with pytest.raises(Refused, match=r"Your role|Su rol"):
                start_job(actor=focal_point_pe, upload=listed, deed=deed)
        with pytest.raises(Refused, match=r"Your role|Su rol"):
            count_upload(actor=focal_point_pe, upload=listed)
    done = committed(coordination, scoped, *PEOPLE)
    with pytest.raises(Refused, match=r"Your role|Su rol"):
        take_back_upload(actor=focal_point_pe, upload=done)

    assert Registration.objects.count() == 7
    assert "La importa la coordinación o el apoyo técnico" in pages["ana@example.org"]
    assert _shape_of(pages["ana@example.org"]) == _shape_of(pages["nadie@example.org"])


def _shape_of(page: str) -> str:
    """What a page says, whatever the address of its one line looks like."""
    return re.sub(r"x+@x+\.x+", "@", " ".join(re.findall(r">([^<>]+)<", page)))


def test_the_file_is_sealed_while_it_is_kept(scoped, webinars, coordination):
    listed = previewed(coordination, scoped, *PEOPLE)

    assert b"p1@example.org" not in bytes(listed.sealed_file) + bytes(listed.sealed_shown)


def test_the_same_list_again_is_the_same_import(scoped, webinars, coordination):
    listed = committed(coordination, scoped, *PEOPLE)

    assert previewed(coordination, scoped, *PEOPLE) == listed
    assert count_upload(actor=coordination, upload=listed) == listed
    assert Registration.objects.count() == 6


def test_an_import_is_undone_with_what_reports_told_of_them_waiting_again(scoped, webinars, coordination):
    registered(scoped, "Ana")
    listed = committed(coordination, scoped, *PEOPLE)
    imported(coordination, webinars[0], line("Persona", "p1@example.org"), line("Ana", "ana@example.org"))

    take_back_upload(actor=coordination, upload=listed)

    assert [one.email() for one in Registration.objects.all()] == ["ana@example.org"]
    assert Presence.objects.filter(registration=None).count() == 1
    again = committed(coordination, scoped, *PEOPLE)
    assert again != listed
    assert not Presence.objects.filter(registration=None).exists()


@pytest.mark.parametrize("used", ["device", "link", "decision", "withdrawn"])
def test_an_import_is_not_undone_once_somebody_used_their_registration(scoped, webinars, coordination, used):
    listed = committed(coordination, scoped, *PEOPLE)
    one = Registration.objects.first()
    if used == "device":
        Device.objects.create(cycle=scoped, registration=one)
    elif used == "link":
        Registration.objects.filter(pk=one.pk).update(link_fingerprint="f")
    elif used == "decision":
        NameAlias.objects.create(cycle=scoped, registration=one, owner="registration", index="i")
    else:
        withdraw_registration(registration=one)

    with pytest.raises(Refused, match="ya usó su inscripción"):
        take_back_upload(actor=coordination, upload=listed)

    assert Registration.objects.count() == 6
    assert Upload.objects.get().state == "committed"


def test_why_it_is_not_undone_is_said_on_its_page(browser, scoped, coordination):
    listed = committed(coordination, scoped, *PEOPLE)
    Registration.objects.update(link_fingerprint="f")

    answer = browser.post(f"/es/team/c/ciclo-de-prueba/registrations/import/{listed.public_id}/undo/")

    assert answer.status_code == 422
    assert "ya usó su inscripción" in answer.text


def test_a_large_list_goes_its_whole_way_without_holding_a_request(browser):
    at_once = REGISTRATION_LIST.rows_at_once
    pad = " " * (READ_AT_ONCE // at_once)
    many = (f"Persona,p{number}@example.org,PE,,{pad}\n" for number in range(at_once + 1))
    read = sent(browser, listing(*many))
    assert "/attendance/jobs/" in read
    assert Upload.objects.get().is_unread

    assert worked() == 1
    address = browser.get(read).url
    for deed, count in (("commit", at_once + 1), ("undo", 0)):
        job = browser.post(f"{address}{deed}/").url
        assert browser.post(f"{address}{deed}/").url == job
        assert worked() == 1
        assert browser.get(job).url == address
        assert Registration.objects.count() == count
    assert ImportJob.objects.count() == 3


def test_a_large_list_that_is_none_says_why_where_it_was_read(browser, scoped, coordination):
    files = [("nota.csv", b"Wer,Wo\nAna,Lima\n")]
    job = start_reading(kind="registration_list", actor=coordination, cycle=scoped, files=files)
    worked()

    page = browser.get(f"/es/team/c/ciclo-de-prueba/attendance/jobs/{job.public_id}/")
    assert "La lista no se leyó" in page.text
    assert "No se conocen las columnas de este archivo" in page.text


def test_a_file_is_erased_after_three_days_and_what_was_imported_stays_undoable(scoped, webinars, coordination):
    counted = committed(coordination, scoped, *PEOPLE)
    previewed(coordination, scoped, *PEOPLE[:2])
    long_ago = scoped.now() - WAITS_FOR * 2
    Upload.objects.update(erase_on=long_ago.date(), made_at=long_ago)

    erase_expired()

    (left,) = Upload.objects.all()
    assert (left, bytes(left.sealed_file), bytes(left.sealed_shown)) == (counted, b"", b"")
    take_back_upload(actor=coordination, upload=left)
    assert not Registration.objects.exists()


def test_promise_P08_whoever_withdraws_is_in_no_list_that_is_kept(scoped, webinars, coordination):
    committed(coordination, scoped, *PEOPLE)

    withdraw_registration(registration=Registration.objects.first())

    assert bytes(Upload.objects.get().sealed_file) == b""


def test_whoever_may_not_import_does_not(scoped, webinars, coordination, observer):
    listed = committed(coordination, scoped, *PEOPLE)

    for deed in (
        lambda: previewed(observer, scoped, *PEOPLE[:1]),
        lambda: count_upload(actor=observer, upload=listed),
        lambda: take_back_upload(actor=observer, upload=listed),
        lambda: read_again(actor=observer, upload=listed, encoding=""),
        lambda: start_job(actor=observer, upload=listed, deed="count"),
        lambda: start_reading(kind="registration_list", actor=observer, cycle=scoped, files=[("x", b"x")]),
    ):
        with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
            deed()
