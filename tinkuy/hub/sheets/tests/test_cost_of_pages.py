"""What pages made anew read and draw no second time."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tinkuy.hub.cycle_page.queries import published_sheet_of
from tinkuy.hub.sheets.catalogue import Catalogue
from tinkuy.hub.templatetags.catalogue import OF_ROW, sheet_card
from tinkuy.hub.tests.versions import version_of


def test_a_card_is_drawn_once_for_each_language_and_anew_when_its_sheet_says_something_else(cycle):
    version_of(cycle, title="Primera")
    version_of(cycle, language="pt-br", title="Primeira")
    first = _drawn(*Catalogue("es")[:])

    assert _drawn(*Catalogue("es")[:]) is first
    assert "Primera" in first
    assert "Primeira" in _drawn(*Catalogue("pt-br")[:])

    version_of(cycle, number=2, title="Segunda")

    assert "Segunda" in _drawn(*Catalogue("es")[:])
    assert "<mark>" in _drawn(*Catalogue("es", "frontera")[:])


def test_a_card_is_drawn_anew_whatever_changes_of_its_row(cycle):
    version_of(cycle)
    (card,) = Catalogue("es")[:]
    before = OF_ROW(card.row)

    for field in ("year", "webinars", "risks", "practices", "lessons", "recommendations"):
        setattr(card.row, field, getattr(card.row, field) + 1)
    card.row.facets += "country:PE "

    assert sum(one != two for one, two in zip(before, OF_ROW(card.row), strict=True)) == 7


def _drawn(card) -> str:
    with override(card.language):
        return sheet_card(card)


def test_the_sheet_of_a_cycle_is_found_by_an_index_however_many_versions_are_in_force(cycle):
    version_of(cycle)
    with CaptureQueriesContext(connection) as statements:
        assert published_sheet_of(cycle, "es")
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off" if connection.vendor == "postgresql" else "SELECT 1")
        cursor.execute(f"EXPLAIN {'' if connection.vendor == 'postgresql' else 'QUERY PLAN '}{statements[0]['sql']}")
        plan = str(cursor.fetchall())

    assert "publication_in_force" in plan
    assert plan.count("TEMP B-TREE FOR ORDER BY") <= 1, "only what looks for a sheet in any language sorts"
