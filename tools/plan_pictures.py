#!/usr/bin/env python3
"""Walks the tutorial «plan a cycle» in a running site with the example, as a person would, and takes its pictures.

    python -m tools.plan_pictures --address http://localhost:8000

It makes a cycle of five sessions for ten countries with the pages alone, and prints how many pages it opened, how many
fields it filled and how many characters it typed, so that one may say how long a person needs. Unlike `pictures.py`
it writes in the site: the cycle is the example coordination's, and stays until somebody cancels it.
"""

import argparse
import shutil
import sys

from playwright.sync_api import Page, sync_playwright

from tools.pictures import ENTERS_AS, launched, shoot

TITLE = "Refugio y retorno en frontera"
QUESTION = "¿Qué funcionó cuando cerraron las fronteras?"
COUNTRIES = (
    "Argentina",
    "Bolivia",
    "Brasil",
    "Chile",
    "Colombia",
    "Ecuador",
    "Paraguay",
    "Perú",
    "Uruguay",
    "Venezuela",
)
NOT_INVITED = ("GY", "SR")
SESSIONS = (
    "Qué cambió en la frontera",
    "Detectar a distancia",
    "Proteger con las puertas cerradas",
    "Volver",
    "Acordar",
)
THEMES = ("Detección", "Protección", "Retorno")
THREAD = "¿Quién cubre el retorno con las fronteras cerradas?"
SHOTS = (
    "plan-1-new-1280",
    "plan-2-sessions-1280",
    "plan-3-focal-points-1280",
    "plan-4-agenda-1280",
    "plan-5-check-up-1280",
    "plan-6-announced-390",
)
"""The names of its pictures."""
CHARACTERS_A_MINUTE = 150
"""Of somebody who does not type much."""
SECONDS_A_PAGE = 8
"""To read a page that is new to one, and find its button."""
SECONDS_A_CHOICE = 1.5
ON_THE_PAGE = ("Marcar Suramérica (12)",)
"""The buttons that open no other page."""


class Walk:
    """A page with what a person did in it: pages opened, choices made, characters typed."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pages = self.choices = self.characters = 0

    def open(self, path: str) -> None:
        self.pages += 1
        self.page.goto(path)

    def write(self, name: str, text: str) -> None:
        self.choices += 1
        self.characters += len(text)
        self.page.locator(f"main [name={name}]").fill(text)

    def untick(self, name: str, value: str) -> None:
        self.choices += 1
        self.page.locator(f"main [name={name}][value={value}]").uncheck()

    def paste(self, name: str, text: str) -> None:
        self.choices += 1
        self.page.locator(f"main [name={name}]").fill(text)

    def choose(self, name: str, value: str) -> None:
        self.choices += 1
        self.page.locator(f"main [name={name}]").select_option(value)

    def press(self, label: str) -> None:
        self.choices += 1
        self.page.get_by_role("button", name=label, exact=True).first.click()
        self.page.wait_for_load_state()
        self.pages += label not in ON_THE_PAGE

    @property
    def minutes(self) -> float:
        """What a person needs: pages to read, choices to make, words to type."""
        seconds = self.pages * SECONDS_A_PAGE + self.choices * SECONDS_A_CHOICE
        return seconds / 60 + self.characters / CHARACTERS_A_MINUTE


def plan(walk: Walk) -> None:
    walk.open("/es/team/cycles/new/")
    walk.write("title_es", TITLE)
    walk.write("guiding_question_es", QUESTION)
    walk.press("Marcar Suramérica (12)")
    for code in NOT_INVITED:
        walk.untick("countries", code)
    shoot(walk.page, SHOTS[0], 900)
    walk.press("Iniciar el ciclo")
    slug = walk.page.url.partition("/team/c/")[2].partition("/")[0]
    home = f"/es/team/c/{slug}/plan/"
    for row, title in enumerate(SESSIONS, 1):
        walk.write(f"title_{row}", title)  # the days that are offered are taken
    shoot(walk.page, SHOTS[1], 1100)
    walk.press("Agregar las sesiones")

    walk.open(f"{home}focal-points/")
    rows = [f"{name}; Referente – {name}; referente{place}@example.org" for place, name in enumerate(COUNTRIES, 1)]
    walk.paste("pasted", "\n".join(rows))
    walk.press("Leer la lista")
    shoot(walk.page, SHOTS[2], 900)
    walk.press("Ver los mensajes")
    walk.press("Enviar las invitaciones")

    for theme in THEMES:
        walk.open(f"{home}themes/")
        walk.write("name_es", theme)
        walk.press("Agregar el tema")

    walk.open(f"{home}systematisation/")  # what it suggests is taken
    walk.press("Guardar el plan")

    walk.open(f"{home}hooks/new/?origin=1")
    walk.write("text_es", THREAD)
    walk.choose("target", "4")
    walk.press("Agregar el hilo")

    walk.open(f"{home}sessions/1/agenda/")
    shoot(walk.page, SHOTS[3], 900)
    walk.open(f"/es/team/c/{slug}/")
    shoot(walk.page, SHOTS[4], 1000)
    walk.open(home)
    walk.press("Anunciar el ciclo")
    walk.page.set_viewport_size({"width": 390, "height": 900})
    walk.page.goto(f"/es/c/{slug}/")
    shoot(walk.page, SHOTS[5], 1400)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", required=True, help="the site, such as http://localhost:8000")
    address = parser.parse_args().address.rstrip("/")
    missing = [tool for tool in ("convert",) if shutil.which(tool) is None]
    if missing:
        sys.exit(f"plan_pictures: not installed: {', '.join(missing)}")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        context = browser.new_context(base_url=address, locale="es", reduced_motion="reduce")
        page = context.new_page()
        page.goto("/es/sign-in/")
        page.get_by_role("button", name=ENTERS_AS, exact=True).click()
        walk = Walk(page)
        plan(walk)
        browser.close()
    print(
        f"{walk.pages} pages, {walk.choices} choices, {walk.characters} characters:"
        f" some {walk.minutes:.0f} minutes for a person"
    )


if __name__ == "__main__":
    main()
