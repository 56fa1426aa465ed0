"""Invariant 22: no page tells an hour without the city in which it is that hour, nor the code of a zone."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from tinkuy.people.countries import countries

NO_HOURS = re.compile(r"/systematise/|/trail/|/hub/.+/|/sheet/|/mailbox/|/screen/|/console/|/es/manual/|/es/design/")
"""Pages of what was said tell minutes and seconds of a recording, which look like hours; the manual and the components
by themselves give examples.
"""
NAMED_ABOVE = {
    "convening:session_messages": "above its line of moments",
    "convening:message_texts": "each in their own",
}
"""Pages that say once in which city all their hours are, and where."""
BLOCKS = {"p", "li", "tr", "dl", "section", "aside", "label", "h1", "h2", "h3", "div", "option", "table", "fieldset"}
NOT_READ = {"script", "style", "svg", "template"}
ZONE = re.compile(r"\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z]")
HOUR = re.compile(r"(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])")


class Blocks(HTMLParser):
    """The text of each block that is read as one, and which table it stands in (its head names the cities)."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[list[str]] = [[]]
        self._tags: list[str] = []
        self.feed(body)
        self.found += ["".join(words) for words in self._open]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in NOT_READ:
            self._tags.append(tag)
        if tag in BLOCKS:
            self._open.append([])

    def handle_endtag(self, tag: str) -> None:
        if self._tags and self._tags[-1] == tag:
            self._tags.pop()
        if tag in BLOCKS and len(self._open) > 1:
            text = "".join(self._open.pop())
            self.found.append(text)
            if tag == "tr" or len(text) < 200:  # a short block is read with the one around it
                self._open[-1].append(f" {text} ")

    def handle_data(self, data: str) -> None:
        if not self._tags:
            self._open[-1].append(data)


@cache
def names_of_places() -> re.Pattern[str]:
    cities = {name for country in countries().values() for _language, name in country.cities}
    return re.compile("|".join(map(re.escape, [*cities, "UTC"])))


def tells_hours(body: str) -> bool:
    return any(HOUR.search(text) for text in Blocks(body).found)


def unnamed(body: str) -> Iterator[str]:
    """The blocks of a page that tell an hour and neither a city nor UTC, or that show the code of a zone."""
    places = names_of_places()
    table_heads = re.compile(r"<table[^>]*hours-table.*?</table>", re.DOTALL)
    for table in table_heads.findall(body):
        assert len(places.findall(table.partition("</thead>")[0])) > 1, "a table of hours names its cities"
    for text in Blocks(table_heads.sub("", body)).found:
        if (HOUR.search(text) and not places.search(text)) or ZONE.search(text):
            yield " ".join(text.split())[:120]
