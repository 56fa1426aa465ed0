"""The desks of a live session, each opened once and looked at in windows of any width, light and dark."""

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser.live.live_session import CONSOLE, NOTES, SCREEN
from tests.browser.looking import assert_accessible, assert_no_overflow

WIDTHS = (390, 1280, 1600)
DESKS = (CONSOLE, f"{CONSOLE}?tab=approved", f"{CONSOLE}close/", f"{CONSOLE}polls/new/", NOTES, SCREEN)
TRANSLATED = (CONSOLE, NOTES, SCREEN, "/es/team/c/ciclo-de-prueba/dialogue/")

Faults = dict[tuple[int, bool], list[str]]
"""Of all desks by the width of the window and whether it is dark."""


def assert_stands(page: Page) -> None:
    assert_no_overflow(page)
    assert_accessible(page)


def faults_of(page: Page, paths: Iterable[str], widths: tuple[int, ...], lights: tuple[bool, ...]) -> Faults:
    faults: Faults = {(width, dark): [] for width in widths for dark in lights}
    for path in paths:
        page.goto(path)
        for width, dark in faults:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if dark else "light")
            try:
                assert_stands(page)
            except AssertionError as error:
                faults[width, dark].append(f"{path}: {error}")
    return faults
