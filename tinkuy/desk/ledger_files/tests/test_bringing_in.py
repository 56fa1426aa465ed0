"""P13: lines of the ledger come with a file: read, shown, counted, taken back."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from tinkuy.core.errors import Refused
from tinkuy.core.tables.response import download
from tinkuy.desk.ledger.actions import ResourceWords, correct_entry, record_resource, take_entry_back
from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.desk.ledger.queries import ledger_of
from tinkuy.desk.ledger.tables import lines_table
from tinkuy.desk.ledger_files.kind import LEDGER
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation
from tinkuy.uploads.actions.reading import read_upload

PAGE = "/es/team/c/ciclo-de-prueba/ledger/file/"
SHEET = """Gastos del ciclo;;;;
;;;;
Fecha;Concepto;Monto;Moneda;Horas
05/03/2026;Interpretación de la sesión 2;1.250,50;usd;
13/03/2026;Sala de video;US$ 40;;
14/03/2026;Café;300;;
31/02/2026;Traslado;20;USD;
15/03/2026;;15;USD;
TOTAL;;1.610,50;;
"""


@pytest.fixture
def browser(signed_in, coordination, scoped):
    return signed_in(coordination)


def sent(browser, data: bytes, name: str = "gastos.csv", currency: str = ""):
    return browser.post(PAGE, {"file": SimpleUploadedFile(name, data), "currency": currency}, follow=True)


def test_capability_P13_a_damaged_sheet_is_shown_counted_and_taken_back(browser, scoped, coordination):
    page = sent(browser, SHEET.encode("cp1252"), currency="PEN")
    address = page.redirect_chain[-1][0]

    assert "Interpretación de la sesión 2" in page.text
    assert not ResourceEntry.objects.exists(), "nothing counts yet"
    for line in (7, 8):
        assert f"Línea {line}: " in page.text
    assert "La línea 9 es un total y no se importa." in page.text

    browser.post(f"{address}import/")

    assert ledger_of(scoped).cash == {"PEN": Decimal(300), "USD": Decimal("1290.50")}
    assert ResourceEntry.objects.get(what="Sala de video").spent_on == date(2026, 3, 13)
    again = sent(browser, SHEET.encode() + b"16/03/2026;Afiches;80;USD;\n")
    assert "Línea 6: " in again.text, "an amount has its currency, or somebody says which it is"
    browser.post(f"{again.redirect_chain[-1][0]}import/")
    assert ledger_of(scoped).cash == {"PEN": Decimal(300), "USD": Decimal("1370.50")}, "only the new line"

    browser.post(f"{address}undo/")

    assert ledger_of(scoped).cash == {"USD": Decimal(80)}
    deeds = Entry.objects.filter(subject="upload").order_by("pk").values_list("deed", flat=True)
    assert [one for one in deeds if "ledger" in one] == ["imported ledger", "imported ledger", "took ledger back"]
    assert "deshizo la importación" in browser.get("/es/team/c/ciclo-de-prueba/journal/").text


def test_capability_P13_what_was_corrected_since_is_not_taken_back_with_its_file(browser, scoped, coordination):
    address = sent(browser, SHEET.encode(), currency="PEN").redirect_chain[-1][0]
    browser.post(f"{address}import/")
    entry = ResourceEntry.objects.get(what="Café")
    words = ResourceWords(kind="cash", spent_on=entry.spent_on, what="Café", amount=Decimal(30), currency="PEN")
    correct_entry(actor=coordination, entry=entry, words=words)

    refused = browser.post(f"{address}undo/")

    assert (refused.status_code, "1 línea de este archivo se corrigió" in refused.text) == (422, True)
    assert ledger_of(scoped).cash == {"PEN": Decimal(30), "USD": Decimal("1290.50")}
    later = sent(browser, SHEET.encode() + b"16/03/2026;Afiches;80;USD;\n", currency="PEN").redirect_chain[-1][0]
    browser.post(f"{later}import/")
    assert ledger_of(scoped).cash == {"PEN": Decimal(30), "USD": Decimal("1370.50")}, "the corrected line stands"


def test_capability_P13_what_was_taken_back_by_hand_does_not_return_with_the_file(browser, scoped, coordination):
    address = sent(browser, SHEET.encode(), currency="PEN").redirect_chain[-1][0]
    browser.post(f"{address}import/")
    coffee = ResourceEntry.objects.get(what="Café")
    words = ResourceWords(kind="cash", spent_on=coffee.spent_on, what="Café", amount=Decimal(30), currency="PEN")
    for entry in (
        ResourceEntry.objects.get(what="Sala de video"),
        correct_entry(actor=coordination, entry=coffee, words=words),
    ):
        take_entry_back(actor=coordination, entry=entry)

    later = sent(browser, SHEET.encode() + "14/03/2026;Café;300;PEN;\n".encode(), currency="PEN")
    browser.post(f"{later.redirect_chain[-1][0]}import/")

    assert "Se deshizo a mano: no vuelve a importarse" in later.text
    assert ledger_of(scoped).cash == {"PEN": Decimal(300), "USD": Decimal("1250.50")}, "of two lines alike one is new"


def test_capability_P13_two_lines_that_differ_in_their_note_alone_are_two(scoped, coordination):
    taxi = ResourceWords(kind="cash", spent_on=date(2026, 3, 5), what="Taxi", amount=Decimal(10), currency="USD")
    record_resource(actor=coordination, cycle=scoped, words=replace(taxi, note="Recibo 11"))
    lines = "".join(f"05/03/2026;Taxi;10;USD;{note}\n" for note in ("recibo 11", "Recibo 12"))

    data = f"Fecha;Concepto;Monto;Moneda;Nota\n{lines}".encode()
    upload = read_upload(actor=coordination, cycle=scoped, kind="ledger", data=data, filename="gastos.csv")

    assert upload.counts == {"new": 1, "standing": 1, "taken_back": 0, "wrong": 0}


@pytest.mark.parametrize("language", ["es", "pt-br", "en"])
def test_capability_P13_what_was_taken_away_as_a_file_comes_back_as_it_was(scoped, coordination, language):
    ministry = Organisation.objects.create(name="Ministerio de la Mujer", sector="government", country="PE")
    day = date(2026, 3, 5)
    cash = ResourceWords(
        kind="cash", spent_on=day, what="Interpretation; day 1", amount=Decimal("1250.50"), currency="USD"
    )
    hours = ResourceWords(kind="hours", spent_on=day, role="focal_point", hours=Decimal("7.5"), replaces_estimate=True)
    tool = ResourceWords(kind="tool", spent_on=day, what="Tinkuy", note="Free")
    gift = replace(cash, kind="in_kind", what="Room", hours=Decimal(3), institution=ministry)
    for words in (cash, cash, hours, tool, gift):
        record_resource(actor=coordination, cycle=scoped, words=words)
    names = (
        "kind",
        "spent_on",
        "what",
        "role",
        "hours",
        "amount",
        "currency",
        "institution_id",
        "note",
        "replaces_estimate",
    )
    original = sorted(map(str, ResourceEntry.objects.values_list(*names)))

    with translation.override(language):
        files = [b"".join(download(lines_table(scoped), "ledger", ending)) for ending in ("csv", "xlsx")]
    ResourceEntry.objects.all().delete()

    for data in files:
        upload = read_upload(actor=coordination, cycle=scoped, kind="ledger", data=data, filename="ledger")
        assert upload.counts == {"new": 5, "standing": 0, "taken_back": 0, "wrong": 0}
        entries = LEDGER.prepare(upload, None).entries
        values = [tuple(getattr(one, name) for name in names) for one in entries]
        assert (
            sorted(
                str((*v[:4], v[4] and v[4].quantize(Decimal("0.01")), v[5] and v[5].quantize(Decimal("0.01")), *v[6:]))
                for v in values
            )
            == original
        )


def test_a_workbook_holds_numbers_days_and_hours_as_spreadsheets_do(scoped, coordination):
    book = openpyxl.Workbook()
    rows = [
        ["Date", "Description", "Role", "Hours", "Amount", "Currency"],
        [date(2026, 3, 5), "Third of a fee", None, None, 100 / 3, "usd"],
        [46086, "Day as a number", None, None, 12, "PEN"],
        ["2026-03-07", None, "Relatoría", "7:30", None, None],
        ["2026-03-07", "Fees", None, None, "one hundred", "USD"],
        ["2026-03-07", "Fees", None, None, 5, "XQX"],
        ["2026-03-07", None, "Chef", 5, None, None],
        ["2026-03-07", "Typed as text", None, None, "1.250", "USD"],
        ["2026-03-07", "Fees", None, None, "1" * 40 + ".1234", "USD"],
    ]
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)

    upload = read_upload(actor=coordination, cycle=scoped, kind="ledger", data=file.getvalue(), filename="b.xlsx")

    read = LEDGER.prepare(upload, None)
    assert [(one.spent_on.day, one.hours, one.amount) for one in read.entries] == [
        (5, None, Decimal("33.33")),
        (5, None, Decimal(12)),
        (7, Decimal("7.50"), None),
        (7, None, Decimal(1250)),
    ]
    assert [fault.split(":")[0] for fault in read.faults] == ["Line 5", "Line 6", "Line 7", "Line 9"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "vac"),
        (b"\x89PNG\r\n\x1a\n", "imagen"),
        (b"Nombre;Correo\nA;b@example.org\n", "llevar los nombres de las columnas"),
        (b"Fecha;Monto\n", "debajo de los nombres"),
    ],
    ids=["empty", "picture", "other table", "header alone"],
)
def test_what_is_no_ledger_is_refused_in_a_sentence(browser, data, words):
    refused = sent(browser, data)

    assert (refused.status_code, words in refused.text) == (422, True)


def test_nobody_but_the_coordination_brings_a_ledger_in(scoped, focal_point_pe):
    with pytest.raises(Refused):
        read_upload(actor=focal_point_pe, cycle=scoped, kind="ledger", data=SHEET.encode(), filename="a.csv")
