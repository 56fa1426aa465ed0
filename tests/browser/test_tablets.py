"""A tablet is as wide as a small desk and is pressed with a thumb."""

import pytest
from django_scopes import scopes_disabled

from tests.browser.addresses import PUBLIC, public_addresses_of_rows
from tests.browser.looking import LOWER_THAN_A_THUMB
from tests.browser.test_every_page import NOT_PRESSED, answer_at, is_page
from tests.example_database import bring_example

TABLET = 820


@pytest.fixture
def tablet(walk_pages, transactional_db):
    bring_example()
    page = walk_pages(width=TABLET, touch=True)
    page.goto("/es/")
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    return page


def test_what_is_pressed_on_public_pages_of_a_tablet_is_44_px_high(tablet):
    with scopes_disabled():
        paths = [*public_addresses_of_rows(), *(path for path in PUBLIC if path not in NOT_PRESSED)]
    looked_at, low = [], []
    for path in paths:
        if is_page(answer_at(tablet, path)):
            looked_at.append(path)
            low += tablet.evaluate(LOWER_THAN_A_THUMB)

    assert len(looked_at) > len(paths) / 2
    assert low == []
