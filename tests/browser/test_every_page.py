"""Every page of the example, at desk and on a telephone: accessible, within its width, nothing asked elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator

import pytest
from django_scopes import scopes_disabled
from playwright.sync_api import Page, expect

from tests.browser.addresses import (
    ADMINISTRATOR,
    KEEPER,
    PUBLIC,
    TEAM,
    addresses_of_files,
    addresses_of_rows,
    addresses_of_the_cycle,
    coordination,
    public_addresses_of_rows,
)
from tests.browser.from_outside import (
    page_of_enquiry,
    pages_of_administrator,
    pages_of_editor,
)
from tests.browser.lacking_rows import add_rows_that_the_example_lacks
from tests.browser.looking import SET_FONTS, WIDE_FONTS
from tests.browser.no_account import BASIS, OWN_PAGES, drafts_behind_link, enter_own_page, rate_session
from tests.browser.walks import DESK, WINDOWS, Walk, answer_at, is_page
from tests.browser.windows import Window, faults_here
from tests.example_database import bring_example
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.systematisation.materials.tests.documents import jpeg

NOT_PRESSED = PUBLIC[-2:]
"""The components by themselves, and an address where nothing stands."""
PAGES_OF_OTHERS = {
    "referente.uy": ("team/cycles/", "team/c/trata-covid-19/systematise/validate/"),
    "revision.cl": ("team/cycles/", "team/c/trata-covid-19/plan/", "team/c/trata-covid-19/sheet/review/"),
    "gestion": ("team/c/trata-covid-19/sheet/",),
    "facilitacion": ("team/cycles/", "team/c/trata-covid-19/plan/", "c/demo-en-vivo/s/3/console/"),
    "relatoria": ("team/cycles/", "c/demo-en-vivo/s/3/notes/", "team/c/trata-covid-19/plan/"),
}
"""What else than the coordination a focal point, a peer, the systematisation, facilitation and rapporteur see there."""


@pytest.fixture(scope="module")
def walks() -> dict[str, Walk]:
    """A page is opened once; each of the tests reads what was found there."""
    return {}


@pytest.fixture
def public_walk(request: pytest.FixtureRequest, walks: dict[str, Walk]) -> Walk:
    if "public" not in walks:
        page = request.getfixturevalue("walk_pages")()
        request.getfixturevalue("example")
        with scopes_disabled():
            of_rows = public_addresses_of_rows()
        walk = walks["public"] = Walk()
        for path in [*of_rows, *PUBLIC]:
            answer = answer_at(page, path)
            walk.missing += [path] if path in of_rows and not is_page(answer) else []
            walk.look(page, path, is_pressed=path not in NOT_PRESSED)
        voice = next(f"/es/{path}" for path in of_rows if "second-voice/" in path)
        walk.seen["drafts"] = drafts_behind_link(page, voice)
        enter_own_page(page, request.getfixturevalue("live_server").url)
        for path in OWN_PAGES:
            walk.missing += [] if is_page(answer_at(page, path)) else [path]
            walk.look(page, path)
        walk.seen["rated"] = rate_session(page)
    return walks["public"]


@pytest.fixture
def team_walk(request: pytest.FixtureRequest, walks: dict[str, Walk]) -> Walk:
    """The coordination's pages, those of who edits the hub and runs it, and what others of the team do there."""
    if "team" not in walks:
        page, enter = request.getfixturevalue("walk_pages")(), request.getfixturevalue("enter")
        request.getfixturevalue("rows_that_the_example_lacks")
        with scopes_disabled():
            cycle = Cycle.objects.get(slug="trata-covid-19")
            of_rows = [*addresses_of_rows(), *addresses_of_files(coordination(), cycle), page_of_enquiry(cycle)]
        walk = walks["team"] = Walk()
        enter(page, coordination())
        walk_over(walk, page, [*of_rows, *addresses_of_the_cycle()], asked=of_rows)
        walk_over(walk, page, TEAM, asked=TEAM)
        for person, paths in others_of_the_team():
            enter(page, person)
            walk_over(walk, page, paths, asked=paths)
    return walks["team"]


def others_of_the_team() -> Iterator[tuple[Person, list[str]]]:
    for name, paths in PAGES_OF_OTHERS.items():
        yield Person.objects.get(email=f"{name}@example.org"), list(paths)
    editor = Person.objects.get(name="Edición del hub")
    yield editor, [*KEEPER, *pages_of_editor(editor)]
    HubRole.objects.create(person=editor, role=Role.ADMINISTRATOR)
    yield editor, [*ADMINISTRATOR, *pages_of_administrator()]


def walk_over(walk: Walk, page: Page, paths: Iterable[str], *, asked: Collection[str]) -> None:
    """Those of the addresses at which a page stands; *asked* are those at which one must."""
    for path in paths:
        if is_page(answer_at(page, path)):
            walk.look(page, path, at_desk=False)
        elif path in asked:
            walk.missing.append(path)


@pytest.fixture
def example(live_server, transactional_db) -> None:
    bring_example()


def test_the_wide_fonts_are_there_and_wider_than_those_of_the_pages(desk: Page, transactional_db):
    """Else the width at 320 px would be looked at twice in the same font."""
    desk.goto("/es/sign-in/")
    width = "(() => { const line = document.querySelector('h1, p'); line.style.cssText = 'width: max-content';"
    width += " return line.getBoundingClientRect().width })()"
    own = desk.evaluate(width)

    desk.evaluate(SET_FONTS, WIDE_FONTS)

    assert desk.evaluate(width) > 1.05 * own


OF_EACH_WINDOW = pytest.mark.parametrize("window", WINDOWS, ids=["desk", "dark phone", "narrow dark phone"])


@OF_EACH_WINDOW
def test_every_public_page_stands(public_walk: Walk, window: Window):
    assert public_walk.missing == []
    assert len(public_walk.pages) > len(PUBLIC)
    assert public_walk.faults[window] == []


@OF_EACH_WINDOW
def test_every_page_of_the_team_stands(team_walk: Walk, window: Window):
    assert team_walk.missing == []
    assert len(team_walk.pages) > len([*TEAM, *KEEPER, *ADMINISTRATOR]) + 60
    assert team_walk.faults[window] == []


@pytest.fixture(params=["public", "team"])
def walk(request: pytest.FixtureRequest) -> Walk:
    walk: Walk = request.getfixturevalue(f"{request.param}_walk")
    return walk


def test_what_is_pressed_with_a_thumb_is_44_px_high_at_every_width(walk: Walk):
    assert walk.low == []


def test_what_is_pressed_with_a_thumb_lies_over_no_words_of_another(walk: Walk):
    assert walk.under == []


def test_a_page_under_a_thumb_is_as_wide_as_its_window(walk: Walk):
    assert walk.wide == []


def test_capability_R10_what_is_written_behind_a_link_waits_on_the_device_where_that_was_asked_until_it_is_sent(
    public_walk: Walk,
):
    assert public_walk.seen["drafts"] == ["", BASIS, "{}"]


def test_capability_P13_who_attended_a_session_says_how_useful_it_was_in_a_browser(public_walk: Walk):
    assert public_walk.seen["rated"] == "Gracias: su respuesta está guardada. Puede cambiarla hasta que se cuente."


@pytest.fixture
def rows_that_the_example_lacks(example) -> None:
    add_rows_that_the_example_lacks()


def test_a_translation_stands_once_it_is_begun(desk: Page, enter, example):
    """As it is worked on, which the example leaves to whoever tries it out."""
    enter(desk, coordination())
    path = "team/c/trata-covid-19/sheet/translation/en/"
    desk.goto(f"/es/{path}")
    assert faults_here(desk, path, DESK) == []
    desk.get_by_role("button", name="Traducirla a mano").click()
    expect(desk.get_by_role("button", name="Guardar lo leído")).to_be_visible()
    assert faults_here(desk, path, DESK) == []
    assert desk.locator(".translation-standing h2").bounding_box()["x"] >= 20


def test_an_image_of_a_sheet_stands_once_it_is_brought_in(desk: Page, enter, example):
    """In the list of the sheet's images, beside the drawing that the example has, and by itself."""
    enter(desk, coordination())
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.goto("/es/team/c/trata-covid-19/sheet/pictures/es/")
    desk.set_input_files("[name=file]", {"name": "cartel.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    for name, words in (("alternative", "Un cartel."), ("credit", "Hub regional"), ("rights", "CC BY 4.0")):
        desk.locator(f"[name={name}]").fill(words)
    desk.get_by_role("button", name="Agregarla").click()
    image = desk.get_by_role("img", name="Un cartel.")
    expect(image).to_be_visible()
    image.evaluate("image => image.decode()")
    assert faults_here(desk, "sheet/pictures/", DESK) == []
    desk.get_by_role("link", name="Cambiar el texto : Un cartel.").click()
    expect(image).to_be_visible()
    assert faults_here(desk, "sheet/picture/", DESK) == []


def test_the_cord_of_the_next_cycle_follows_the_choices(desk: Page, enter, example):
    """And on a telephone the sentence stands for it. The one of the example has begun, and is cancelled for it."""
    enter(desk, coordination())
    with scopes_disabled():
        Cycle.objects.filter(previous__slug="trata-covid-19").update(state=CycleState.CANCELLED)
    desk.set_viewport_size({"width": 1280, "height": 900})
    desk.goto("/es/team/c/trata-covid-19/plan/next/")
    figure, first = desk.locator(".next-cord"), desk.locator("[data-point]").first
    begin = desk.get_by_role("button", name="Empezar el próximo ciclo")
    expect(begin).to_have_text("Empezar el próximo ciclo con 10 puntos")

    first.locator("[value=left]").check(force=True)

    expect(desk.locator(".cord-sentence")).to_have_text(
        "De 14 puntos, 9 pasan al plan, 1 se deja y 4 están sin decidir. Lo resuelto no se copia."
    )
    expect(begin).to_have_text("Empezar el próximo ciclo con 9 puntos")
    expect(figure.locator("[data-way=left]:visible")).to_have_count(1)
    expect(figure).to_have_attribute("aria-label", re.compile(r"No pasó: H6\."))
    least = figure.evaluate("""figure => Math.min(...[...figure.querySelectorAll("text")].map(
      (words) => parseFloat(getComputedStyle(words).fontSize) * figure.clientWidth / figure.viewBox.baseVal.width))""")
    assert least >= 12
    assert faults_here(desk, "plan/next/", DESK) == []
    assert faults_here(desk, "plan/next/", (390, False)) == []
    expect(figure).to_be_hidden()
    expect(desk.locator(".cord-sentence")).to_be_visible()


def test_the_reading_pages_say_the_same_without_scripts(client, example):
    for path in PUBLIC[:13]:
        page = client.get(f"/pt-br/{path}", follow=True).content.decode()
        assert page.count("<h1") == 1, path
