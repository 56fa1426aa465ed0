"""The preview says as what the file was read, and reads it again when the names look wrong (promise I05)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinkuy.attendance.matching.queries.owners import registrants
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests.made import line, registered, report
from tinkuy.attendance.uploads.actions.reports import preview_attendance
from tinkuy.core.errors import Refused
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import read_again

IMPORT = "/es/team/c/ciclo-de-prueba/attendance/s/1/import/"
AMBIGUOUS = report(line("Comisión Perú", "comision@example.org")).decode().replace("Perú", "Per\x9c").encode("latin-1")
"""One byte of a Mac among Windows letters: nobody can tell which it is, so Windows is taken and shown."""


@pytest.fixture
def preview(scoped, webinars, coordination, signed_in):
    """The page of the draft, as the coordination sees it."""
    browser = signed_in(coordination)
    answer = browser.post(IMPORT, {"file": SimpleUploadedFile("informe.csv", AMBIGUOUS), "zone": "UTC"})
    return browser, answer.url


def test_promise_I05_the_preview_says_as_what_the_file_was_read(preview):
    browser, address = preview

    page = browser.get(address).text

    assert "<dt>Caracteres</dt><dd>Windows, como guarda Excel el CSV</dd>" in page
    assert "<dt>Entre columnas</dt><dd>coma</dd>" in page
    assert "<dt>Idioma de los encabezados</dt><dd>Inglés</dd>" in page
    assert "<dt>Reloj</dt><dd>hora de" in page


def test_promise_I05_a_name_is_shown_in_each_encoding_and_the_file_is_read_as_the_person_says(preview):
    browser, address = preview
    assert "Comisi\u00f3n Per\u0153" in browser.get(address).text

    page = browser.post(f"{address}letters/", {"encoding": "mac-roman"}, follow=True).text

    draft = AttendanceImport.objects.get()
    assert (draft.encoding, draft.state, Presence.objects.count()) == ("mac-roman", "previewed", 0)
    assert "El informe se leyó de nuevo. Revise los nombres." in page
    assert "<td>ComisiÛn Perú</td>" in page
    assert "<dt>Caracteres</dt><dd>Mac, como lo guarda allí el Excel antiguo</dd>" in page


def test_promise_I05_what_was_chosen_is_what_is_committed(scoped, webinars, coordination):
    registered(scoped, "Uno")
    draft = preview_attendance(actor=coordination, webinar=webinars[0], data=AMBIGUOUS, filename="a.csv", zone="UTC")

    read_again(actor=coordination, upload=draft, encoding="mac-roman")
    count_upload(actor=coordination, upload=draft)

    assert Presence.objects.get().name() == "ComisiÛn Perú"
    assert len(registrants(scoped)) == 1


@pytest.mark.parametrize(("encoding", "words"), [("utf-7", "lista"), ("utf-16-le", "persona|encabezado|columnas")])
def test_promise_I05_an_encoding_that_cannot_be_is_refused_and_the_draft_stays(
    scoped, webinars, coordination, encoding, words
):
    draft = preview_attendance(actor=coordination, webinar=webinars[0], data=AMBIGUOUS, filename="a.csv", zone="UTC")

    with pytest.raises(Refused, match=words):
        read_again(actor=coordination, upload=draft, encoding=encoding)

    assert AttendanceImport.objects.get().encoding == ""


def test_what_counts_already_is_not_read_again(scoped, webinars, coordination):
    draft = preview_attendance(actor=coordination, webinar=webinars[0], data=AMBIGUOUS, filename="a.csv", zone="UTC")
    count_upload(actor=coordination, upload=draft)

    with pytest.raises(Refused):
        read_again(actor=coordination, upload=draft, encoding="mac-roman")
