"""I01, I06, I07, P13, P14, P16, A01, A03, invariant 22 on every page: what every answer carries, and what none may.

All tests that take `record` are judges: they read what `recorded.py` opened once. Of those at the end, which ask for
something else, each goes on from there, in the same world.
"""

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from tests.browser.addresses import routes_looked_at
from tests.heavy_work import nothing_heavy, taken_back
from tests.promises.access.asking import ALLOWED, NOT_THERE
from tests.promises.access.declared import opens
from tests.promises.access.growing import grow
from tests.promises.access.own_reasons import OWN_REASONS
from tests.promises.access.routes import routes
from tests.promises.access.worlds import make_world
from tests.promises.pages.hours_named import NAMED_ABOVE, NO_HOURS, tells_hours, unnamed
from tests.promises.pages.odd_posts import faults_of_posts, forms_that_no_page_offers, offered_forms
from tests.promises.pages.odd_queries import faults_of, names_asked_for
from tests.promises.pages.read_pages import alive_in, fetched_from_elsewhere
from tests.promises.pages.recorded import READERS, Answer, Record, counted, marks_in, recorded
from tinkuy.people import access
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

LEAST = {"coordination": 150, "focal_point": 100, "hub_editor": 10, "guest": 5, "visitor": 5}
"""So many pages each of them opens, at the least."""
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OF_THE_API = HEADERS | {"Cross-Origin-Resource-Policy": "cross-origin"}
"""Programs of other sites read what is public below `/api/`, and nothing else."""


SOME = 2
"""A page may ask a little more where a part appears that was empty."""
POSTS = int(os.environ.get("TINKUY_POSTS", "0"))
SEED = int(os.environ.get("TINKUY_SEED", "1"))


@pytest.fixture(scope="module")
def the_record(django_db_setup, django_db_blocker) -> Iterator[Record]:
    with django_db_blocker.unblock(), taken_back(), translation.override("es"):
        with nothing_heavy():
            made = recorded()
        yield made


@pytest.fixture
def record(the_record) -> list[Answer]:
    return the_record.answers


@pytest.fixture
def written_on(the_record, db) -> Record:
    """The record in its world: what the test writes there is taken back."""
    return the_record


def test_no_page_fails_and_every_reader_opens_pages(record):
    assert [answer.path for answer in record if answer.status >= 500] == []
    opened = Counter(answer.who for answer in record if answer.status == 200)
    assert all(opened[who] >= least for who, least in LEAST.items()), opened


def test_promise_I07_every_answer_has_the_full_set_of_headers(record):
    bare = [
        f"{answer.route}: {name}"
        for answer in record
        for name, value in (OF_THE_API if answer.path.startswith("/api/") else HEADERS).items()
        if answer.headers.get(name) != value
    ]

    assert len(record) > 400
    assert bare == []


@pytest.mark.parametrize("who", ["coordination", "guest", "hub_editor"])
def test_promise_A03_no_page_shows_anything_of_another_cycle(record, who):
    """None finds the mark of a cycle that is not announced. Of announced ones: `access/test_twin_worlds.py`."""
    texts = [
        (answer.route, "".join([answer.body, *answer.headers.values()]).casefold())
        for answer in record
        if answer.who == who
    ]

    assert sum("aquimarca" in words for _, words in texts) > (100 if who == "coordination" else 0)
    assert [route for route, words in texts if "allamarca" in words] == []


@pytest.mark.parametrize("who", ["coordination", "focal_point", "guest", "visitor"])
def test_promise_I06_no_canary_comes_alive_on_any_page(record, who):
    pages = [answer for answer in record if answer.who == who]

    assert {page.path: alive for page in pages if page.is_drawn and (alive := alive_in(page.body))} == {}
    shown = sum("zz7()" in page.body for page in pages)
    assert shown >= {"visitor": 5, "guest": 6}.get(who, 25)  # the canaries are on the pages: something is looked at


def test_promise_I07_the_policy_has_no_exception_and_names_no_host(record):
    """A document that is handed out may do nothing at all."""
    policies = {answer.headers["Content-Security-Policy"] for answer in record}

    (of_pages,) = policies - {"default-src 'none'; frame-ancestors 'none'; sandbox"}
    assert {word for part in of_pages.split(";") for word in part.split()[1:]} == {"'self'", "'none'", "data:"}


def test_promise_P13_no_page_fetches_anything_from_elsewhere(record):
    pages = [answer for answer in record if answer.is_page]

    assert {page.path: found for page in pages if (found := fetched_from_elsewhere(page.body))} == {}


def test_invariant_22_every_hour_on_a_page_names_its_city(record):
    pages = [
        answer for answer in record if answer.is_page and answer.status == 200 and not NO_HOURS.search(answer.path)
    ]
    named = [page for page in pages if page.route not in NAMED_ABOVE]

    assert {page.path: found for page in named if (found := list(unnamed(page.body)))} == {}
    assert len({page.route for page in pages if tells_hours(page.body)}) > 30


def test_promise_P14_pages_of_persons_and_teams_are_never_stored(record):
    rows = access.rows_by_route()
    stored = [
        answer.path
        for answer in record
        if "anyone" not in rows[answer.route].who or rows[answer.route].scope == "cycle"
        if "no-store" not in answer.headers.get("Cache-Control", "")
    ]

    assert stored == []


def test_promise_P14_an_answer_that_may_be_stored_depends_on_no_sign_in_session(record):
    """A page that a shared cache may keep sets no cookie and is the same for a visitor."""
    for answer in record:
        if "no-store" not in answer.headers.get("Cache-Control", ""):
            assert not answer.sets_cookies, answer.path
            assert "Cookie" not in answer.headers.get("Vary", ""), answer.path


def test_promise_P16_no_log_line_holds_who_opened_a_page_or_what_they_looked_for(record):
    """What is sent with a form: `test_logs.py`."""
    assert {answer.path: marks for answer in record if (marks := marks_in(answer.log))} == {}
    assert all('"message": "request"' in answer.log for answer in record)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/es/no-such-page/", 404), ("/es/sign-in/as/", 405), ("/es/team/c/none/plan/", 302), ("/static/none.css", 404)],
)
def test_promise_I07_errors_carry_the_headers_too(client, db, path, status):
    answer = client.get(path)

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_promise_I07_a_failure_of_the_server_carries_the_headers_and_tells_nothing(db, monkeypatch):
    world, coordination = make_world("AQUIMARCA", state=CycleState.RUNNING), Client(raise_request_exception=False)
    coordination.force_login(world.persons["coordination"])
    monkeypatch.setattr(settings, "ROOT_URLCONF", "tests.promises.pages.failing_urls")

    answer = coordination.get("/fail/")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "AQUIMARCA" not in answer.content.decode()


def test_every_page_is_looked_at_by_a_browser_for_who_reads_otherwise(record):
    """For accessibility and on a narrow telephone: a new page stands in a walk of `tests/browser/addresses.py`."""
    pages = {answer.route for answer in record if answer.who in READERS and answer.is_page and answer.status == 200}

    assert sorted(pages - routes_looked_at()) == []


def test_promise_A01_every_page_opens_to_whom_the_matrix_lets_in(record):
    """To one at least, and to nobody with the words of a closed door. What is sent: `access/test_access.py`. Whom it
    leaves out: `access/test_gate.py`.
    """
    words: dict[str, set[str]] = {route.name: set() for route in routes()}
    for answer in record:
        if opens(answer.route, answer.who):
            words[answer.route].add(answer.words)
    closed = {route for route, said in words.items() if ALLOWED not in said and not (said and route in OWN_REASONS)}

    assert len(words) > 250
    assert closed == set()
    assert {route: said for route, said in words.items() if said - {ALLOWED, NOT_THERE}} == {}


@pytest.mark.both_databases
def test_promise_I01_no_query_string_makes_a_page_fail(written_on):
    """Each page that has a reader was opened, so that both databases were asked what it asks them."""
    read = [one for one in written_on.first_read().values() if one.names]
    with names_asked_for() as asked:
        faults = faults_of([(written_on.clients[one.who], one.path, one.names) for one in read], asked)

    assert [answer.path for answer in written_on.answers if answer.status >= 500] == []
    assert faults == []
    assert len(read) > 20


@(pytest.mark.both_databases if POSTS else pytest.mark.one_database)
def test_promise_I01_no_post_makes_a_page_fail(written_on):
    """Each kind of form that a page offers, once; more of them, and of others, where `TINKUY_POSTS` says so."""
    forms = list(offered_forms(written_on))
    if POSTS:
        with names_asked_for() as asked:
            forms += forms_that_no_page_offers(written_on, asked)

    assert faults_of_posts(forms, POSTS or len(forms), SEED) == []
    assert len(forms) > 100


def test_no_page_of_a_cycle_takes_more_queries_for_more_rows(written_on):
    rows, growing = access.rows_by_route(), {}
    single = grow(written_on.world, range(2, 6))
    read = [one for one in written_on.first_read().values() if one.status == 200 and rows[one.route].scope != "none"]
    for page in read:
        with counted() as statements:
            answer = written_on.clients[page.who].get(page.path)
        if answer.status_code == 200 and len(statements) > page.statements + SOME:
            growing[page.path] = (page.statements, len(statements))

    assert single == {"SystematisationPlan", "PublicPersons"}, (
        "of these there is one row only: the test does not see their lists"
    )
    assert len(read) > 40
    assert growing == {}
