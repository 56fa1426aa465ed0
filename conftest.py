"""Fixtures of the whole suite: the persons and the cycle that the tests speak of."""

import gc
import os
import re
import shutil
from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django.test.client
import hypothesis
import pytest
from django.template import Context
from django.test import Client, TransactionTestCase
from django.test.utils import ContextList, setup_databases
from django.utils import translation
from django_scopes import scope

from tests import blank_database, heavy_work, postgresql_choice, readers
from tests.forks.process import loaded
from tinkuy.core.text import folded
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

hypothesis.settings.register_profile(
    "no limit of time", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("no limit of time")  # on a busy machine an example takes longer than on a quiet one

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

pytest_plugins = ["tests.sharing.plugin", "tests.repeating.plugin"]

gc.disable()  # while tests are gathered: nothing of what is imported and made then is thrown away
SELDOM = (20_000, 20, 50)
"""How many new things it takes until memory is looked through: one request makes more than Python waits for."""

re._MAXCACHE = 10_000  # type: ignore[attr-defined]
"""An address is made by a pattern, and the suite asks for more of them than the 512 that Python remembers: half of
those of a walk over all pages were compiled anew.
"""


DEAREST = (
    "tests/promises/access/test_twin_worlds.py",
    "tests/promises/pages/test_answers.py",
    "tests/browser/test_every_page.py",
    "tests/browser/live/test_live_page.py",
    "tests/promises/",
    "tests/browser/",
    "tinkuy/example/",
    "tinkuy/attendance/reports/tests/test_hostile_files.py",
)
"""A file is asked by one process. These take long and come first, so that no process is alone with one at the end."""


@pytest.fixture(autouse=True, scope="session")
def one_context_a_page_is_kept() -> Iterator[None]:
    """Django's test client copies the context of each template of a page. Only that of the page itself is ever read."""

    def keep_the_first(store: dict[str, object], *, context: Context, **kwargs: object) -> None:
        if "context" not in store:
            store["context"] = ContextList([copy(context)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(django.test.client, "store_rendered_templates", keep_the_first)
        yield


@pytest.fixture(autouse=True, scope="session")
def a_file_is_read_once_a_run() -> Iterator[None]:
    """By a reader in its sandbox; who asks the same again is given its answer."""
    with pytest.MonkeyPatch.context() as patch:
        readers.keep_what_readers_said(patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def a_test_that_commits_leaves_a_blank_database(pytestconfig: pytest.Config) -> Iterator[None]:
    """In a hundredth of the time that Django takes for it: where nobody looks for rows that are gone, on the disk."""
    from tests import emptied_database

    if runs_alone_on_a_server(pytestconfig):
        yield
        return
    in_djangos_way = TransactionTestCase._fixture_teardown
    with pytest.MonkeyPatch.context() as patch:
        empty = emptied_database.empty
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: empty(lambda: in_djangos_way(case)))
        yield


@pytest.fixture(autouse=True)
def in_spanish() -> Iterator[None]:
    """Each test begins in Spanish: a page that was asked for in another language leaves it active in the process."""
    with translation.override("es"):
        yield


@pytest.fixture(autouse=True, scope="session")
def heavy_work_is_watched() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        heavy_work.watch(patch)
        yield


@pytest.fixture(autouse=True)
def nothing_heavy_in_a_transaction() -> Iterator[None]:
    """Promise V16, in every test of the suite: what parses, hashes, decodes and renders is never called inside one."""
    with heavy_work.nothing_heavy():
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    words = "ask what the database decides on PostgreSQL too, in so many further forks"
    parser.addoption("--on-postgresql", type=int, default=0, help=words)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """The dearest files are begun first. On PostgreSQL is asked what `tests/postgresql_choice.py` says."""
    items.sort(key=lambda item: _place(item.nodeid))
    if os.environ.get("TINKUY_TEST_ON") != "postgresql":
        return
    chosen = _of_postgresql(config, items)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = [item for item in items if item in chosen]


def _of_postgresql(config: pytest.Config, items: list[pytest.Function]) -> set[pytest.Function]:
    repeated = [item for item in items if postgresql_choice.is_repeated(item) and not is_for_later(item)]
    return set(postgresql_choice.enough(repeated) if is_one_of_several(config) else repeated)


def pytest_collection_finish(session: pytest.Session) -> None:
    """The tests stay as long as the process does: what looks for memory to free need not look at them each time."""
    if session.config.getoption("processes") and not session.config.option.collectonly:
        from tests.sharing.common import prepare

        prepare()
        if any(item.get_closest_marker("processes") for item in session.items):
            loaded().begin()  # one for all processes of the run
        _repeat_on_postgresql(session)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()


def _repeat_on_postgresql(session: pytest.Session) -> None:
    if count := session.config.getoption("on_postgresql"):
        from tests.sharing.on_postgresql import share
        from tests.sharing.plugin import REPEATED

        chosen = _of_postgresql(session.config, session.items)
        session.config.stash[REPEATED] = [share(count, [item for item in session.items if item in chosen])]


def _place(name: str) -> int:
    return next((place for place, path in enumerate(DEAREST) if name.startswith(path)), len(DEAREST))


def runs_alone_on_a_server(config: pytest.Config) -> bool:
    return os.environ.get("TINKUY_TEST_ON") == "postgresql" and not is_one_of_several(config)


def is_one_of_several(config: pytest.Config) -> bool:
    """Processes share the tests of a whole run."""
    return bool(config.getoption("processes")) or "PYTEST_XDIST_WORKER" in os.environ


def is_for_later(item: pytest.Item) -> bool:
    """What runs alone is left out where several processes share the tests."""
    return is_one_of_several(item.config) and item.get_closest_marker("alone") is not None


FONTS = Path(__file__).parent / "tests" / "browser" / "fonts.conf"
CHROMIUM = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--force-effective-connection-type=4G"),
    # No page stays long enough for its scripts to be worth compiling for speed. Nor is it a process of its own: it has
    # that of the page before in the same context.
    *("--js-flags=--no-opt,--no-maglev", "--renderer-process-limit=1"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


OF_WALKS = ("--disable-threaded-compositing",)
"""A page is not drawn anew each time something of it moves: two thirds of the time for pages that are opened, asked and
made narrow. Whoever presses something there waits for ever, for a moment in which it would be drawn.
"""


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator["Playwright"]:
    """The one of a process: a second one in it would not start."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        yield driver


def launched(driver: "Playwright", *flags: str) -> Iterator["Browser"]:
    """With the fonts of the suite. The shell is the same browser without windows, for two thirds of the processor's
    time."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "The browser tests need Chromium: `tools/chromium` installs Debian's."
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    browser = driver.chromium.launch(executable_path=path, args=[*CHROMIUM, *flags], env=environment)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium(playwright_driver: "Playwright") -> Iterator["Browser"]:
    """The browser of a process, in which one presses and types."""
    yield from launched(playwright_driver)


@pytest.fixture(scope="session")
def chromium_of_walks(playwright_driver: "Playwright") -> Iterator["Browser"]:
    """The browser of a process in which pages are looked at alone."""
    yield from launched(playwright_driver, *OF_WALKS)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The test database begins as a copy of the blank one; its place is thrown away after the run."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(pytestconfig, django_db_modify_db_settings, django_db_blocker) -> None:
    """Migrate once for all processes. What Django then does with a copy is next to nothing, and still checked by it."""
    from django.db import connection

    from tests import emptied_database

    share = getattr(pytestconfig, "workerinput", {}).get("share")
    assert not share or connection.vendor == share, f"what is repeated on {share} would be asked on {connection.vendor}"
    blank, place = blank_database.blank(), str(connection.creation._get_test_db_name())
    with blank_database.one_at_a_time():
        known = blank.is_there()
        if known:
            blank.copy_to(place)
        with django_db_blocker.unblock():
            # Nobody asks for its rows as text, which would be made of all of them.
            setup_databases(verbosity=0, interactive=False, aliases=["default"], serialized_aliases=[], keepdb=True)
            emptied_database.declared()
            connection.close()
        if not known:
            blank.keep(place)


@pytest.fixture(scope="module")
def example_loaded(django_db_setup, django_db_blocker) -> Iterator[datetime]:
    """Both cycles of the example, for all tests of a module; what a test changes is rolled back. When it was loaded."""
    from tests.example_database import example_brought

    with django_db_blocker.unblock(), example_brought() as loaded_at:
        yield loaded_at


@pytest.fixture
def make_person(db: None):
    """A person of the team by role name; `make_person("Referente – Perú", country="PE")`."""

    def make(name: str, **fields: object) -> Person:
        slug = "".join(c for c in folded(name) if c.isalnum())
        return Person.objects.create_user(f"{slug}@example.org", name, **fields)

    return make


@pytest.fixture
def cycle(db: None, make_person) -> Cycle:
    """A running cycle of Peru and Uruguay; `scoped` puts it in scope."""

    cycle = Cycle(slug="ciclo-de-prueba", title={"es": "Ciclo de prueba"}, state=CycleState.RUNNING)
    cycle.save()
    for country, zone in (("PE", "America/Lima"), ("UY", "America/Montevideo")):
        InvitedCountry.objects.create(cycle=cycle, country=country, zone=zone)
    return cycle


@pytest.fixture
def scoped(cycle: Cycle) -> Iterator[Cycle]:
    """The cycle, in scope for the whole test."""
    with scope(cycle=cycle):
        yield cycle


@pytest.fixture
def webinars(cycle: Cycle) -> list[Webinar]:
    """Three webinars, two weeks apart; the first two were held."""
    first = datetime(2026, 3, 5, 15, 0, tzinfo=UTC)
    return [
        Webinar.objects.create(
            cycle=cycle,
            ordinal=place,
            title={"es": f"Sesión {place}"},
            starts_at=first + timedelta(days=14 * (place - 1)),
            state=WebinarState.HELD if place < 3 else WebinarState.SCHEDULED,
        )
        for place in (1, 2, 3)
    ]


def _member(make_person, cycle: Cycle, name: str, role: Role, country: str = "") -> Person:
    person = make_person(name, country=country)
    TeamRole.objects.create(cycle=cycle, person=person, role=role, country=country)
    return person


@pytest.fixture
def coordination(make_person, cycle: Cycle) -> Person:
    return _member(make_person, cycle, "Coordinación regional", Role.COORDINATION)


@pytest.fixture
def systematisation(make_person, cycle: Cycle) -> Person:
    return _member(make_person, cycle, "Gestión del conocimiento", Role.SYSTEMATISATION)


@pytest.fixture
def focal_point_pe(make_person, cycle: Cycle) -> Person:
    return _member(make_person, cycle, "Referente – Perú", Role.FOCAL_POINT, "PE")


@pytest.fixture
def focal_point_uy(make_person, cycle: Cycle) -> Person:
    return _member(make_person, cycle, "Referente – Uruguay", Role.FOCAL_POINT, "UY")


@pytest.fixture
def observer(make_person, cycle: Cycle) -> Person:
    return _member(make_person, cycle, "Observación", Role.OBSERVER)


@pytest.fixture
def hub_editor(make_person) -> Person:
    person = make_person("Edición del hub")
    HubRole.objects.create(person=person, role=Role.HUB_EDITOR)
    return person


@pytest.fixture
def administrator(make_person) -> Person:
    person = make_person("Administración")
    HubRole.objects.create(person=person, role=Role.ADMINISTRATOR)
    return person


@pytest.fixture
def outsider(make_person) -> Person:
    """A person of the team with no role anywhere."""
    return make_person("Persona sin rol")


@pytest.fixture
def signed_in():
    """A client in which a person is signed in: `signed_in(coordination).get(…)`."""

    def enter(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return enter
