"""Pages that are opened once and looked at in windows of several widths, light and dark."""

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser.looking import assert_accessible, assert_no_overflow

Window = tuple[int, bool]
"""Its width, and whether it is dark."""


def faults_by_window(page: Page, paths: Iterable[str], windows: Iterable[Window]) -> dict[Window, list[str]]:
    """What is wrong with what stands at each of the addresses, be it that nothing does."""
    faults: dict[Window, list[str]] = {window: [] for window in windows}
    for path in paths:
        page.goto(path)
        for window in faults:
            faults[window] += faults_here(page, path, window)
    return faults


def faults_here(page: Page, path: str, window: Window) -> list[str]:
    """What is wrong in the window with the page that is open, with its address."""
    width, is_dark = window
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if is_dark else "light")
    try:
        assert_no_overflow(page)
        assert_accessible(page)
    except AssertionError as error:
        return [f"{path}: {error}"]
    return []
