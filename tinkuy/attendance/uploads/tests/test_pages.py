"""Upload, preview, commit, undo, as a person does it; and what a damaged file is told."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.tests import example_pack as pack
from tinkuy.attendance.tests.made import HEADER, imported, line, previewed, registered, report
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.deeds import new_once_key
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.actions.counting import take_back_upload

TEAM = "/es/team/c/ciclo-de-prueba/"
ATTENDANCE = f"{TEAM}attendance/"
UPLOAD = f"{ATTENDANCE}s/1/import/"
REGISTRATIONS = f"{TEAM}registrations/import/"
ANA = line("Ana", "ana@example.org")
SMALL = report(ANA, line("Zoé Ñandú", "zoe@example.org"))


@pytest.fixture
def browser(scoped, webinars, coordination, signed_in) -> Client:
    return signed_in(coordination)


def upload(browser: Client, data: bytes, name: str = "informe.csv", zone: str = "UTC"):
    return browser.post(UPLOAD, {"file": SimpleUploadedFile(name, data), "zone": zone})


def preview_page(browser: Client, data: bytes, name: str = "informe.csv") -> str:
    answer = upload(browser, data, name)
    assert answer.status_code == 302, answer.text
    return browser.get(answer.url).text


def test_capability_C10_upload_preview_commit_undo(browser, scoped):
    registered(scoped, "Ana")
    preview = upload(browser, SMALL).url
    assert "Esto es lo que dice el informe" in browser.get(preview).text
    assert not Presence.objects.exists()

    done = browser.post(f"{preview}commit/", follow=True)
    assert "La asistencia de la sesión 1 quedó importada." in done.text
    assert attendance_of(scoped).persons == {1: 1}
    assert "Deshacer esta importación" in browser.get(preview).text

    undone = browser.post(f"{preview}undo/", follow=True)
    assert "La importación se deshizo" in undone.text
    assert attendance_of(scoped).persons == {}
    assert "Nada de ella cuenta." in browser.get(preview).text


def test_capability_C11_a_report_without_a_doubt_is_imported_by_the_press_that_brings_it(browser, scoped):
    registered(scoped, "Ana")

    done = browser.post(UPLOAD, sent_at_once(report(ANA)), follow=True)

    assert done.redirect_chain[-1][0] == f"{TEAM}sessions/1/after/"
    assert "La asistencia de la sesión 1 quedó importada." in done.text
    assert attendance_of(scoped).persons == {1: 1}


def test_capability_C11_a_report_that_needs_a_look_is_shown_first(browser, scoped):
    """Somebody is not registered; then, another report counts already."""
    registered(scoped, "Ana")

    assert "Esto es lo que dice el informe" in browser.post(UPLOAD, sent_at_once(SMALL), follow=True).text
    browser.post(UPLOAD, sent_at_once(report(ANA)))
    second = browser.post(UPLOAD, sent_at_once(report(ANA, ANA)), follow=True)

    assert "Esto es lo que dice el informe" in second.text
    assert AttendanceImport.objects.filter(state="committed").count() == 1


def test_threat_T04_who_may_not_read_the_rows_is_not_told_by_the_press_whether_an_address_is_registered(
    scoped, webinars, focal_point_uy, signed_in
):
    """A report of one line answers it, if what is known counts at once and what is not is shown first."""
    registered(scoped, "Ana")
    browser = signed_in(focal_point_uy)

    answers = [browser.post(UPLOAD, sent_at_once(report(one))) for one in (ANA, line("Eva", "eva@example.org"))]

    assert [re.fullmatch(rf"{ATTENDANCE}imports/[^/]+/", answer.url) is not None for answer in answers] == [True] * 2
    assert not Presence.objects.exists()


def sent_at_once(data: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("informe.csv", data), "zone": "UTC", "at_once": "yes", "once": new_once_key()}


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_capability_C10_the_reports_of_the_example_are_previewed_as_they_are(browser, scoped, number):
    session = pack.SESSIONS[number - 1]
    Webinar.objects.filter(ordinal=1).update(starts_at=session["window"][0])
    data = (pack.FOLDER / session["file"]).read_bytes()

    answer = upload(browser, data, session["file"], zone=session["file_zone"])

    page = browser.get(answer.url).text
    draft = AttendanceImport.objects.get()
    joins = sum(row.attended for row in pack.report(number).rows)
    assert (draft.counts["joins"], draft.counts["rows"]) == (joins, len(pack.report(number).rows))
    assert f"{joins} conexiones en el archivo" in page


WORDS = "Queridos colegas:\n\nLes cuento que la reunión fue muy provechosa para todas y todos.\n\nUn abrazo.\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(200)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "informe.csv", "El archivo está vacío."),
        (b"   \n\n", "informe.csv", "El archivo no tiene texto."),
        (WORDS.encode(), "informe.csv", "No se encontró asistencia en este archivo"),
        (PNG, "informe.csv", "Esto es una imagen, no una tabla."),
        (b"%PDF-1.7\n" + bytes(300), "informe.csv", "Esto es un PDF, no una tabla."),
        (HEADER.encode(), "informe.csv", "ninguna persona debajo"),
        (b"PK\x03\x04" + bytes(300), "informe.csv", "La hoja de cálculo está dañada"),
        (b"<!doctype html><html><body>Sign in</body></html>", "informe.csv", "Esto es una página web"),
    ],
)
def test_a_damaged_file_is_told_in_a_sentence_and_nothing_is_written(browser, data, name, sentence):
    answer = upload(browser, data, name)

    assert answer.status_code == 422
    assert sentence in answer.text.replace("&nbsp;", " ")
    assert not AttendanceImport.objects.exists()


def test_a_doubt_is_told_before_anything_counts(browser):
    page = preview_page(browser, SMALL.replace(b"15:00:00", b"ayer"))

    assert "No se pudieron leer 2 horas (la primera en la línea 2" in page
    assert not Presence.objects.exists()


def as_semicolons(data: bytes) -> bytes:
    return data.replace(b",", b";")


def as_workbook(data: bytes) -> bytes:
    book = Workbook()
    for row in data.decode().splitlines():
        book.active.append(row.split(","))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "letters"),
    [
        (SMALL.decode().encode("utf-16"), "UTF-16, como lo escribe Teams"),
        (b"\xfe\xff" + SMALL.decode().encode("utf-16-be"), "UTF-16, con los bytes en el otro orden"),
        (SMALL.decode().encode("utf-16-le"), "UTF-16, como lo escribe Teams"),
        (b"\xef\xbb\xbf" + SMALL, "UTF-8 con su marca"),
        (SMALL.decode().encode("cp1252"), "Windows, como guarda Excel el CSV"),
        (as_semicolons(SMALL), "UTF-8, como lo escriben las plataformas"),
        (SMALL.replace(b"\n", b"\r\n"), "UTF-8, como lo escriben las plataformas"),
        (as_workbook(SMALL), "una hoja de cálculo de Excel"),
    ],
    ids=["utf-16 le", "utf-16 be", "utf-16 unmarked", "bom", "cp1252", "semicolons", "crlf", "renamed xlsx"],
)
def test_promise_I05_the_same_report_in_other_bytes_is_read_alike_and_the_letters_are_shown(browser, data, letters):
    page = preview_page(browser, data)

    assert "Zoé Ñandú" in page
    assert f"<dd>{letters}</dd>" in page
    assert AttendanceImport.objects.get().counts["joins"] == 2


def test_no_file_or_no_zone_is_told_beside_the_field(browser):
    nothing = browser.post(UPLOAD, {"zone": "UTC"})
    nowhere = browser.post(UPLOAD, {"file": SimpleUploadedFile("a.csv", SMALL), "zone": "Marte/Norte"})

    assert (nothing.status_code, nowhere.status_code) == (422, 422)
    assert "Falta «" in nothing.text
    assert not AttendanceImport.objects.exists()


def test_a_file_that_is_too_large_is_refused(browser, monkeypatch):
    monkeypatch.setattr("tinkuy.attendance.uploads.forms.MOST_BYTES_BY_A_PAGE", 1024**2)

    answer = upload(browser, bytes(1024**2 + 1))

    assert answer.status_code == 422
    assert "El archivo tiene más de 1 MB" in answer.text


def test_a_name_with_markup_is_text(browser):
    page = preview_page(browser, report(line("<script>alert(1)</script>", "x@example.org")), "<b>.csv")

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_a_session_or_an_import_that_is_not_there_is_not_found(browser):
    assert browser.get(f"{ATTENDANCE}s/9/import/").status_code == 404
    assert browser.get(f"{ATTENDANCE}imports/nada/").status_code == 404
    assert browser.post(f"{ATTENDANCE}imports/nada/commit/").status_code == 404


def test_commit_and_undo_are_only_posted(browser, scoped, webinars, coordination):
    place = f"{ATTENDANCE}imports/{previewed(coordination, webinars[0], ANA).public_id}/"

    assert [browser.get(f"{place}{deed}/").status_code for deed in ("commit", "undo")] == [405, 405]


def test_undoing_what_is_undone_says_so(browser, scoped, webinars, coordination):
    done = imported(coordination, webinars[0], ANA)
    take_back_upload(actor=coordination, upload=done)

    answer = browser.post(f"{ATTENDANCE}imports/{done.public_id}/undo/")

    assert answer.status_code == 422
    assert "esta importación cambió" in answer.text


def test_invariant_09_the_pages_show_no_count_under_five(
    browser, scoped, webinars, coordination, focal_point_uy, signed_in
):
    registered(scoped, *(f"P{n}" for n in range(4)))
    done = imported(coordination, webinars[0], *(line(f"P{n}", f"p{n}@example.org") for n in range(3)))

    page = browser.get(ATTENDANCE).text
    preview = browser.get(f"{ATTENDANCE}imports/{done.public_id}/").text
    to_a_focal_point = signed_in(focal_point_uy).get(f"{ATTENDANCE}imports/{done.public_id}/").text

    assert "personas inscritas" not in page
    assert "asistieron al menos una vez" not in page
    assert '<span class="hidden-count">oculto</span>' in page
    assert "<dt>personas reconocidas</dt><dd>3</dd>" in preview  # who reads them by name, row by row
    assert '<dt>personas reconocidas</dt><dd><span class="hidden-count">oculto</span></dd>' in to_a_focal_point


def test_the_page_shows_persons_and_what_waits(browser, scoped, webinars, coordination):
    registered(scoped, *(f"P{n}" for n in range(12)))
    imported(
        coordination, webinars[0], *(line(f"P{n}", f"p{n}@example.org") for n in range(7)), line("Nadie", "n@x.org")
    )

    page = browser.get(ATTENDANCE).text

    assert "12 personas inscritas." in page
    assert "7 asistieron al menos una vez." in page
    assert "Algunas cuentas aún están sin asignar" in page
    assert "Decidir de quién son" in page


def test_an_empty_cycle_says_that_nothing_is_there(scoped, coordination, signed_in):
    page = signed_in(coordination).get(ATTENDANCE)

    assert page.status_code == 200
    assert "El ciclo aún no tiene sesiones." in page.text


def test_a_focal_point_does_not_see_names_in_a_report_that_another_brought(
    scoped, webinars, coordination, focal_point_uy, signed_in
):
    done = imported(coordination, webinars[0], line("Nombre oculto", "oculto@example.org"))

    page = signed_in(focal_point_uy).get(f"{ATTENDANCE}imports/{done.public_id}/")

    assert page.status_code == 200
    assert "Nombre oculto" not in page.text
    assert "oculto@example.org" not in page.text
    assert "solo quienes asignan cuentas" in page.text


def test_a_focal_point_sees_no_names_of_other_countries_in_the_report_that_they_brought(
    scoped, webinars, focal_point_uy, signed_in
):
    draft = previewed(focal_point_uy, webinars[0], line("Ana", "ana@example.org"))

    page = signed_in(focal_point_uy).get(f"{ATTENDANCE}imports/{draft.public_id}/").text

    assert "ana@example.org" not in page
    assert "Importarla" in page or "Importar" in page


def test_invariant_09_connections_do_not_give_a_hidden_count_away(
    scoped, webinars, coordination, focal_point_uy, signed_in
):
    """Where each joined once, those recognised are the connections without the accounts that have no owner."""
    registered(scoped, *(f"P{n}" for n in range(4)))
    done = imported(
        coordination, webinars[0], *(line(f"P{n}", f"p{n}@example.org") for n in range(3)), line("Nadie", "n@x.org")
    )

    preview = signed_in(focal_point_uy).get(f"{ATTENDANCE}imports/{done.public_id}/").text

    assert "oculto" in preview
    assert "conexiones en el archivo" not in preview


def test_capability_C10_who_brought_a_report_sees_its_own_numbers_and_not_who_is_registered(
    scoped, webinars, focal_point_uy, signed_in
):
    registered(scoped, "P0")
    rows = [line(f"P{n}", f"p{n}@example.org") for n in range(3)]
    draft = previewed(focal_point_uy, webinars[0], *rows)

    page = signed_in(focal_point_uy).get(f"{ATTENDANCE}imports/{draft.public_id}/").text

    assert "3 conexiones en el archivo" in page
    assert "Importar 3 conexiones" in page
    assert "<dt>filas sin asistencia</dt><dd>0</dd>" in page
    for name in ("personas reconocidas", "cuentas sin asignar", "cuentas del equipo"):
        assert f'<dt>{name}</dt><dd><span class="hidden-count">oculto</span></dd>' in page


@pytest.mark.parametrize(
    ("role", "page", "importing"),
    [
        ("coordination", 200, 200),
        ("focal_point_pe", 200, 200),
        ("systematisation", 200, 403),
        ("observer", 200, 403),
        ("outsider", 404, 404),
        ("administrator", 404, 404),
        ("hub_editor", 403, 403),
    ],
)
def test_who_may_open_what(scoped, webinars, role, page, importing, request, signed_in):
    browser = signed_in(request.getfixturevalue(role))

    assert browser.get(ATTENDANCE).status_code == page
    assert [browser.get(place).status_code for place in (UPLOAD, REGISTRATIONS)] == [importing, importing]
    posted = browser.post(UPLOAD, {"file": SimpleUploadedFile("a.csv", SMALL), "zone": "UTC"})
    assert posted.status_code == (302 if importing == 200 else importing)
    assert AttendanceImport.objects.exists() == (importing == 200)


def test_an_observer_sees_no_way_to_import(scoped, webinars, observer, signed_in):
    page = signed_in(observer).get(ATTENDANCE).text

    assert "Importar" not in page
    assert "aún sin informe" in page


def test_without_signing_in_one_is_asked_to(webinars):
    answer = Client().get(ATTENDANCE)

    assert answer.status_code == 302
    assert "/sign-in/" in answer.url or "next=" in answer.url


LIST = b"name,email,country\nAna,ana@example.org,PE\n"


def test_capability_C4_a_list_of_registrations_is_imported_and_counted(browser, scoped):
    preview = browser.post(REGISTRATIONS, {"file": SimpleUploadedFile("lista.csv", LIST)}).url
    browser.post(f"{preview}commit/")
    again = browser.post(REGISTRATIONS, {"file": SimpleUploadedFile("lista.csv", LIST)}).url

    assert again == preview
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "El archivo está vacío."),
        (PNG, "Esto es una imagen"),
        (LIST.splitlines()[0] + b"\n", "tiene encabezado, pero a nadie debajo"),
    ],
)
def test_promise_L10_a_damaged_list_registers_nobody_and_says_why(browser, data, sentence):
    answer = browser.post(REGISTRATIONS, {"file": SimpleUploadedFile("lista.csv", data)})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Registration.objects.exists()


def test_promise_L04_a_form_sent_twice_is_carried_out_once(browser, scoped, webinars, coordination):
    draft = previewed(coordination, webinars[0], ANA)
    place = f"{ATTENDANCE}imports/{draft.public_id}/commit/"

    answers = [browser.post(place, {"once": "a" * 32}) for _ in range(3)]

    assert {answer.status_code for answer in answers} == {302}
    assert Presence.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "words"), [("es", "Sesión por sesión"), ("pt-br", "Sessão por sessão"), ("en", "Session by session")]
)
def test_the_page_speaks_three_languages(browser, language, words):
    assert words in browser.get(ATTENDANCE.replace("/es/", f"/{language}/")).text
