"""Invariant 22 by crawling: no page tells an hour without the city in which it is that hour, nor the code of a zone."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from tests.promises.access.crawling import match_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import browser_of
from tinkuy.people.countries import countries
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar

pytestmark = pytest.mark.one_database

LINK = re.compile(r'href="(/es/[^"#]*)')
NOT_FOLLOWED = (
    *("/sign-out/", "/sign-in/", "/download", ".pdf", ".docx", ".md", ".json", ".epub", ".html", ".bib", ".ris"),
    *(".png", ".ics", ".csv", ".svg"),
)
NO_HOURS = re.compile(r"/systematise/|/trail/|/hub/.+/|/sheet/|/mailbox/|/screen/|/console/|/es/manual/")
"""Pages of what was said tell minutes and seconds of a recording, which look like hours; the manual gives examples."""
OF_ONE_PAGE = {"demo-en-vivo": 2}
"""Addresses of one route in the cycle whose sessions were moved; of another cycle, or of none, one is opened."""
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


def unnamed(body: str) -> Iterator[str]:
    """The blocks of a page that tell an hour and neither a city nor UTC, or that show the code of a zone."""
    places = names_of_places()
    table_heads = re.compile(r"<table[^>]*hours-table.*?</table>", re.DOTALL)
    for table in table_heads.findall(body):
        assert len(places.findall(table.partition("</thead>")[0])) > 1, "a table of hours names its cities"
    for text in Blocks(table_heads.sub("", body)).found:
        if (HOUR.search(text) and not places.search(text)) or ZONE.search(text):
            yield " ".join(text.split())[:120]


def crawled(client: Client, start: list[str]) -> Iterator[tuple[str, str]]:
    waiting, seen = list(start), Counter[tuple[str, str]]()
    while waiting:
        address = waiting.pop().replace("&amp;", "&")
        match = match_of(address)
        page = (match.view_name, match.kwargs.get("cycle", "")) if match else (address, "")
        seen[page] += 1
        if (
            seen[page] > OF_ONE_PAGE.get(page[1], 1)
            or any(part in address for part in NOT_FOLLOWED)
            or NO_HOURS.search(address)
        ):
            continue
        answer = client.get(address)
        if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
            yield address, answer.text
            waiting += LINK.findall(answer.text)


@pytest.fixture
def example(example_loaded, db) -> None:
    """Ten countries in several zones; one session was moved and one is postponed."""
    with scopes_disabled():
        last = Webinar.objects.filter(cycle__slug="demo-en-vivo").order_by("-ordinal").first()
        last.former_starts_at = last.starts_at
        last.save()


def test_invariant_22_every_hour_on_a_page_of_team_and_public_names_its_city(example, client):
    team = Client()
    team.force_login(Person.objects.get(name="Coordinación regional"))
    plan = "/es/team/c/demo-en-vivo/plan/"
    changes = [f"{plan}sessions/5/{way}/" for way in ("move", "postpone", "cancel")]
    hours = f"{plan}hours/?minutes=90&day1=2026-12-10&day2=2026-12-08"
    read = {
        **dict(crawled(client, ["/es/", "/es/c/demo-en-vivo/"])),
        **dict(crawled(team, ["/es/team/cycles/", plan, hours, *changes])),
    }

    assert len(read) > 30
    assert {address: found for address, body in read.items() if (found := list(unnamed(body)))} == {}


def test_invariant_22_every_hour_on_a_participants_page_names_its_city(example):
    with scopes_disabled():
        registration = Registration.objects.filter(cycle__slug="demo-en-vivo", state="confirmed").first()
        device = registration.devices.create(cycle=registration.cycle)
    read = dict(crawled(browser_of(device), ["/es/me/demo-en-vivo/"]))

    assert "/es/me/demo-en-vivo/" in read
    assert {address: found for address, body in read.items() if (found := list(unnamed(body)))} == {}


def test_the_crawl_sees_an_hour_without_a_city():
    assert list(unnamed("<p>A las 10:00</p>")) == ["A las 10:00"] * 2  # the block, and the page around it
    assert list(unnamed("<p>A las 10:00 en Lima</p>")) == []
    assert list(unnamed("<p>A las 10:00 en Lima (America/Lima)</p>")) == ["A las 10:00 en Lima (America/Lima)"] * 2
