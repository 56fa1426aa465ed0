"""A walk over pages: each is opened once, and judged with a mouse and with a thumb at all its widths."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from playwright.sync_api import CDPSession, Error, Page, Response

from tests.browser.windows import Window, faults_here

DESK, DARK_PHONES = (1280, False), ((390, True), (320, True))
WINDOWS: tuple[Window, ...] = (DESK, *DARK_PHONES)
PHONES, TABLETS = (320, 600), (820, 1180)
"""Widths under a thumb. Between a telephone and a tablet lie larger telephones that are laid down."""
UNFOLDED = 390
"""There the page is judged with all that can be unfolded."""

THUMBS = Path(__file__).with_name("thumbs.js").read_text().rstrip().rstrip(";")
UNFOLD = """() => document.querySelectorAll("details:not([open])").forEach((one) => {
    one.removeAttribute("name");  // of those with one name a single one is open
    one.open = true;
})"""
_devtools: WeakKeyDictionary[Page, CDPSession] = WeakKeyDictionary()


@dataclass
class Walk:
    """What each window showed, and what a thumb may miss: too low to be pressed, or with its words under another."""

    faults: dict[Window, list[str]] = field(default_factory=lambda: {window: [] for window in WINDOWS})
    low: list[str] = field(default_factory=list)
    under: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    seen: dict[str, Any] = field(default_factory=dict)
    """What was read on the way by pressing something."""

    def look(self, page: Page, path: str, *, is_pressed: bool = True, at_desk: bool = True) -> None:
        """Axe looks at a telephone by turns, also unfolded; at a desk too, or by turns with both telephones."""
        turn = len(self.pages)
        phone = DARK_PHONES[turn % 2] if at_desk else (DESK, *DARK_PHONES)[turn % 3]
        self.pages.append(path)
        feel(page, is_thumb=False)
        self.faults[DESK] += faults_here(page, path, DESK, has_axe=at_desk or phone == DESK)
        feel(page, is_thumb=True)
        for width in (*PHONES, *TABLETS):
            self._press(page, path, width, is_pressed=is_pressed)
        page.evaluate(UNFOLD)
        self._press(page, path, UNFOLDED, is_pressed=is_pressed)
        if phone != DESK:
            self.faults[phone] += faults_here(page, path, phone, is_first=False)

    def _press(self, page: Page, path: str, width: int, *, is_pressed: bool) -> None:
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(THUMBS)
        self.wide += [f"{width} px: {path} is {found['width']} px wide"] if found["width"] > width else []
        if is_pressed:
            self.low += [f"{width} px: {path}: {one}" for one in found["low"]]
            self.under += [f"{width} px: {path}: {one}" for one in found["under"]]


def feel(page: Page, *, is_thumb: bool) -> None:
    """The page is pressed with a thumb, or with a mouse: its styles are told at once."""
    if page not in _devtools:
        _devtools[page] = page.context.new_cdp_session(page)
    _devtools[page].send("Emulation.setTouchEmulationEnabled", {"enabled": is_thumb})


def is_page(answer: Response | None) -> bool:
    """What is read there, be it a refusal, and not on another page that one is sent to."""
    if answer is None or answer.status not in (200, 422) or answer.request.redirected_from:
        return False
    return answer.headers["content-type"].startswith("text/html")


def answer_at(page: Page, path: str) -> Response | None:
    """Nothing where it is a file that the browser saves."""
    try:
        return page.goto(f"/es/{path}")
    except Error as error:
        if "Download is starting" in error.message:
            return None
        raise
