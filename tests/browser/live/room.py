"""A session that goes on in a real `tinkuy serve`, and browsers in which its participants have their page open."""

import json
import subprocess
from itertools import count

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.contexts import Contexts, first_page
from tests.browser.looking import DESK
from tests.running import Site

NUMBERS = count(1)


class Room:
    """A session that goes on, and browsers in which its participants have their page open."""

    def __init__(self, site: Site, facilitation: "subprocess.Popen[str]", browsers: Contexts) -> None:
        self.site, self.browsers = site, browsers
        self.facilitation = facilitation
        self.cycle = f"en-vivo-{next(NUMBERS)}"
        self.contexts: list[BrowserContext] = []
        self.seeded = self.deed("live")

    def deed(self, deed: str):
        """What the facilitation does meanwhile, from another process: see `tests/seeding_live.py`."""
        self.facilitation.stdin.write(f"{deed} {self.cycle}\n")
        self.facilitation.stdin.flush()
        return json.loads(self.facilitation.stdout.readline())

    def page_of(self, name: str, *, path: str = "", width: int = DESK, **how: object) -> Page:
        """The live page of a participant by name, in a browser of its own."""
        address = f"http://localhost:{self.site.port}"
        context = self.browsers.take(address, viewport={"width": width, "height": 900}, locale="es", **how)
        context.add_cookies([{"name": "sessionid", "value": self.seeded[name], "url": address}])
        self.contexts.append(context)
        page = first_page(context)
        page.goto(path or self.seeded["path"], wait_until="load")
        return page

    def listening(self, name: str, **how: object) -> Page:
        """The same, once its stream is open."""
        page = self.page_of(name, **how)
        expect(page.locator("body[data-line=good]")).to_be_attached()
        return page


def ask(page: Page, text: str) -> None:
    page.get_by_label("Su pregunta").fill(text)
    page.get_by_role("button", name="Enviar").click()
