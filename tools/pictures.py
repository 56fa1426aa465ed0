#!/usr/bin/env python3
"""Takes the manual's pictures from a running site with the example: `tools/pictures.py --address http://localhost:8000`.

Needs Chromium, `pdftoppm` (poppler-utils) and `convert` (ImageMagick). Starts no server, changes nothing in the site,
which has loaded its live example within the last half hour: that session goes on by the clock.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run")
TALLEST = 1600
LARGEST = 300_000
CYCLE = "trata-covid-19"
SHEET = f"/es/hub/ficha-{CYCLE}"
TEAM = f"/es/team/c/{CYCLE}/"
LIVE_TEAM = "/es/team/c/demo-en-vivo/"
LIVE_SESSION = "/es/c/demo-en-vivo/s/3/"
ENTERS_AS = "Coordinación regional"


@dataclass(frozen=True)
class Shot:
    """A page at a width, or the one that a link of it leads to, its picture cut at `tallest` pixels."""

    name: str
    path: str
    width: int = 1280
    tallest: int = TALLEST
    then: str = ""


PUBLIC = (
    Shot("home-1280", "/es/"),
    Shot("cycle-1280", f"/es/c/{CYCLE}/"),
    Shot("cycle-390", f"/es/c/{CYCLE}/", width=390),
    Shot("sheet-1280", f"{SHEET}/"),
    Shot("trail-1280", f"{SHEET}/trail/RE-1/", tallest=1000),
    Shot("thread-1280", f"{SHEET}/trail/RE-3/", tallest=930, then="main a[href*='/recommendations/']"),
)
OF_THE_TEAM = (
    Shot("plan-1280", f"{TEAM}plan/", tallest=1200),
    Shot("dashboard-1280", TEAM),
    Shot("invitations-1280", f"{LIVE_TEAM}invitations/", tallest=1300),
    Shot("registrations-1280", f"{LIVE_TEAM}registrations/", tallest=1000),
    Shot("attendance-1280", f"{TEAM}attendance/", tallest=1300),
    Shot("attendance-390", f"{TEAM}attendance/", width=390, tallest=1300),
    Shot("session-attendance-1280", f"{TEAM}attendance/s/1/", tallest=1100),
    Shot("certificates-1280", f"{TEAM}attendance/certificates/", tallest=640),
    Shot("next-cycle-1280", f"{LIVE_TEAM}plan/next/", tallest=1300),
    Shot("warnings-1280", f"{TEAM}attendance/warnings/", tallest=1100),
    Shot("report-1280", f"{TEAM}reports/sessions/3/", tallest=1300),
    Shot("workbench-1280", f"{TEAM}systematise/s/3/", tallest=1000),
    Shot("suggestions-1280", f"{TEAM}systematise/s/3/suggestions/", tallest=900),
    Shot("quipu-1280", f"{TEAM}systematise/quipu/", tallest=1200),
    Shot("room-390", f"{LIVE_SESSION}live/", width=390, tallest=900),
    Shot("room-1280", f"{LIVE_SESSION}live/", tallest=1000),
    Shot("console-1280", f"{LIVE_SESSION}console/", tallest=1000),
    Shot("screen-1280", f"{LIVE_SESSION}screen/", tallest=900),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", required=True, help="the site, such as http://localhost:8000")
    parser.add_argument("names", nargs="*", help="take these alone, such as quipu-1280")
    options = parser.parse_args()
    address = options.address.rstrip("/")
    missing = [tool for tool in ("pdftoppm", "convert") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"pictures: not installed: {', '.join(missing)}")
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = launched(playwright)
        take(browser, address, those(PUBLIC, options.names), signed_in=False)
        take(browser, address, those(OF_THE_TEAM, options.names), signed_in=True)
        if not options.names:
            take_document(browser, address)
        browser.close()


def launched(playwright: Playwright) -> Browser:
    """Debian's browser, as the tests have it: its shell without windows, or the whole."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if path is None:
        sys.exit("pictures: Chromium is not installed; `tools/chromium` does it.")
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


def those(shots: tuple[Shot, ...], names: list[str]) -> tuple[Shot, ...]:
    """The shots named; all of them when none is."""
    return tuple(shot for shot in shots if not names or shot.name in names)


def take(browser: Browser, address: str, shots: tuple[Shot, ...], *, signed_in: bool) -> None:
    """One picture for each of *shots*, in Spanish, light."""
    context = browser.new_context(base_url=address, locale="es", reduced_motion="reduce")
    page = context.new_page()
    if signed_in:
        page.goto("/es/sign-in/")
        page.get_by_role("button", name=ENTERS_AS, exact=True).click()
    for shot in shots:
        page.set_viewport_size({"width": shot.width, "height": 900})
        answer = page.goto(shot.path)
        if answer is None or not answer.ok:
            sys.exit(f"pictures: {shot.path} does not open; is this a site with the example?")
        if shot.then:
            page.locator(shot.then).first.click()
        shoot(page, shot.name, shot.tallest)
    context.close()


def shoot(page: Page, name: str, tallest: int) -> None:
    """The page as it is, cut at *tallest* pixels."""
    tall = min(page.evaluate("document.documentElement.scrollHeight"), tallest)
    width = page.evaluate("document.documentElement.clientWidth")
    clip = {"x": 0.0, "y": 0.0, "width": float(width), "height": float(tall)}
    keep(page.screenshot(full_page=True, clip=clip), name)


def take_document(browser: Browser, address: str) -> None:
    """The pages of the sheet's PDF, side by side."""
    context = browser.new_context(base_url=address)
    document = context.request.get(f"{SHEET}.pdf").body()
    context.close()
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", "50", "-l", "4", "-png", "-", f"{folder}/page", data=document)
        pages = sorted(map(str, Path(folder).glob("page*.png")))
        bordered = run("convert", *pages, "-bordercolor", "#857660", "-border", "1", "+append", "png:-")
        keep(bordered, "sheet-pdf")


def keep(picture: bytes, name: str) -> None:
    """Fewer colours, no metadata; refused when it is still too heavy for a page of the manual."""
    picture_file = run("convert", "png:-", "-strip", "-colors", "128", "png8:-", data=picture)
    if len(picture_file) > LARGEST:
        sys.exit(f"pictures: {name} weighs {len(picture_file)} bytes, the most is {LARGEST}: crop it")
    (PICTURES / f"{name}.png").write_bytes(picture_file)


def run(*command: str, data: bytes = b"") -> bytes:
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    main()
