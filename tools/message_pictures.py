#!/usr/bin/env python3
"""Takes the pictures of the messages around a session from a running site with the example, as a telephone shows them.

    python -m tools.message_pictures --address http://localhost:8000

It says of the live example that its theme is not delicate, so that titles and threads stand in its messages. Unlike
`pictures.py` it writes in the site: take the other pictures before.
"""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.pictures import ENTERS_AS, keep, launched, run, shoot

LANGUAGES = ("es", "pt-br", "en")
SHOTS = ("messages-1280", *(f"messages-{language}" for language in LANGUAGES))
"""The names of its pictures."""
CYCLE = "team/c/demo-en-vivo"
BEFORE = ("week", "day", "hour", "ten_minutes")
AFTER = ("thanks", "catch_up", "recap")
SESSION_TO_COME, SESSION_HELD = 4, 2
IN_A_ROW = "4x4"
COLOURS = "24"
NEUTRAL = "https://tinkuy.example"
RENAME = """([own, other]) => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replaceAll(own, other); }"""
"""The address of the machine reads as that of any other."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", required=True, help="the site, such as http://localhost:8000")
    address = parser.parse_args().address.rstrip("/")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        take(browser, address)
        browser.close()


def take(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, locale="es", reduced_motion="reduce")
    page = context.new_page()
    page.goto("/es/sign-in/")
    page.get_by_role("button", name=ENTERS_AS, exact=True).click()
    page.goto(f"/es/{CYCLE}/plan/edit/")
    page.locator("[name=is_sensitive]").uncheck()
    page.locator("main form").get_by_role("button", name="Guardar").first.click()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/es/{CYCLE}/messages/s/{SESSION_TO_COME}/?moment=hour")
    page.evaluate(RENAME, [address, NEUTRAL])
    shoot(page, SHOTS[0], 1300)
    page.set_viewport_size({"width": 390, "height": 844})
    for language in LANGUAGES:
        take_messages(page, address, language)
    context.close()


def take_messages(page: Page, address: str, language: str) -> None:
    """All seven, in HTML above and as text below."""
    with tempfile.TemporaryDirectory() as folder:
        for row, (form, selector) in enumerate((("mail", ".mail-preview"), ("text", ".mail-text"))):
            for place, moment in enumerate((*BEFORE, *AFTER)):
                session = SESSION_TO_COME if moment in BEFORE else SESSION_HELD
                page.goto(f"/{language}/{CYCLE}/messages/s/{session}/?moment={moment}&language={language}&form={form}")
                page.evaluate(RENAME, [address, NEUTRAL])
                page.locator(selector).first.screenshot(path=f"{folder}/{row}{place}.png")
        names = sorted(map(str, Path(folder).glob("*.png")))
        sheet = run("montage", *names, "-tile", IN_A_ROW, "-gravity", "north", "-geometry", "+8+8", "png:-")
        keep(run("convert", "png:-", "-colors", COLOURS, "png:-", data=sheet), f"messages-{language}")


if __name__ == "__main__":
    main()
