"""P13: what a cycle took: hours by role, money by currency, tools, gifts in kind; what an hour of attendance cost."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from tinkuy.core.errors import Refused
from tinkuy.desk.ledger.actions import (
    ResourceWords,
    correct_entry,
    put_entry_back,
    record_resource,
    take_entry_back,
)
from tinkuy.desk.ledger.currencies import amount_from
from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.desk.ledger.queries import Period, attendance_hours, ledger_of
from tinkuy.hiding import Audience
from tinkuy.journal.models import Entry
from tinkuy.people.models import Organisation

PAGE = "/en/team/c/ciclo-de-prueba/ledger/"
DAY = date(2026, 3, 5)
CASH = ResourceWords(kind="cash", spent_on=DAY, what="Interpretation", amount=Decimal("1250.50"), currency="USD")
HOURS = ResourceWords(kind="hours", spent_on=DAY, role="rapporteur", hours=Decimal("7.5"))


@pytest.fixture
def write(scoped, coordination):
    return lambda words, **values: record_resource(actor=coordination, cycle=scoped, words=replace(words, **values))


def test_capability_P13_money_is_added_by_currency_and_never_converted(scoped, write):
    write(CASH)
    write(CASH, amount=Decimal("0.10"))
    write(CASH, amount=Decimal(300), currency="PEN")
    write(CASH, kind="tool", what="Video room", amount=Decimal(40))
    write(CASH, kind="tool", what="Tinkuy", amount=None, currency="")

    summary = ledger_of(scoped)

    assert summary.cash == {"PEN": Decimal(300), "USD": Decimal("1250.60")}
    assert (summary.tools, summary.paid_tools, summary.free_tools) == ({"USD": Decimal(40)}, 1, 1)
    assert summary.spent == {"PEN": Decimal(300), "USD": Decimal("1290.60")}


def test_capability_P13_hours_are_reckoned_from_sessions_and_corrected_by_hand(scoped, write, webinars, focal_point_pe):
    write(HOURS)
    write(HOURS, role="focal_point", hours=Decimal(2))

    rows = {one.role: one for one in ledger_of(scoped).hours}

    assert (rows["coordination"].estimated, rows["coordination"].written) == (Decimal(3), 0)
    assert rows["focal_point"].total == Decimal(5)
    assert rows["rapporteur"].total == Decimal("7.5")

    write(HOURS, role="focal_point", hours=Decimal(20), replaces_estimate=True)

    assert {one.role: one.total for one in ledger_of(scoped).hours}["focal_point"] == Decimal(22)


def test_capability_P13_an_hour_of_attendance_has_its_cost_by_currency(scoped, write, attended):
    write(CASH, amount=Decimal(1000))
    write(CASH, amount=Decimal(500), currency="PEN")

    summary = ledger_of(scoped)

    # 30 and 20 persons for an hour each, in steps of 5 by the middle of each: 32 + 22
    assert summary.attendance.hours == Decimal(54)
    assert summary.cost_per_hour == {"PEN": Decimal("9.26"), "USD": Decimal("18.52")}


def test_capability_P13_hours_of_attendance_are_hidden_where_a_session_has_few(
    scoped, webinars, make_registrations, attend
):
    registrations = make_registrations("PE", 20)
    attend(webinars[0], registrations)
    attend(webinars[1], registrations[:3])

    for audience in Audience:
        hours = attendance_hours(scoped, Period(), audience)
        assert (hours.hours, hours.is_hidden) == (None, True)


def test_capability_P13_a_period_counts_its_own_lines_and_sessions(scoped, write, webinars):
    write(CASH)
    write(CASH, spent_on=date(2026, 4, 2))

    assert ledger_of(scoped, Period(date(2026, 3, 1), date(2026, 3, 10))).cash == {"USD": Decimal("1250.50")}
    assert ledger_of(scoped, Period(date(2026, 4, 1))).hours == []


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"amount": None}, "Write the amount"),
        ({"currency": ""}, "Choose the currency"),
        ({"currency": "ZZZ"}, "Choose the currency"),
        ({"amount": Decimal(-1)}, "Write the amount"),
        ({"spent_on": date(2026, 4, 21)}, "one that is over"),
        ({"what": " "}, "Write what it was"),
        ({"kind": "in_kind"}, "which institution gave it"),
        ({"kind": "hours"}, "whose hours"),
        ({"kind": "hours", "role": "support"}, "how many hours"),
    ],
)
def test_capability_P13_a_line_that_cannot_be_is_refused_in_words(write, values, refusal):
    with pytest.raises(Refused, match=refusal):
        write(CASH, **values)


def test_capability_P13_a_correction_keeps_what_stood_before(scoped, write, coordination):
    entry = write(CASH)
    corrected = correct_entry(actor=coordination, entry=entry, words=replace(CASH, amount=Decimal(1300)))

    assert ledger_of(scoped).cash == {"USD": Decimal(1300)}
    assert ResourceEntry.objects.get(pk=entry.pk).amount == Decimal("1250.50")
    with pytest.raises(Refused, match="A correction of this line counts"):
        put_entry_back(actor=coordination, entry=entry)

    take_entry_back(actor=coordination, entry=corrected)
    put_entry_back(actor=coordination, entry=entry)

    assert ledger_of(scoped).cash == {"USD": Decimal("1250.50")}
    with pytest.raises(Refused, match="counts already"):
        put_entry_back(actor=coordination, entry=entry)
    deeds = list(Entry.objects.filter(subject="resourceentry").order_by("pk").values_list("deed", flat=True))
    assert deeds == ["recorded", "corrected", "took back", "put back"]
    assert "1300" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_capability_P13_the_coordination_alone_opens_it(signed_in, write, coordination, focal_point_pe, observer):
    write(CASH)

    for person in (focal_point_pe, observer):
        for address in (PAGE, f"{PAGE}lines.csv"):
            assert signed_in(person).get(address).status_code == 403
    assert "1,250.50\u00a0USD" in signed_in(coordination).get(PAGE).content.decode()


def test_capability_P13_a_line_is_written_corrected_and_taken_back_on_the_pages(signed_in, scoped, coordination):
    client = signed_in(coordination)
    fields = {"kind": "cash", "spent_on": "2026-03-05", "what": "Room", "amount": "1.250,50", "currency": "PEN"}

    assert client.post(PAGE, fields | {"amount": "12,34,5"}).status_code == 422
    assert client.post(PAGE, fields).status_code == 302
    entry = ResourceEntry.objects.get()
    assert entry.amount == Decimal("1250.50")
    assert 'value="1250.5"' in client.get(f"{PAGE}{entry.public_id}/").content.decode()
    client.post(f"{PAGE}{entry.public_id}/", fields | {"amount": "1300"})
    corrected = ResourceEntry.objects.get(taken_back_at=None)
    client.post(f"{PAGE}{corrected.public_id}/take-back/")
    assert "2 lines taken back" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}{corrected.public_id}/put-back/")
    assert ledger_of(scoped).cash == {"PEN": Decimal(1300)}


def test_capability_P13_the_files_have_amounts_as_numbers_and_no_formula(signed_in, write, coordination, attended):
    university = Organisation.objects.create(slug="u", name="=cmd|University", sector="academia")
    write(CASH, what="=SUM(A1:A9)")
    write(CASH, kind="in_kind", institution=university, hours=Decimal(6), amount=None, currency="", what="Hall")
    client = signed_in(coordination)

    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}lines.xlsx").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value in ("=SUM(A1:A9)", "=cmd|University")] == ["s", "s"]
    assert 1250.5 in [cell.value for cell in cells]
    text = b"".join(client.get(f"{PAGE}figures.csv").streaming_content).decode()
    assert '"Cost of an hour of attendance","","23.16","USD"' in text
    assert '"Given in kind","\'=cmd|University","6.00","hours"' in text


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1250,50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1,250.50", "1250.50"),
        ("1.234", "1234"),
        ("1 250,5", "1250.5"),
        ("1.2345", None),
        ("1,234,56", None),
        ("1.250.50", None),
        ("-3", None),
        ("", None),
    ],
)
def test_capability_P13_an_amount_is_read_in_the_signs_of_any_language_or_not_at_all(typed, number):
    assert amount_from(typed) == (None if number is None else Decimal(number))
