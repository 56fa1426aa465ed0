"""Of a list neither a number of identity nor a signature is kept, and what is left says the same once more."""

import base64
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.registrations import read_list
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import bytes_of

SIGNED = """LISTA DE ASISTENCIA

N°;Apellidos y nombres;DNI;Institución;Firma
1;Perú, Referente;40112233;Ministerio;
2;Chile, Fiscalía;41.223.344;"Fiscalía; sede central";firmó
"""
TYPED = "1. Referente Perú, DNI 40112233\n\n2. Referente de Chile 41.223.344-5\n3. Referente de Uruguay\n"
NUMBERS = re.compile(rb"40112233|41.?223.?344|firm\xc3\xb3|firm\xf3")


def read(data: bytes):
    return read_report(data, "lista.csv", date=None, zone="America/Lima")


@pytest.mark.parametrize("text", [SIGNED, TYPED], ids=["signed", "typed"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_promise_I05_a_list_is_kept_without_numbers_of_identity_and_says_the_same(text, encoding):
    whole = read(text.encode(encoding))
    left = base64.b64decode(whole.reduced)

    assert NUMBERS.search(text.encode())
    assert not NUMBERS.search(left.replace(b"\x00", b""))
    again = read(left)
    assert (again.rows, again.topic, again.columns) == (whole.rows, whole.topic, whole.columns)
    assert again.reduced == ""


OTHER_HEADERS = (
    *("DNI/Pasaporte", "Nro. de cédula", "N° Doc.", "Documento (DNI)", "Tipo y número de documento"),
    *("Cédula o pasaporte", "Número de identificación", "Carné de identidad", "CPF/RG", "Nº do documento"),
    *("Passport No.", "National ID", "C.C.", "Firma y aclaración"),
)


@pytest.mark.parametrize("header", OTHER_HEADERS)
def test_promise_I05_a_number_of_identity_is_not_kept_under_a_header_of_several_words(header):
    whole = read(f"Nombre;{header};Correo\nReferente Perú;40112233;uno@example.org\n".encode())

    left = base64.b64decode(whole.reduced)
    assert b"40112233" not in left
    assert read(left).rows == whole.rows


@pytest.mark.parametrize("header", ["Cargo", "ID de usuario", "Ciudad", "Región", "Grupo C"])
def test_other_columns_of_a_list_stay(header):
    assert read(f"Nombre;{header};Correo\nReferente Perú;40112233;uno@example.org\n".encode()).reduced == ""


def test_a_column_that_a_person_named_stays():
    text = b"Identificaci\xc3\xb3n;Correo\nReferente Per\xc3\xba;uno@example.org\n"
    said = {"Identificación": "name", "Correo": "email"}

    listed = read_report(text, "lista.csv", date=None, zone="America/Lima", columns=said)

    assert (listed.reduced, [row.name for row in listed.rows]) == ("", ["Referente Perú"])


def test_promise_I05_a_list_without_them_is_kept_as_it_came():
    assert read(b"Nombre,Correo\nReferente,uno@example.org\nOtra,dos@example.org\n").reduced == ""


def test_promise_I05_a_list_of_registrations_keeps_none_either():
    listed = read_list(b"Nombre,Correo,DNI\nReferente,uno@example.org,40112233\n", "lista.csv")
    left = base64.b64decode(listed.reduced)

    assert b"40112233" not in left
    assert read_list(left, "lista.csv").rows == listed.rows


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["attendance/s/1/import/", "registrations/import/"])
def test_promise_P10_the_sealed_file_of_a_list_has_no_number_of_identity(
    scoped, webinars, coordination, signed_in, place
):
    text = "Nombre,Correo,DNI\nReferente,uno@example.org,40112233\nOtra,dos@example.org,41223344\n"
    browser = signed_in(coordination)

    answer = browser.post(
        f"/es/team/c/{scoped.slug}/{place}",
        {"file": SimpleUploadedFile("lista.csv", text.encode()), "zone": "America/Lima"},
    )

    assert answer.status_code == 302
    sealed = bytes_of(Upload.objects.get())
    assert b"uno@example.org" in sealed
    assert b"40112233" not in sealed
    assert AttendanceImport.objects.count() <= 1
