"""Columns that nobody knows: a person says once what they are, and files with the same headers are read so."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.reports.sandbox import sample_of
from tinkuy.attendance.reports.vocabulary import AddedWords, KnownColumns, Vocabulary
from tinkuy.attendance.tests.made import files_in, line, previewed, registered
from tinkuy.attendance.uploads.actions.choosing import say_columns
from tinkuy.attendance.uploads.actions.reports import drop_files
from tinkuy.core.errors import Refused
from tinkuy.uploads.queries import bytes_of

ATTENDANCE = "/es/team/c/ciclo-de-prueba/attendance/"
UPLOAD = f"{ATTENDANCE}s/1/import/"


def unknown(day: str = "2026-03-05", *people: str) -> bytes:
    """A report in a language of which Tinkuy knows one word, of *day*."""
    rows = "".join(
        f"{who} Paz;{who.lower()}@example.org;{day} 15:00;{day} 16:30;Gast\n" for who in people or ("Ana", "Luis")
    )
    return f"Kto;Poczta;Poczatek;Koniec;Guest\n{rows}".encode()


SAID = {"meaning_0": "name", "meaning_1": "email", "meaning_2": "join", "meaning_3": "leave", "meaning_4": ""}


@pytest.fixture
def browser(scoped, webinars, coordination, signed_in) -> Client:
    registered(scoped, "Ana", "Luis")
    return signed_in(coordination)


def upload(browser: Client, data: bytes) -> str:
    answer = browser.post(UPLOAD, {"file": SimpleUploadedFile("informe.csv", data), "zone": "UTC"})
    assert answer.status_code == 302, answer.text
    return answer.url


def say(browser: Client, address: str, **changes: str):
    return browser.post(address, SAID | {"language": "", "is_remembered": "on"} | changes)


def test_the_guess_is_by_words_and_by_content():
    sample = sample_of(unknown())

    assert [column.guess for column in sample.columns] == ["name", "email", "join", "leave", "="]
    assert sample.columns[0].cells == ("Ana Paz", "Luis Paz")
    assert sample.has_headers


def test_a_title_above_is_not_taken_for_the_headers():
    sample = sample_of(b"Anwesenheit\n\n" + unknown())

    assert [column.header for column in sample.columns] == ["Kto", "Poczta", "Poczatek", "Koniec", "Guest"]


def test_a_file_without_headers_is_told_so(browser):
    bare = "".join(f"P{n} Paz;p{n}@example.org;2026-03-05 15:00;Lima\n" for n in range(5)).encode()

    page = browser.get(upload(browser, bare)).text

    assert "La primera línea de este archivo son datos de alguien" in page


def test_capability_C11_unknown_columns_are_asked_for_once_and_known_the_next_time(browser, scoped):
    asking = upload(browser, unknown())
    page = browser.get(asking).text
    assert "¿Qué es cada columna?" in page
    assert '<option value="join" selected>' in page

    preview = say(browser, asking).url
    assert "Leído con lo que Coordinación regional dijo de estas columnas" in browser.get(preview).text
    browser.post(f"{preview}commit/")
    assert attendance_of(scoped).persons == {1: 2}

    answer = browser.post(
        f"{ATTENDANCE}files/", {"reports": [SimpleUploadedFile("dos.csv", unknown("2026-03-19", "Ana"))], "zone": "UTC"}
    )
    again = browser.get(answer.url).text
    assert "1 archivo está listo." in again
    assert "Leído con lo que Coordinación regional dijo de estas columnas" in again


def test_invariant_05_what_is_kept_names_no_person_of_the_file(browser):
    say(browser, upload(browser, unknown()))

    mapping = ColumnMapping.objects.get()
    assert mapping.headers == {"guest", "poczatek", "poczta", "koniec", "kto"}
    assert mapping.columns == {"kto": "name", "poczta": "email", "poczatek": "join", "koniec": "leave", "guest": ""}
    assert b"Ana" not in bytes(AttendanceImport.objects.get().sealed_file)


def test_without_remembering_it_is_read_so_this_time_only(browser, scoped):
    preview = say(browser, upload(browser, unknown()), is_remembered="").url

    assert not ColumnMapping.objects.exists()
    browser.post(f"{preview}commit/")
    assert attendance_of(scoped).persons == {1: 2}


def test_a_mapping_that_is_removed_is_not_used_again_and_what_was_read_with_it_stays(browser, scoped):
    preview = say(browser, upload(browser, unknown())).url

    browser.post(f"{preview}forget-columns/")

    assert not ColumnMapping.objects.exists()
    browser.post(f"{preview}commit/")
    assert attendance_of(scoped).persons == {1: 2}
    assert "/columns/" in upload(browser, unknown("2026-03-05", "Eva"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"meaning_0": "", "meaning_1": ""}, "Diga qué columna es el nombre o cuál es el correo."),
        ({"meaning_4": "name"}, "Dos columnas son «Nombre». Deje una sin usar."),
        ({"meaning_2": "name", "meaning_0": "join", "meaning_3": ""}, "no es una hora"),
    ],
)
def test_what_cannot_be_read_so_is_refused_and_nothing_is_kept(browser, changes, sentence):
    answer = say(browser, upload(browser, unknown()), **changes)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert not ColumnMapping.objects.exists()
    assert not Presence.objects.exists()


def test_a_role_that_is_said_leaves_hosts_out(browser, scoped):
    data = unknown().replace(b"16:30;Gast\nLuis", b"16:30;Organizador\nLuis")

    preview = say(browser, upload(browser, data), meaning_4="role").url
    browser.post(f"{preview}commit/")

    assert attendance_of(scoped).persons == {1: 1}


def test_capability_C11_a_report_that_was_read_wrongly_is_corrected(browser, scoped, webinars, coordination):
    draft = previewed(coordination, webinars[0], line("Ana", "ana@example.org"))

    asking = browser.post(f"{ATTENDANCE}imports/{draft.public_id}/columns/").url

    page = browser.get(asking).text
    assert '<option value="=" selected>Como lo lee Tinkuy</option>' in page  # Guest: known, and nobody's to say
    said = dict(zip((f"meaning_{n}" for n in range(6)), ("name", "email", "join", "", "", "="), strict=True))
    preview = browser.post(asking, said | {"language": "en"}).url
    assert browser.get(preview).status_code == 200
    assert AttendanceImport.objects.get().columns == {
        "name original name": "name", "email": "email", "join time": "join", "leave time": "", "duration minutes": "",
    }  # fmt: skip


def test_a_focal_point_sees_no_rows_of_a_file_that_another_brought(
    scoped, webinars, coordination, focal_point_uy, signed_in
):
    batch = drop_files(actor=coordination, cycle=scoped, files=[("a.csv", unknown())], zone="UTC", webinar=webinars[0])
    (file,) = files_in(batch)
    draft = previewed(coordination, webinars[0], line("Ana", "ana@example.org"))

    browser = signed_in(focal_point_uy)
    assert browser.get(f"{ATTENDANCE}files/{batch.public_id}/{file.public_id}/columns/").status_code == 404
    refused = browser.post(f"{ATTENDANCE}imports/{draft.public_id}/columns/")
    assert (refused.status_code, "Solo quien subió este archivo" in refused.text) == (422, True)


def test_where_no_word_is_known_nothing_is_remembered_and_nothing_stands_in_clear(browser, coordination):
    data = unknown().replace(b"Kto;Poczta;Poczatek;Koniec;Guest", b"Rosa Canario;Lima;Ministerio;Directora;Norte")
    asking = upload(browser, data)
    page = browser.get(asking).text

    assert 'name="is_remembered"' not in page
    assert "puede ser el dato de alguien" in page
    file = AttendanceImport.objects.get()
    with pytest.raises(Refused, match="puede ser el dato de alguien"):
        say_columns(
            actor=coordination,
            file=file,
            sample=sample_of(data),
            columns={"rosa canario": "name"},
            language="",
            is_remembered=True,
        )
    say(browser, asking)
    assert not ColumnMapping.objects.exists()
    report = AttendanceImport.objects.get()
    assert report.columns["rosa canario"] == "name"
    assert not any(b"canario" in str(value).encode() for value in AttendanceImport.objects.values().get().values())


def test_a_role_that_stands_below_itself_is_no_header_that_is_known():
    assert sample_of(b"Nombre;Wo\nAna Paz;Lima\nLuis Paz;Quito\n").knows_a_word
    assert not sample_of(b"Ana Paz;Participante\nLuis Paz;Participante\nEva Paz;Participante\n").knows_a_word


def test_no_box_is_ticked_beforehand(browser):
    page = browser.get(upload(browser, unknown())).text

    assert 'name="is_remembered"' in page
    assert " checked" not in page


def test_who_may_read_no_names_sees_what_the_cells_look_like(webinars, scoped, focal_point_pe, coordination, signed_in):
    dropped_in = {
        person: drop_files(actor=person, cycle=scoped, files=[("otra.csv", unknown() + end)], webinar=webinars[0])
        for person, end in ((focal_point_pe, b""), (coordination, b"\n"))
    }

    def page_of(person) -> str:
        (file,) = files_in(dropped_in[person])
        address = f"{ATTENDANCE}files/{file.batch.public_id}/{file.public_id}/columns/"
        return signed_in(person).get(address).text

    full, shaped = page_of(coordination), page_of(focal_point_pe)
    assert "Ana Paz" in full
    assert "xxx@xxxxxxx.xxx" in full
    assert "example.org" not in full
    assert "Xxx Xxx · Xxxx Xxx" in shaped
    assert "xxx@xxxxxxx.xxx" in shaped
    assert "2026-03-05 15:00" in shaped
    for secret in ("Ana", "Luis", "Paz", "example.org"):
        assert secret not in shaped


def test_a_line_of_which_no_word_is_known_may_be_somebodys_and_shows_shapes():
    people = b"Ana Paz;Lima\nLuis Paz;Quito\nEva Paz;Lima\n"

    shaped, sample = sample_of(people).in_shapes(), sample_of(people)

    assert [column.header for column in sample.columns] == ["Ana Paz", "Lima"]
    assert [column.header for column in shaped.columns] == ["Columna 1: Xxx Xxx", "Columna 2: Xxxx"]
    assert [column.key for column in shaped.columns] == [column.key for column in sample.columns]
    known = sample_of(b"Nombre;Wo\nAna Paz;Lima\nLuis Paz;Quito\n").in_shapes()
    assert [column.header for column in known.columns] == ["Nombre", "Wo"]


def spoken(language: str, who: str = "Luis") -> bytes:
    """A file whose headers are the same in Spanish and in Portuguese, below lines that are of one of them."""
    title = {"es": "Tema;Ciclo\nHora de finalización;17:00", "pt": "Tópico;Ciclo\nHorário de término;17:00"}[language]
    rows = "".join(f"{one} Paz;{one.lower()}@example.org;2026-03-05 15:00;2026-03-05 16:30;x\n" for one in ("Ana", who))
    return f"{title}\n\nPapel;Conta;Ini;Fim;Guest\n{rows}".encode()


def test_capability_C11_what_was_said_of_a_file_in_spanish_reads_no_file_in_portuguese(browser):
    say(browser, upload(browser, spoken("es")), language="es")

    assert "/columns/" not in upload(browser, spoken("es", "Eva"))
    assert "/columns/" in upload(browser, spoken("pt"))


def test_the_same_headers_may_be_said_once_in_each_language(browser, coordination, scoped):
    for language, meaning in (("es", "name"), ("pt", "first_name")):
        say(browser, upload(browser, spoken(language)), meaning_0=meaning, language=language)

    assert {one.language: one.columns["papel"] for one in ColumnMapping.objects.all()} == {
        "es": "name",
        "pt": "first_name",
    }
    preview = browser.get(upload(browser, spoken("pt", "Eva"))).text
    assert '<span class="small muted">Portugués</span>' in preview


def known(language: str, **columns: str) -> KnownColumns:
    return KnownColumns(language or "any", frozenset({"papel", "conta"}), columns, language)


@pytest.mark.parametrize(
    ("mappings", "title", "found"),
    [
        ([known("pt", papel="name")], [], "pt"),
        ([known("pt", papel="name")], ["Tema", "Hora de finalización"], None),
        ([known("", papel="name")], ["Tema", "Hora de finalización"], "any"),
        ([known("pt", papel="name")], ["Email", "Participante"], "pt"),
        ([known("es", papel="name"), known("pt", papel="role")], ["Tópico"], "pt"),
        ([known("es", papel="name"), known("pt", papel="role")], [], None),
        ([known("es", papel="name"), known("pt", papel="name")], [], "es"),
    ],
)
def test_a_mapping_is_chosen_by_the_other_words_of_the_file(mappings, title, found):
    hub = AddedWords(mappings=tuple(mappings))

    chosen = hub.mapping_for([title, ["Papel", "Conta"]], Vocabulary())

    assert (chosen.id if chosen else None) == found


def signed_by(data: bytes) -> bytes:
    """The same with a number of identity and a signature in each line."""
    header, *rows = data.decode().splitlines()
    return "\n".join(
        [f"{header};DNI/Pasaporte;Firma de la persona", *(f"{row};4011223{n};Paz" for n, row in enumerate(rows))]
    ).encode()


def test_a_file_that_waits_for_its_columns_keeps_no_number_of_identity(browser):
    asking = upload(browser, signed_by(unknown()))

    waiting = AttendanceImport.objects.get()
    assert waiting.needs_columns
    left = bytes_of(waiting).decode()
    assert "DNI/Pasaporte;Firma de la persona" in left
    assert "4011223" not in left
    assert "Ana Paz;ana@example.org;2026-03-05 15:00" in left
    assert "4011223" not in browser.get(asking).text
    answer = say(browser, asking, meaning_5="", meaning_6="")
    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert (waiting.needs_columns, waiting.counts["rows"]) == (False, 2)


def test_a_file_that_waits_for_its_session_keeps_none_either(scoped, webinars, coordination):
    data = b"Nombre;DNI;Correo\nAna Paz;40112233;ana@example.org\nLuis Paz;40112234;luis@example.org\n"

    drop_files(actor=coordination, cycle=scoped, files=[("lista.csv", data)], zone="UTC")

    waiting = AttendanceImport.objects.get()
    assert waiting.webinar is None
    assert "4011223" not in bytes_of(waiting).decode()
