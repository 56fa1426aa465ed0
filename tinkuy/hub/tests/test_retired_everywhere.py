"""U9, invariant 18: of a retired sheet every address of the hub says that it is gone, or says nothing.

The addresses are taken from the routes themselves: a new one is asked as well, and has to be named where it needs an
argument that no other has.
"""

from itertools import product

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.promises.access.routes import Route, routes
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.publication.content.parts import Item, Scope
from tinkuy.publication.renderers.rendering import FORMS
from tinkuy.publication.sheets.models import SheetVersion

ROOTS = {"hub", "cards", "feeds", "open_data", "api", "harvesting", "indexing"}
"""The namespaces of what a stranger reads of the hub."""

OF_TEAM_OR_PERSONS = ("/team/", "/me/", "/mine/", "/write/", "/calls/", "/subscribe/", "/focal-points/", "/i/")
WORDS_INSIDE, TITLE = "zarigüeyita", "Tlacuache retirado"
SLUG = "retirada"


@pytest.fixture
def sheets(cycle) -> tuple[SheetVersion, SheetVersion]:
    """One that stays, and one whose words and country no other has."""
    Cycle.objects.filter(pk=cycle.pk).update(is_sensitive=False, state=CycleState.RUNNING)
    cycle.refresh_from_db()
    lesson = Item("LE-1", WORDS_INSIDE, f"Que {WORDS_INSIDE} siga.", quotes=2, countries=("UY",))
    other = {"title": TITLE, "summary": f"Una {WORDS_INSIDE} cuenta.", "lessons": (lesson,), "citation": ""}
    return version_of(cycle, "queda"), version_of(cycle, SLUG, scope=Scope("Suramérica", ("UY",)), **other)


def values_of(argument: str, version: SheetVersion) -> list[str]:
    known = {
        "slug": [SLUG],
        "cycle": [version.cycle_slug],
        "iso": ["uy", "UY"],
        "code": ["LE-1"],
        "form": list(FORMS),
        "key": [version.sheet.public_id],
        "file": ["0" * 32],
        "public_id": ["no-such-finding"],
        "verification": ["no-such-verification"],
        "person": ["no-such-person"],
        "review_id": ["no-such-review"],
        "call_id": ["no-such-call"],
        "number": ["1"],
        "n": ["1"],
        "table": list(COLLECTIONS),
        "ending": ["csv", "jsonl"],
        "sitemap": ["lists-1", "sheets-1", "cycles-1", "countries-1"],
        "api_key": [SLUG, version.cycle_slug, "UY"],
    }
    return known[argument]


ASKED = {
    "hub:search": ("?q=cuenta", "?country=UY", "?show=findings", "?show=sheets&country=UY"),
    "feeds:sheets": ("", "?country=UY", "?theme=trafficking"),
    "harvesting:oai": (
        *("?verb=ListRecords&metadataPrefix=oai_dc", "?verb=ListIdentifiers&metadataPrefix=oai_dc"),
        f"?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:sheets/{SLUG}",
        "?verb=ListRecords&metadataPrefix=oai_dc&set=country:UY",
    ),
    "api:list_sheets": ("", "?q=cuenta", "?country=UY"),
    "api:list_findings": ("", "?q=siga"),
}


def addresses(version: SheetVersion) -> list[str]:
    """Every address of the hub that may tell of *version*, with what it is asked."""
    found = []
    for route in routes():
        if route.name.partition(":")[0] in ROOTS:
            found += [f"{path}{asked}" for path in _paths(route, version) for asked in ASKED.get(route.name, ("",))]
    return [one for one in found if not any(part in one for part in OF_TEAM_OR_PERSONS)]


def _paths(route: Route, version: SheetVersion) -> list[str]:
    with translation.override(settings.LANGUAGE_CODE):
        if "/team/" in _pattern(route):
            return []
        choices = [values_of(argument, version) for argument in route.arguments]
        return [reverse(route.name, kwargs=dict(zip(route.arguments, one, strict=True))) for one in product(*choices)]


def _pattern(route: Route) -> str:
    return reverse(route.name, kwargs=dict.fromkeys(route.arguments, "1"))


def answers(version: SheetVersion) -> dict[str, tuple[int, str]]:
    stranger = Client()
    by_address = {}
    for address in addresses(version):
        answer = stranger.get(address, follow=True)
        by_address[address] = (answer.status_code, answer.getvalue().decode(errors="replace"))
    return by_address


def _is_gone(status: int, text: str) -> bool:
    return status in (404, 410) or 'status="deleted"' in text  # as OAI-PMH says it


def test_capability_U9_of_a_retired_sheet_every_address_says_that_it_is_gone_or_nothing(sheets):
    _stays, version = sheets
    before = answers(version)
    retire(version)
    after = answers(version)

    had_words = {one for one, (_status, text) in before.items() if WORDS_INSIDE in text}
    own = {one for one in before if f"/{SLUG}" in one or version.sheet.public_id in one}
    assert len(had_words) > 15, "the walk reads what is published"
    assert [one for one, (_status, text) in after.items() if WORDS_INSIDE in text] == []
    assert [one for one in own if before[one][0] == 200 and not _is_gone(*after[one])] == []
    assert [one for one, (status, text) in after.items() if TITLE in text and status != 410] == []
