"""I06: markup in any writable field is shown as text, on every page, as the team and as a visitor see it.

Every text of a world is a canary: it would close an attribute, a title, a text area or a drawing, open a script, load a
picture that fails, be evaluated by a template, or be followed as an address.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django_scopes import scopes_disabled

from tests.promises.access.routes import Route, routes
from tests.promises.access.worlds import World, make_world, open_page
from tinkuy.core.text import TranslatedField
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.models import GuestConsent, GuestPurpose
from tinkuy.publication.content.tests.sheets import whole_sheet
from tinkuy.publication.search.actions import index_version
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding

pytestmark = pytest.mark.one_database

MARKUP = '"\'><img src=x onerror=zz7()></textarea></title></style></svg><script>zz7()</script>{{777777*3}}{% now "Y" %}'
LINK = "JavaScript:zz7()"
ALIVE = ("<img src=x", "<script>zz7", "2333331")
"""What a canary that came alive leaves in a page; a shorter number stands in a random token now and then."""

CODES = {
    *("public_id", "slug", "cycle_slug", "zone", "language", "main_language", "country", "host_country", "layout"),
    *("name_index", "email_index", "index", "fingerprint", "content_hash", "clock_stands_at"),
}
"""Fields that no person writes words in: the program reads them, and they hold a code or a fingerprint."""

READ_BY_THE_PROGRAM = {
    "language",
    "code",
    "state",
    "date",
    "starts_on",
    "ends_on",
    "published_on",
    "countries",
    "knots",
}
"""The same, of a sheet's content."""

FILES = ("md", "json", "pdf", "docx")


@pytest.fixture
def world(db) -> World:
    world = make_world("AQUIMARCA", state=CycleState.RUNNING)
    with scopes_disabled():
        for row in world.rows.values():
            poison(row)
        Person.objects.update(name=MARKUP[:120])
        Organisation.objects.update(name=MARKUP)
        publish(world)
        GuestConsent.objects.all().delete()
        for purpose in GuestPurpose.values:
            GuestConsent.objects.create(cycle=world.cycle, guest=world.rows["Guest"], purpose=purpose, version="paper")
        TeamRole.objects.filter(role="focal_point").update(public_since="2020-01-01")
        Finding.objects.update(state="contrasted")
    return world


def poison(row: models.Model) -> None:
    """The canary in each field of *row* that holds words; names and addresses stay sealed."""
    changes = {field.name: value for field in row._meta.fields if (value := canary_of(field)) is not None}
    if changes:
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
    row.refresh_from_db()
    if hasattr(row, "sealed_email"):
        key = {"key": row.cycle.data_key} if type(row).__name__ == "Presence" else {}
        row.seal(name=MARKUP, email=f"{MARKUP}@example.org", **key)
        row.save()


def canary_of(field: models.Field) -> Any:
    if field.name in CODES or field.choices or field.primary_key or field.is_relation:
        return None
    if isinstance(field, TranslatedField):
        return dict.fromkeys(("es", "pt-br", "en"), MARKUP)
    if isinstance(field, models.CharField | models.TextField):
        return MARKUP[: field.max_length]
    return None


def publish(world: World) -> None:
    """A draft and a published version whose every word is the canary, and whose every link is a script."""
    content = poisoned(whole_sheet().to_json())
    for name in ("risks", "practices", "lessons", "recommendations"):
        for item in content[name]:
            item["evidence"] = [{"webinar": 1, "clock": "00:10", "text": MARKUP, "country": "PE", "language": "es"}]
    Sheet.objects.filter(pk=world.rows["Sheet"].pk).update(drafts={"es": content})
    SheetVersion.objects.filter(pk=world.rows["SheetVersion"].pk).update(
        slug="una-ficha", cycle_slug=world.cycle.slug, language="es", content=content, retired_at=None
    )
    index_version(SheetVersion.objects.get(slug="una-ficha"), title=MARKUP, body=MARKUP)


def poisoned(plain: Any, name: str = "") -> Any:
    if isinstance(plain, dict):
        return {key: poisoned(value, key) for key, value in plain.items()}
    if name in READ_BY_THE_PROGRAM:
        return plain
    if isinstance(plain, list):
        return [poisoned(value, name) for value in plain]
    return (LINK if name == "href" else MARKUP) if isinstance(plain, str) else plain


class Page(HTMLParser):
    """Gathers what a browser would run: handlers in attributes, and addresses that are scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            address = "".join((value or "").split()).casefold()
            if name.startswith("on") or address.startswith(("javascript:", "vbscript:", "data:text/html")):
                self.runs.append(f"<{tag} {name}={value!r}>")


def addresses(world: World) -> Iterator[tuple[Route, str]]:
    for route in routes():
        if route.name.startswith("hub:") and "slug" in route.arguments:
            codes = ("RI-1", "BP-1", "LE-1", "RE-1") if "code" in route.arguments else FILES
            for word in codes if route.name != "hub:sheet" else ("",):
                other = {"code": word} if "code" in route.arguments else {"form": word}
                yield route, route.path(world, slug="una-ficha", **(other if word else {}))
        else:
            yield route, route.path(world)
            if route.name in ("hub:search", "attendance:unmatched", "systematisation:excerpts"):
                query = "%22%3E%3Cimg%20src%3Dx%20onerror%3Dzz7()%3E"
                yield route, f"{route.path(world)}?q={query}&words={query}&presence={query}&country={query}"


def alive_in(answer: Any) -> list[str]:
    """What came alive in an answer that a browser would draw."""
    kind = answer.headers.get("Content-Type", "")
    if not kind.startswith(("text/html", "image/svg")):
        return []
    body = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    page = Page()
    page.feed(body)
    return [mark for mark in ALIVE if mark in body] + page.runs


@pytest.mark.parametrize("who", ["coordination", "focal_point", "guest", "visitor"])
def test_promise_I06_no_canary_comes_alive_on_any_page(world, who):
    client = Client()
    if who == "guest":
        open_page(client, world, of_guest=True)
    elif who != "visitor":
        client.force_login(world.persons[who])
    found, shown = {}, 0
    for route, path in addresses(world):
        answer = client.get(path)
        assert answer.status_code < 500, path
        if alive := alive_in(answer):
            found[f"{route.name} {path}"] = alive
        shown += not answer.streaming and b"zz7()" in answer.content

    assert found == {}
    least = {"visitor": 5, "guest": 6}.get(who, 25)
    assert shown >= least  # the canaries are on the pages: this test looks at something


def test_promise_I06_a_sheet_as_markdown_holds_markup_as_words_only(world):
    text = Client().get("/es/hub/una-ficha.md").text

    assert "zz7()" in text
    assert not re.search(r"(?<!\\)<(?!https?://|hub@)", text)
    assert "](<" not in text  # no link, since every address was a script
    assert "](javascript" not in text.casefold()


def test_promise_I06_a_search_by_a_canary_answers_with_it_as_text(world):
    page = Client().get("/es/hub/", {"q": MARKUP}).text

    assert "&lt;img src=x" in page
    assert not [mark for mark in ALIVE if mark in page]


def test_promise_I06_a_message_after_a_deed_holds_its_words_as_text(world):
    client = Client()
    client.force_login(world.persons["coordination"])
    speaker = world.rows["Speaker"]

    page = client.post(
        f"/es/team/c/{world.cycle.slug}/systematise/speakers/{speaker.pk}/",
        {"country": "PE", "sector": ""},
        follow=True,
    )

    assert page.status_code == 200
    assert not [mark for mark in ALIVE if mark in page.text]


def test_promise_I06_an_address_that_is_a_script_is_seen_by_this_test():
    page = Page()
    page.feed('<a href=" java\nscript:x">a</a><img src="x" onerror="y">')

    assert len(page.runs) == 2
