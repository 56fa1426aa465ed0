"""The hub names itself: no region, no name and no finished cycle stand in the code."""

import re
from pathlib import Path

import pytest

import tinkuy
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.hub_settings import actions
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.planning.hub_settings.queries import hub_words

PACKAGE = Path(tinkuy.__file__).parent
OF_THE_EXAMPLE = re.compile(
    r"Suramérica|South America|América do Sul|trata-covid|Hub regional|Regional hub", re.IGNORECASE
)


def home(client, language: str = "es") -> str:
    return client.get(f"/{language}/").content.decode()


def stages(page: str) -> list[str]:
    return re.findall(r'<li class="(done|now|later)"', page.partition('id="how"')[2])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", "Hub de conocimiento entre países"),
        ("pt-br", "entre países"),
        ("en", "Hub of knowledge between countries"),
    ],
)
def test_a_hub_without_a_name_says_what_a_hub_is_and_names_no_region(client, db, language, words):
    page = home(client, language)

    assert words in page
    assert not re.search("Suram|South America|América do Sul", page)


def test_a_hub_editor_or_an_administrator_names_it_in_its_languages(client, signed_in, hub_editor, administrator):
    written = {"name_es": "Hub andino", "name_en": "Andean hub", "region_es": "Los Andes"}

    assert signed_in(hub_editor).post("/es/team/hub/name/", written).status_code == 302
    assert signed_in(administrator).get("/es/team/hub/name/").status_code == 200

    assert "Hub andino · Los Andes" in home(client)
    assert "Andean hub · Los Andes" in home(client, "en")


def test_nobody_else_does(coordination, scoped):
    with pytest.raises(Refused):
        actions.name_hub(actor=coordination, name={"es": "Otro"}, region={})
    assert hub_words() is None


def test_what_a_real_editor_writes_is_no_example_any_more(db, hub_editor):
    HubWords.objects.create(pk=1, name={"es": "Ejemplo"}, is_example=True)

    assert not actions.name_hub(actor=hub_editor, name={"es": "Hub andino"}, region={}).is_example


def test_how_a_cycle_works_says_done_only_of_what_a_cycle_has_done(client, cycle):
    Cycle.objects.update(state=CycleState.DESIGN)
    assert stages(home(client)) == ["later"] * 5

    Cycle.objects.update(state=CycleState.RUNNING)
    page = home(client)
    assert stages(page) == ["done", "done", "now", "later", "later"]
    assert "En qué está hoy:" in page


def test_a_hub_without_a_cycle_does_not_say_that_one_is_on_its_way(client, db):
    page = home(client)

    assert "todavía está en curso" not in page
    assert "Aquí todavía no se anunció ninguno." in page


def test_nothing_of_the_example_is_fixed_in_the_code_of_pages():
    templates = [*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt")]
    places = [*templates, *PACKAGE.rglob("views/*.py"), *PACKAGE.rglob("views.py")]

    assert [str(place) for place in places if OF_THE_EXAMPLE.search(place.read_text("utf-8"))] == []


def test_the_empty_catalogue_says_that_nothing_is_published_not_that_the_search_was_wrong(client, db):
    page = client.get("/es/hub/").content.decode()

    assert "Todavía no hay fichas publicadas" in page
    assert "Nada " not in page
    assert "Todavía no hay fichas publicadas" in client.get("/es/hub/?q=nada").content.decode()


def test_signs_that_nobody_sees_are_no_name(hub_editor, signed_in):
    refused = signed_in(hub_editor).post("/es/team/hub/name/", {"name_es": "\u200b\u2060", "region_es": "Suramérica"})

    assert refused.status_code == 422
    assert not HubWords.objects.filter(region__es="Suramérica").exists()
