"""Every page of the example, at desk and on a telephone: accessible, within its width, nothing asked elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from django_scopes import scopes_disabled
from playwright.sync_api import Error, Page, Response, expect

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
from tests.browser.looking import LOWER_THAN_A_THUMB, SET_FONTS, WIDE_FONTS, asked_for_thumbs
from tests.browser.no_account import BASIS, OWN_PAGES, drafts_behind_link, enter_own_page, rate_session
from tests.browser.windows import Window, add_faults, faults_by_window, faults_here
from tests.example_database import bring_example
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.systematisation.materials.tests.documents import jpeg


def in_spanish(paths: Iterable[str]) -> list[str]:
    return [f"/es/{path}" for path in paths]


def is_page(answer: Response | None) -> bool:
    """What is read there, and not on another page that one is sent to."""
    if answer is None or answer.status != 200 or answer.request.redirected_from:
        return False
    return answer.headers["content-type"].startswith("text/html")


def answer_at(page: Page, path: str) -> Response | None:
    """Nothing where it is a file that the browser saves."""
    try:
        return page.goto(f"/es/{path}")
    except Error as error:
        if "Download is starting" in error.message:
            return None
        raise


DESK, DARK_PHONES = (1280, False), ((390, True), (320, True))
"""Each page is looked at on one telephone or the other, by turns."""


NOT_PRESSED = PUBLIC[-2:]
"""The components by themselves, and an address where nothing stands."""


@dataclass
class Walk:
    """What each window showed, and what is too low to be pressed on a telephone."""

    faults: dict[Window, list[str]] = field(default_factory=lambda: {window: [] for window in (DESK, *DARK_PHONES)})
    low: list[str] = field(default_factory=list)
    pages: int = 0
    missing: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    rated: str = ""

    def look(self, page: Page, path: str, *, is_pressed: bool = True) -> None:
        phone = DARK_PHONES[self.pages % 2]
        self.faults[DESK] += faults_here(page, path, DESK)
        self.faults[phone] += faults_here(page, path, phone, is_first=False)
        self.low += page.evaluate(LOWER_THAN_A_THUMB) if is_pressed else []
        self.pages += 1


@pytest.fixture(scope="module")
def walk() -> Walk:
    return Walk()


@pytest.fixture
def public_walk(request: pytest.FixtureRequest, walk: Walk) -> Walk:
    """A public page is opened once; each of the tests reads what was found there."""
    if not walk.pages:
        page = request.getfixturevalue("walk_pages")()
        request.getfixturevalue("example")
        with scopes_disabled():
            of_rows = public_addresses_of_rows()
        for path in [*of_rows, *PUBLIC]:
            answer = answer_at(page, path)
            walk.missing += [path] if path in of_rows and not is_page(answer) else []
            walk.look(page, path, is_pressed=path not in NOT_PRESSED)
        walk.drafts = drafts_behind_link(page, next(f"/es/{path}" for path in of_rows if "second-voice/" in path))
        enter_own_page(page, request.getfixturevalue("live_server").url)
        for path in OWN_PAGES:
            walk.missing += [] if is_page(answer_at(page, path)) else [path]
            walk.look(page, path)
        walk.rated = rate_session(page)
    return walk


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


@pytest.mark.parametrize("window", [DESK, *DARK_PHONES], ids=["desk", "dark phone", "narrow dark phone"])
def test_every_public_page_stands(public_walk: Walk, window: Window):
    assert public_walk.missing == []
    assert public_walk.pages > len(PUBLIC)
    assert public_walk.faults[window] == []


def test_what_is_pressed_on_a_telephone_is_44_px_high(public_walk: Walk):
    assert public_walk.low == []


def test_capability_R10_what_is_written_behind_a_link_waits_on_the_device_where_that_was_asked_until_it_is_sent(
    public_walk: Walk,
):
    assert public_walk.drafts == ["", BASIS, "{}"]


def test_capability_P13_who_attended_a_session_says_how_useful_it_was_in_a_browser(public_walk: Walk):
    assert public_walk.rated == "Gracias: su respuesta está guardada. Puede cambiarla hasta que se cuente."


@pytest.fixture
def rows_that_the_example_lacks(example) -> None:
    add_rows_that_the_example_lacks()


def test_every_page_of_the_team_stands(walk_pages, enter, rows_that_the_example_lacks):
    """Also what is pressed on a telephone is there as high as a thumb."""
    desk: Page = walk_pages()
    asked_for_thumbs.add(desk.context)
    enter(desk, coordination())
    with scopes_disabled():
        cycle = Cycle.objects.get(slug="trata-covid-19")
        of_rows = [*addresses_of_rows(), *addresses_of_files(coordination(), cycle), page_of_enquiry(cycle)]
    assert faults_by_window(desk, in_spanish(TEAM), [DESK]) == {DESK: []}
    of_the_cycle = pages_without_faults(desk, [*of_rows, *addresses_of_the_cycle()])
    assert [path for path in of_rows if path not in of_the_cycle] == []
    assert len(of_the_cycle) > 60
    editor = Person.objects.get(name="Edición del hub")
    of_editor = list(pages_of_editor(editor))
    enter(desk, editor)
    assert faults_by_window(desk, in_spanish(KEEPER), [DESK]) == {DESK: []}
    assert pages_without_faults(desk, of_editor) == of_editor
    HubRole.objects.create(person=editor, role=Role.ADMINISTRATOR)
    of_administrator = [*ADMINISTRATOR, *pages_of_administrator()]
    assert pages_without_faults(desk, of_administrator) == of_administrator


def pages_without_faults(desk: Page, paths: list[str]) -> list[str]:
    """Those of the addresses at which a page stands; each is opened once, and looked at."""
    faults: dict[Window, list[str]] = {DESK: []}
    pages = []
    for path in paths:
        if is_page(answer_at(desk, path)):
            pages.append(path)
            add_faults(faults, desk, path)
    assert faults == {DESK: []}
    return pages


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


def test_a_focal_points_and_a_peers_pages_stand(walk_pages, enter, example):
    desk: Page = walk_pages()
    for address, path in (
        ("referente.uy@example.org", "team/c/trata-covid-19/systematise/validate/"),
        ("revision.cl@example.org", "team/c/trata-covid-19/sheet/review/"),
        ("gestion@example.org", "team/c/trata-covid-19/sheet/"),
    ):
        enter(desk, Person.objects.get(email=address))
        assert faults_by_window(desk, in_spanish([path]), [DESK]) == {DESK: []}


def test_the_reading_pages_say_the_same_without_scripts(client, example):
    for path in PUBLIC[:13]:
        page = client.get(f"/pt-br/{path}", follow=True).content.decode()
        assert page.count("<h1") == 1, path
