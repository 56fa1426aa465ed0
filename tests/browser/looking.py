"""What every page must stand: looked at by a program for accessibility, and on the narrowest telephone."""

import gzip
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from weakref import WeakSet

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import BrowserContext, Page

NARROWEST, PHONE, DESK = 320, 390, 1280
WIDE_FONTS = {"--sans": "DejaVu Sans", "--serif": "DejaVu Serif"}
"""Fonts of every Linux, by the names that the styles have for theirs. Most others are narrower by a tenth."""
SET_FONTS = "fonts => Object.entries(fonts).forEach(font => document.documentElement.style.setProperty(...font))"

WIDTHS = f"""fonts => {{
    const width = () => document.documentElement.scrollWidth;
    const own = width();
    ({SET_FONTS})(fonts);
    const wide = width();
    ({SET_FONTS})(Object.fromEntries(Object.keys(fonts).map(name => [name, ""])));
    return [own, wide];
}}"""
"""Of a page in its own fonts and in others."""

TALLEST_BAR = 64
HEIGHT_OF_BARS = f"""() => innerHeight - Math.min(innerHeight, ...[...document.querySelectorAll("*")]
    .filter((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position))
    .map((one) => one.getBoundingClientRect())
    .filter((box) => box.height && box.top < innerHeight && box.bottom > innerHeight - {TALLEST_BAR})
    .map((box) => box.top))"""

AXE = Path(__file__).with_name("axe.js").read_text()
WIDTH_AND_AXE = f"""async known => {{
    const width = document.documentElement.scrollWidth;
    return {{ width, ...await ({AXE.rstrip().rstrip(";")})(known) }};
}}"""
PACKED_AXE = b64encode(gzip.compress(AXE_SCRIPT.encode())).decode()
UNPACK = """async packed => {
    const bytes = Uint8Array.from(atob(packed), letter => letter.charCodeAt());
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    window.axeSource = await new Response(plain).text();
}"""
"""For pages that were made here, and those of a site that runs for itself: the way into the page takes longer than what
axe does there at its start, so a third of the letters go it.
"""
AXE_ADDRESS = "/static/axe-core.js"
ASK_FOR_AXE = f"""() => typeof axe === "object" || new Promise(came => {{
    const [onload, onerror] = [() => came(true), () => came(false)];
    const script = document.createElement("script");
    document.head.append(Object.assign(script, {{ src: "{AXE_ADDRESS}", onload, onerror }}));
    script.remove();
}})"""
"""For pages of the tests' own server: as a part of the site it is compiled once and not for each page. Says whether it
came: to a page without a line it does not.
"""
_settled: set[int] = set()
"""Of every text that this process has looked at: colours, what lies beneath it, size and weight that may be read; and
where it stands so that axe cannot say.
"""

scriptless: WeakSet[BrowserContext] = WeakSet()
"""Browsers without scripts: axe is one, and would wait for ever. The same pages are looked at with scripts."""
beside_axe: WeakSet[BrowserContext] = WeakSet()
"""Browsers whose site serves `AXE_ADDRESS`."""
also_at_desk: WeakSet[BrowserContext] = WeakSet()
"""Telephones on which a page is also looked at as wide as it is on a desk."""


def assert_accessible(page: Page) -> None:
    """No violation that axe-core can find."""
    if not _has_axe(page):
        return
    _assert_no_violation(page)
    if page.context in also_at_desk:
        own = page.viewport_size
        assert own
        page.set_viewport_size({"width": DESK, "height": own["height"]})
        _assert_no_violation(page)
        page.set_viewport_size(own)


def _has_axe(page: Page) -> bool:
    if page.context in scriptless:
        return False
    page.wait_for_load_state("load")
    is_beside = page.context in beside_axe and page.url.startswith("http")
    if not page.evaluate(ASK_FOR_AXE if is_beside else "typeof axe === 'object'"):
        page.evaluate(UNPACK, PACKED_AXE)
        page.evaluate("(0, eval)(axeSource)")  # at once: after a wait the content policy of the page would forbid it
    return True


def _assert_no_violation(page: Page) -> None:
    _assert_nothing_found(page.evaluate(AXE, _known()))


def _known() -> str:
    """As one text: a list goes into a page number by number, for a fiftieth of a millisecond each."""
    return ",".join(map(str, _settled))


def _assert_nothing_found(found: dict[str, Any]) -> None:
    results = AxeResults({"violations": found["violations"]})
    assert results.violations_count == 0, results.generate_report()
    _settled.update(found["settled"])


def assert_fits(page: Page) -> None:
    """Nothing sticks out sideways at the page's own width."""
    _assert_it_fits(page, (page.viewport_size or {"width": NARROWEST})["width"])


def assert_no_overflow(page: Page, *others: int) -> None:
    """Nothing sticks out sideways, at the page's own width, at *others* and at 320 px.

    At 320 px also in the widest of common fonts.
    """
    _look_at_widths(page, others, has_axe=False)


def assert_stands(page: Page, *others: int) -> None:
    """As `assert_no_overflow` and `assert_accessible`, with each width taken on once."""
    _look_at_widths(page, others, has_axe=_has_axe(page))


def _look_at_widths(page: Page, others: Iterable[int], *, has_axe: bool) -> None:
    page.wait_for_load_state("load")  # an address may be there before its styles are
    own = page.viewport_size or {"width": NARROWEST, "height": 900}
    wide = (DESK,) if page.context in also_at_desk else ()
    for place, width in enumerate((own["width"], *wide, *others)):
        if place:
            page.set_viewport_size({"width": width, "height": own["height"]})
        if has_axe and place <= len(wide):
            report = page.evaluate(WIDTH_AND_AXE, _known())
            _assert_so_wide(page, report["width"], width)
            _assert_nothing_found(report)
        else:
            _assert_it_fits(page, width)
    page.set_viewport_size({"width": NARROWEST, "height": own["height"]})
    in_own_fonts, in_wide_fonts = page.evaluate(WIDTHS, WIDE_FONTS)
    _assert_so_wide(page, in_own_fonts, NARROWEST)
    if in_wide_fonts > NARROWEST:
        page.evaluate(SET_FONTS, WIDE_FONTS)  # what sticks out only does so in them
    _assert_so_wide(page, in_wide_fonts, NARROWEST)
    page.set_viewport_size(own)


def _assert_it_fits(page: Page, width: int) -> None:
    _assert_so_wide(page, page.evaluate("document.documentElement.scrollWidth"), width)


def _assert_so_wide(page: Page, wide: int, width: int) -> None:
    assert wide <= width, f"{page.url} is {wide} px wide in a window of {width}: {_widest(page, width)}"


def _widest(page: Page, width: int) -> list[str]:
    """The elements that stick out, to find them by."""
    return page.evaluate(
        """width => [...document.querySelectorAll("body *")]
            .filter(element => !element.closest(".table-scroll, .figure-scroll"))
            .filter(element => element.getBoundingClientRect().right > width + 1)
            .slice(0, 5).map(element => element.tagName + "." + element.className)""",
        width,
    )


def height_of_bars(page: Page) -> float:
    """Of whatever stays at the foot of the window while its page moves."""
    return float(page.evaluate(HEIGHT_OF_BARS))


def press(page: Page, address: str = "") -> None:
    """Press the button of the main part's form that posts to *address* (its ending), or of its only form."""
    form = (
        f'main form:is([action$="{address}"], [action$="{address}#errors"])' if address else 'main form[method="post"]'
    )
    page.locator(f"{form} button:not([type=button])").first.click()
