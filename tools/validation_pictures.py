#!/usr/bin/env python3
"""Asks the countries in a running site with the example, as a person would, and takes the picture of the answer.

    python -m tools.validation_pictures --address http://localhost:8000

It writes a finding in the example's documented cycle, opens a round and follows the link of a mail to a focal point.
Unlike `pictures.py` it writes in the site: take the other pictures before.
"""

import argparse
import re

from playwright.sync_api import Browser, Page, sync_playwright

from tools.pictures import TEAM, launched, shoot

SHOTS = ("validate-390",)
"""The names of its pictures."""
ENTERS_AS = "Gestión del conocimiento"
WORDS = "Un alojamiento puente con cuarentena breve abre el refugio a quien acaba de cruzar."
LINK = re.compile(r"https?://[^\s\"<]+/answer/[^\s\"<]+")
COUNTRY = "Perú"
SECONDS_TO_SEND = 30
"""How long the worker may take for the mails."""
QUOTES = ("Alquilamos cuartos por siete", "Diez días ahí y luego")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", required=True, help="the site, such as http://localhost:8000")
    address = parser.parse_args().address.rstrip("/")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        ask(browser, address)
        answer(browser, address)
        browser.close()


def ask(browser: Browser, address: str) -> None:
    """A finding of two quotes, and a round about it."""
    page = browser.new_context(base_url=address, locale="es").new_page()
    page.goto("/es/sign-in/")
    page.get_by_role("button", name=ENTERS_AS, exact=True).click()
    page.goto(f"{TEAM}systematise/findings/new/")
    for words in QUOTES:
        page.locator(".quote-list li", has_text=words).locator("input").check()
    page.locator("[name=kind][value=good_practice]").check()
    page.locator("[name=text_es]").fill(WORDS)
    page.get_by_role("button", name="Escribir el hallazgo").click()
    page.get_by_text("está escrito").wait_for()
    page.goto(f"{TEAM}systematise/rounds/new/")
    page.get_by_role("button", name="Abrir la ronda y preguntar a los países").click()
    page.get_by_text("La ronda está abierta").wait_for()
    page.context.close()


def answer(browser: Browser, address: str) -> None:
    """On a phone: the finding as the focal point of a country quoted reads it by itself."""
    context = browser.new_context(base_url=address, locale="es", viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    follow(page)
    page.get_by_role("region", name=WORDS).get_by_role("link", name="por separado").click()
    page.locator("[name=verdict][value=with_change]").check()
    shoot(page, SHOTS[0], 1150)
    context.close()


def follow(page: Page) -> None:
    """The link of the mail to the focal point of `COUNTRY`, out of the example's mailbox."""
    for _second in range(SECONDS_TO_SEND):
        page.goto("/es/mailbox/")
        for link in dict.fromkeys(LINK.findall(page.content())):
            page.goto(link)
            if COUNTRY in page.get_by_role("heading", level=1).inner_text():
                return
        page.wait_for_timeout(1000)
    raise SystemExit(f"validation_pictures: no mail to the focal point of {COUNTRY}")


if __name__ == "__main__":
    main()
