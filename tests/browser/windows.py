"""Pages that are opened once and looked at in windows of several widths, light and dark."""

from collections.abc import Iterable

from playwright.sync_api import Page

from tests.browser.looking import assert_accessible, assert_fits, assert_no_overflow

Window = tuple[int, bool]
"""Its width, and whether it is dark."""


def faults_by_window(page: Page, paths: Iterable[str], windows: Iterable[Window]) -> dict[Window, list[str]]:
    """What is wrong with what stands at each of the addresses, be it that nothing does."""
    faults: dict[Window, list[str]] = {window: [] for window in windows}
    for path in paths:
        page.goto(path)
        for place, window in enumerate(faults):
            faults[window] += faults_here(page, path, window, is_first=place == 0)
    return faults


def faults_here(page: Page, path: str, window: Window, *, is_first: bool = True) -> list[str]:
    """What is wrong in the window with the page that is open, with its address. In its first one also at 320 px: there
    it is as wide whichever window it was made narrow from.
    """
    width, is_dark = window
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if is_dark else "light")
    try:
        assert_no_overflow(page) if is_first else assert_fits(page)
        assert_accessible(page)
    except AssertionError as error:
        return [f"{path}: {error}"]
    return []
