"""R8: a funder's indicators of a period in one workbook: all stages, their definitions, small numbers hidden."""

import io
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest

from tinkuy.core import clock
from tinkuy.desk.indicators import claims
from tinkuy.desk.ledger.actions import ResourceWords, record_resource
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.sessions.actions.holding import set_webinar_state
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Response, ResponseStep
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import Approval

PAGE = "/en/team/indicators/"
FILE = f"{PAGE}workbook/"
SPRING = {"first": "2026-03-01", "last": "2026-04-20"}


@pytest.fixture
def book(signed_in, coordination):
    """`book(first=…, last=…)`: the workbook's sheets by title, as rows of values."""

    def take(language: str = "en", **days: str) -> dict[str, list[tuple[object, ...]]]:
        answer = signed_in(coordination).get(f"/{language}/team/indicators/workbook/", SPRING | days)
        file = openpyxl.load_workbook(io.BytesIO(answer.content))
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in file.worksheets}

    return take


def values(rows) -> dict[str, tuple[object, ...]]:
    return {row[2]: row[3:6] for row in rows}


def test_capability_R8_all_stages_stand_in_one_workbook_each_with_its_definition(
    scoped, webinars, make_registrations, attend, book
):
    peru, uruguay = make_registrations("PE", 60), make_registrations("UY", 40)
    attend(webinars[0], [*peru, *uruguay])
    attend(webinars[1], [*peru[:45], *uruguay[:25]])
    sheets = book()

    assert list(sheets) == ["Indicators", "By country", "Resources", "Definitions", "How to read it"]
    assert {row[1] for row in sheets["Indicators"][1:]} == {
        "1 Plan", "2 Convene and count", "3 Live dialogue", "4 Systematise and publish", "5 Put into practice",
        "Visibility",
    }  # fmt: skip
    assert [row for row in sheets["Indicators"] if not row[6]] == []
    assert {row[2] for row in sheets["Indicators"][1:]} == {row[1] for row in sheets["Definitions"][1:]}
    figures = values(sheets["Indicators"])
    assert figures["Sessions held"] == (2, None, None)
    assert figures["Attendances"] == (170, None, None)
    assert figures["Persons registered"] == (100, None, None)


def test_capability_R8_what_tells_few_persons_says_hidden(scoped, attended, book):
    """Of Uruguay ten came: those outside read counts from eleven on."""
    sheets = book()

    assert {row[3] for row in sheets["By country"][1:] if row[1] == "Uruguay"} == {"hidden"}
    assert any("fewer than 11" in str(row[0]) for row in sheets["How to read it"])


def test_capability_R8_a_period_has_its_own_sessions_and_lines(scoped, attended, coordination, book):
    for day in (date(2026, 3, 5), date(2026, 4, 10)):
        words = ResourceWords("cash", day, what="=1+1", amount=Decimal("10.25"), currency="USD")
        record_resource(actor=coordination, cycle=scoped, words=words)

    sheets = book(last="2026-03-10")

    assert values(sheets["Indicators"])["Sessions held"] == (1, None, None)
    assert {row[2] for row in sheets["By country"][1:]} == {1}
    assert [row[3] for row in sheets["Resources"] if row[1] == "Money"] == [10.25]


def test_capability_R8_rates_of_practice_hide_what_one_country_answered(scoped, attended, make_finding, book):
    response = Response.objects.create(
        cycle=scoped, finding=make_finding(1, []), country="PE", state="agreed", communicated_on=date(2026, 4, 1)
    )
    ResponseStep.objects.create(cycle=scoped, response=response, state="agreed", taken_on=date(2026, 4, 2))

    figures = values(book()["Indicators"])
    assert figures["Response rate"] == ("hidden",) * 3
    assert figures["Questions put to addressees"] == (1, None, None)

    Response.objects.update(openness="state")
    assert values(book()["Indicators"])["Response rate"] == (1, 1, 1)


def test_capability_R8_the_workbook_is_in_the_readers_language(scoped, attended, book):
    assert next(iter(book("es"))) == "Indicadores"
    assert list(book("pt-br"))[3] == "Definições"


def test_capability_R8_only_cycles_that_one_coordinates_are_in_it(
    scoped, attended, signed_in, focal_point_pe, coordination
):
    assert "You coordinate no cycle" in signed_in(focal_point_pe).get(PAGE).content.decode()
    assert "Choose other days" in signed_in(focal_point_pe).get(FILE, SPRING).content.decode()
    client = signed_in(coordination)
    assert "Ciclo de prueba" in client.get(PAGE).content.decode()
    assert client.get(FILE, SPRING | {"last": "2026-01-01"}).status_code == 422
    answer = client.get(FILE, {"first": "2020-01-01", "last": "2020-02-01"})
    assert "Choose other days" in answer.content.decode()
    assert Cycle.objects.count() == 1


def test_capability_R8_the_workbook_says_how_soon_and_how_much(
    scoped, webinars, attended, make_finding, coordination, book
):
    webinar = webinars[0]
    Webinar.objects.filter(pk=webinar.pk).update(state="attendance_loaded")
    with clock.at(webinar.window[1] + timedelta(days=3)):
        set_webinar_state(actor=coordination, webinar=webinar, state="minutes_ready")
    make_finding(1, ["PE", "UY"], state="published")
    make_finding(2, ["PE"], state="published")

    figures = values(book()["Indicators"])

    assert figures["Days to the minutes"] == (3, None, 1)
    assert figures["Minutes within seven days"][1:] == (1, 2)
    assert figures["Days to the sheet"] == ("not known", None, 0)
    assert figures["Quotes for each hour"][1] == 3
    assert figures["Findings of several countries"] == (0.5, 1, 2)
    assert figures["Changes confirmed"] == (None, 0, 0)


def test_capability_R8_a_funder_reads_which_countries_signed_and_what_was_analysed_before_it_was_adopted(
    scoped, make_finding, focal_point_pe
):
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha")
    SheetVersion.objects.create(sheet=sheet, slug="ficha", number=1, language="es", content={}, content_hash="0")
    Approval.objects.create(cycle=scoped, sheet=sheet, person=focal_point_pe, content_hash="0")
    practice = make_finding(2, ["PE"], state="published")
    for openness, analysed_on in (("whole", "2026-03-01"), ("state", "2026-05-01"), ("closed", "2026-03-01")):
        Adoption.objects.create(
            cycle=scoped, finding=practice, country="UY", origin_country="PE", state="ended", openness=openness,
            adopted_on="2026-04-01", analysed_on=analysed_on, reason="Terminó.",
        )  # fmt: skip

    assert claims.countries_that_signed(scoped) == {"PE"}
    assert claims.adoptions_analysed(scoped) == (1, 2), "what a country shows to nobody is not counted"
    SheetVersion.objects.update(retired_at=clock.now())
    assert claims.countries_that_signed(scoped) == set()
