"""A tablet is as wide as a small desk and is pressed with a thumb."""

from collections.abc import Iterable

import pytest
from django_scopes import scopes_disabled
from playwright.sync_api import Page

from tests.browser.addresses import (
    PUBLIC,
    TEAM,
    addresses_of_files,
    addresses_of_rows,
    addresses_of_the_cycle,
    coordination,
    public_addresses_of_rows,
)
from tests.browser.from_outside import page_of_enquiry
from tests.browser.lacking_rows import add_rows_that_the_example_lacks
from tests.browser.looking import LOWER_THAN_A_THUMB
from tests.browser.test_every_page import NOT_PRESSED, answer_at, is_page
from tests.example_database import bring_example
from tinkuy.planning.cycles.models.cycle import Cycle

TABLET, LAID_DOWN = 820, 1180


@pytest.fixture
def tablet(walk_pages, transactional_db) -> Page:
    bring_example()
    page: Page = walk_pages(width=TABLET, touch=True)
    page.goto("/es/")
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    return page


def looked_at(tablet: Page, paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """The addresses at which a page stands, and what is too low there."""
    pages, low = [], []
    for path in paths:
        if is_page(answer_at(tablet, path)):
            pages.append(path)
            for width in (LAID_DOWN, TABLET):
                tablet.set_viewport_size({"width": width, "height": 900})
                low += [f"{width} px: {one}" for one in tablet.evaluate(LOWER_THAN_A_THUMB)]
    return pages, low


def test_what_is_pressed_on_public_pages_of_a_tablet_is_44_px_high(tablet):
    with scopes_disabled():
        paths = [*public_addresses_of_rows(), *(path for path in PUBLIC if path not in NOT_PRESSED)]

    pages, low = looked_at(tablet, paths)

    assert len(pages) > len(paths) / 2
    assert low == []


def test_what_is_pressed_on_the_coordinations_pages_on_a_tablet_is_44_px_high(tablet, enter):
    add_rows_that_the_example_lacks()
    enter(tablet, coordination())
    with scopes_disabled():
        cycle = Cycle.objects.get(slug="trata-covid-19")
        of_rows = [*addresses_of_rows(), *addresses_of_files(coordination(), cycle), page_of_enquiry(cycle)]

    pages, low = looked_at(tablet, [*TEAM, *of_rows, *addresses_of_the_cycle()])

    assert [path for path in of_rows if path not in pages] == []
    assert len(pages) > len(TEAM) + 60
    assert low == []
