"""A person at a browser, who reaches everything through what the pages show, and whose clicks are counted."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

Name = str | re.Pattern[str]


@dataclass
class Clicks:
    """Of all persons together: links and buttons, and what is chosen in a form before it is sent."""

    presses: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)


class Hand:
    """By the names that a screen reader reads, so that a page may change its looks and its markup."""

    def __init__(self, page: Page, clicks: Clicks) -> None:
        self.page = page
        self.clicks = clicks

    def opens(self, address: str) -> None:
        """A link in a mail or in a message: one press."""
        self.clicks.presses.append(address)
        self.page.goto(address)

    def follows(self, name: Name, within: Name = "") -> None:
        """The first link whose name begins so, on the page or in the row that has the words *within*."""
        self.clicks.presses.append(f"link {name}")
        self._part(within).get_by_role("link", name=_beginning(name)).first.click()

    def presses(self, name: Name, within: Name = "") -> None:
        self.clicks.presses.append(f"button {name}")
        self._part(within).get_by_role("button", name=_beginning(name)).first.click()

    def fills(self, fields: dict[str, str]) -> None:
        """Texts, by the beginning of their labels."""
        for name, text in fields.items():
            self._field("textbox", name).fill(text)

    def names(self, name: str, text: str) -> None:
        """In a field that offers what is in the directory; a text that is not there is made of it."""
        self._field("combobox", name).fill(text)

    def numbers(self, name: str, number: int) -> None:
        self._field("spinbutton", name).fill(str(number))

    def selects(self, name: Name, option: str) -> None:
        self.clicks.choices.append(f"{name}: {option}")
        self._field("combobox", name).select_option(option)

    def ticks(self, name: Name, role: str = "checkbox", within: str = "") -> None:
        """In the part of the page that has the words *within*, where several ask the same."""
        self.clicks.choices.append(str(name))
        part = self.page.get_by_role("region", name=within) if within else self.page
        part.get_by_role(role, name=_beginning(name)).first.check()  # type: ignore[arg-type]

    def clears(self, name: Name) -> None:
        self.clicks.choices.append(f"not {name}")
        self._field("checkbox", name).uncheck()

    def unfolds(self, name: str) -> None:
        self.clicks.choices.append(name)
        self.page.locator("summary").filter(has_text=name).first.click()

    def brings(self, name: str, content: str, label: str) -> None:
        """A file, chosen in the field of that label."""
        self.clicks.choices.append(name)
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": content.encode()}
        self.page.get_by_label(label, exact=True).set_input_files(file)  # type: ignore[arg-type]

    def reaches(self, path: str) -> None:
        """A page that comes by itself."""
        self.page.wait_for_url(lambda address: urlsplit(address).path.startswith(f"/es{path}"))

    def reads(self, text: Name) -> None:
        expect(self.page.get_by_role("main").get_by_text(text).first).to_be_visible()

    def _field(self, role: str, name: Name) -> Locator:
        return self.page.get_by_role(role, name=_beginning(name)).first  # type: ignore[arg-type]

    def _part(self, name: Name) -> Locator:
        body = self.page.locator("body")
        return body.get_by_role("listitem").filter(has_text=name).first if name else body


def _beginning(name: Name) -> re.Pattern[str]:
    """Names say more than their first words, as «Agregar un hilo : 1» does, and begin with what an eye reads."""
    return re.compile(rf"^\W*{re.escape(name)}") if isinstance(name, str) else name
