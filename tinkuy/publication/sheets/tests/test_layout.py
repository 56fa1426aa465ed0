"""The team chooses on the sheet's page how its PDF is laid out; what was reviewed and approved stays so."""

import re

import pytest
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.pdf import render_pdf
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.layout import choose_layout
from tinkuy.publication.sheets.queries import drafts_hash, layout_of


@pytest.fixture
def sheet(scoped, coordination):
    return draft_sheet(actor=coordination, cycle=scoped)


def test_the_layout_is_chosen_on_the_page_and_the_words_stay_as_they_were_reviewed(sheet, signed_in, coordination):
    words, client = drafts_hash(sheet), signed_in(coordination)
    address = reverse("publication:layout", args=[sheet.cycle.slug])

    assert client.post(address, {"layout": "one-page"}).status_code == 302

    sheet.refresh_from_db()
    assert (layout_of(sheet), drafts_hash(sheet), sheet.state) == ("one-page", words, "draft")
    assert Entry.objects.first().details["changes"] == {"layout": ["four-page", "one-page"]}
    shown = client.get(reverse("publication:sheet", args=[sheet.cycle.slug])).content.decode()
    assert re.findall(r'name="layout" value="([\w-]+)"[^>]* checked', shown) == ["one-page"]


def test_what_nobody_laid_out_is_written_as_before(sheet):
    assert "layout" not in sheet.drafts["es"]
    assert "layout" not in SheetContent(title="A").to_json()
    assert SheetContent(title="A", layout="long").content_hash() == SheetContent(title="A").content_hash()


def test_the_pdf_has_the_layout_that_was_chosen():
    words = {"language": "es", "title": "Refugio", "summary": "Dos países.", "published_on": "2026-05-05"}
    short, four = (render_pdf(SheetContent(**words, layout=one)) for one in ("one-page", ""))

    assert short == render_pdf(SheetContent(**words), layout="one-page")
    assert four == render_pdf(SheetContent(**words), layout="four-page")
    assert short != four


def test_only_whoever_writes_it_and_only_a_layout_there_is(sheet, coordination, observer):
    with pytest.raises(Refused):
        choose_layout(actor=observer, sheet=sheet, layout="one-page")
    with pytest.raises(Refused):
        choose_layout(actor=coordination, sheet=sheet, layout="two-page")
