"""Whoever approves or publishes does it of the words that stood when their page was opened."""

import re

import pytest

from tinkuy.publication.overview.tests.test_sheet_pages import SHEET
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.reviews.tests.test_review_table import text_of
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import Approval
from tinkuy.publication.versions.queries import open_ends_of_cycle
from tinkuy.publication.versions.tests.steps import approve, review_twice, write


def sent_of(page: str) -> dict[str, str]:
    """The fingerprint that the form of the page carries."""
    (digest,) = set(re.findall(r'name="digest" value="([0-9a-f]+)"', page))
    return {"digest": digest}


@pytest.fixture
def reviewed_anew(reviewed, systematisation, peers):
    """Other words, reviewed again while somebody had the page of the former ones open."""

    def rewrite() -> None:
        submit_sheet(actor=systematisation, sheet=write(reviewed, systematisation, title="Otro título"))
        review_twice(reviewed, peers)

    return rewrite


def test_capability_U3_an_approval_is_of_the_words_of_its_page(reviewed, reviewed_anew, focal_point_pe, signed_in):
    browser = signed_in(focal_point_pe)
    former = sent_of(browser.get(SHEET).text)
    reviewed_anew()

    answer = browser.post(f"{SHEET}approve/", former)

    assert answer.status_code == 422
    assert "El texto cambió después de que usted abrió esta página" in text_of(answer)
    assert not Approval.objects.exists()
    assert browser.post(f"{SHEET}approve/", {}).status_code == 422, "a page that says nothing of its words"
    assert browser.post(f"{SHEET}approve/", sent_of(browser.get(SHEET).text)).status_code == 302


def test_capability_U3_a_publication_is_of_the_words_of_its_page(
    approved, reviewed_anew, focal_point_pe, hub_editor, scoped, signed_in
):
    browser = signed_in(hub_editor)
    former = sent_of(browser.get(f"{SHEET}publish/").text)
    reviewed_anew()
    approve(approved, focal_point_pe)
    ends = {"confirmed": open_ends_of_cycle(scoped).key}

    answer = browser.post(f"{SHEET}publish/", former | ends)

    assert answer.status_code == 422
    assert "Vuelva a leerlo antes de publicarlo" in text_of(answer)
    assert not SheetVersion.objects.exists()
    assert browser.post(f"{SHEET}publish/", sent_of(browser.get(f"{SHEET}publish/").text) | ends).status_code == 302
    assert SheetVersion.objects.get().content["title"] == "Otro título"
