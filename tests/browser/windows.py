"""Pages that are opened once and looked at in windows of several widths, light and dark."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, ViewportSize

from tests.browser.looking import assert_accessible, assert_fits, assert_no_overflow, assert_stands

Window = tuple[int, bool]
"""Its width, and whether it is dark."""
_lights: WeakKeyDictionary[Page, bool] = WeakKeyDictionary()
"""Whether a page was made dark here: to make it so anew draws it anew."""


def faults_by_window(page: Page, paths: Iterable[str], windows: Iterable[Window]) -> dict[Window, list[str]]:
    """What is wrong with what stands at each of the addresses, be it that nothing does."""
    faults: dict[Window, list[str]] = {window: [] for window in windows}
    for path in paths:
        page.goto(path)
        add_faults(faults, page, path)
    return faults


def add_faults(faults: dict[Window, list[str]], page: Page, path: str) -> None:
    """Of the page that is open, to those of each window."""
    for place, window in enumerate(faults):
        faults[window] += faults_here(page, path, window, is_first=place == 0)


def faults_here(page: Page, path: str, window: Window, *, is_first: bool = True, has_axe: bool = True) -> list[str]:
    """What is wrong in the window with the page that is open, with its address. In its first one also at 320 px: there
    it is as wide whichever window it was made narrow from.
    """
    width, is_dark = window
    size: ViewportSize = {"width": width, "height": 900}
    if page.viewport_size != size:
        page.set_viewport_size(size)
    if _lights.get(page) != is_dark:
        page.emulate_media(color_scheme="dark" if is_dark else "light")
        _lights[page] = is_dark
    try:
        if is_first and has_axe:
            assert_stands(page)
        elif is_first:
            assert_no_overflow(page)
        else:
            assert_fits(page)
            assert_accessible(page)
    except AssertionError as error:
        return [f"{path}: {error}"]
    return []
