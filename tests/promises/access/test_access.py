"""A01-A04: each route answers each role exactly as the matrix says; and no cycle shows anything of another."""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.handlers import exception
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client

from tests.heavy_work import taken_back
from tests.promises.access.routes import Route, routes
from tests.promises.access.worlds import World, hub_persons, make_world, open_page
from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES
from tinkuy.planning.cycles.models.cycle import CycleState

pytestmark = pytest.mark.one_database

SIGN_IN, ENTER, FORBIDDEN, NOT_THERE, ALLOWED = "sign in", "enter", "403", "404", "allowed"
ENTER_AS_GUEST = "enter as a guest"
NO_SUCH_KEY = "987654"
METHODS = ("get", "post")
GATE = "tinkuy.planning.gate.GateMiddleware"
EMPTY_FORM = 422
"""Some deeds read the form before they look for the row: they say the same to both."""
INSTALLATION = {"administrator", "auditor"}
"""Roles that run or inspect the installation, and to which a cycle's pages are not there."""


@pytest.fixture
def here(db) -> World:
    """A cycle whose page is public."""
    return make_world("AQUIMARCA", state=CycleState.RUNNING, country="PE")


@pytest.fixture
def elsewhere(db) -> World:
    """A cycle that is not announced: nobody outside its team knows of it."""
    return make_world("ALLAMARCA", state=CycleState.DESIGN, country="UY")


def declared(row: access.Row, roles: set[str], *, is_signed_in: bool) -> str:
    """What the matrix says about someone with these roles: written from its text, apart from the gate's code."""
    allowed = "anyone" in row.who or ("signed_in" in row.who and is_signed_in) or bool(row.who & roles)
    if row.scope == "own_page" and not allowed:  # whether there is such a page, nobody else learns
        return NOT_THERE if is_signed_in else ENTER_AS_GUEST
    if row.scope == "cycle" and not is_signed_in:
        return SIGN_IN
    if row.scope == "cycle" and not roles - INSTALLATION:
        return NOT_THERE
    if allowed:
        return ALLOWED
    if is_signed_in:
        return FORBIDDEN
    return ENTER if "participant" in row.who else SIGN_IN


def answered(client: Client, method: str, path: str) -> str:
    """What came back, in the same words. What the request wrote is taken back: the next finds the same world."""
    cookies = client.cookies.copy()
    with taken_back():
        answer = getattr(client, method)(path)
    client.cookies = cookies
    assert answer.status_code < 500, path
    if answer.status_code == 302 and "/sign-in/?next=" in answer["Location"]:
        return SIGN_IN
    if answer.status_code == 302 and "/me/?next=" in answer["Location"]:
        return ENTER
    if answer.status_code == 302 and "/guest/?next=" in answer["Location"]:
        return ENTER_AS_GUEST
    return {403: FORBIDDEN, 404: NOT_THERE}.get(answer.status_code, ALLOWED)


@dataclass(frozen=True)
class GuestOf:
    """The guest of a world."""

    world: World


def client_of(who: Person | World | GuestOf | None) -> Client:
    """A browser in which this person is signed in, or in which a world's participant or guest has their page open."""
    client = Client()
    if isinstance(who, GuestOf):
        open_page(client, who.world, of_guest=True)
    elif isinstance(who, World):
        open_page(client, who)
    elif who is not None:
        client.force_login(who)
    return client


OWN_RULE = {
    "people:enter_as": "only the example's persons, who are not there",
    "people:ask_provider": "no provider is configured",
    "openid_back": "the same",
    "hub:sheet": "no sheet is published in these worlds",
    "hub:form": "the same",
    "hub:trail": "the same",
    "planning:take_role": "the empty form names no role",
    "planning:take_hub_role": "the same",
    "planning:give_back_role": "the same",
    "planning:give_back_hub_role": "the same",
    "planning:invite_again": "the same",
    "planning:correct_address": "who holds this role has entered, or was given it without a mail",
    "planning:show_publicly": "the same",
    "planning:remove_milestone": "the empty form names no date",
    **{
        f"planning:{name}": "the guest of these worlds has no photo that may be shown"
        for name in ("guest_photo", "guest_photo_of_team", "own_guest_photo")
    },
    **dict.fromkeys(
        ("convening:team_proposal", "convening:team_comment", "convening:support_proposal", "convening:comment"),
        "the proposal waits: only who runs the call reads it",
    ),
    "attendance:file_columns": "the rows of a file are for whoever dropped it in, and for those who match accounts",
    "attendance:remove_word": "the empty form names no word",
    **dict.fromkeys(
        ("attendance:match", "attendance:confirm_match", "attendance:refuse_match"),
        "the empty form names no registration",
    ),
    "attendance:warning": "no number of these worlds is past a threshold",
    "attendance:set_warning_aside": "the same",
    "dialogue:join": "the code in the address is nobody's",
    "dialogue:upvote": "the empty form names no question",
    "systematisation:material_file": "the material of these worlds has no file",
    "systematisation:add_evidence": "the empty form names no excerpt",
    "systematisation:unlink_finding": "the empty form names no link",
    **dict.fromkeys(("systematisation:answers", "systematisation:answer"), "the secret in the address was never made"),
    "desk:picture": "nothing was counted that could be drawn",
    "desk:attendance_picture": "nothing was counted that could be drawn",
    "desk:session_picture": "nothing was counted that could be drawn",
}
"""Routes that answer 404 for a reason of their own although the matrix lets everyone in."""


def cells(here: World, elsewhere: World):
    """Who asks, and the roles they have in `here`."""
    yield "anonymous", None, set()
    yield "participant", here, {"participant"}
    yield "participant of another cycle", elsewhere, set()
    yield "guest", GuestOf(here), {"guest"}
    yield "guest of another cycle", GuestOf(elsewhere), set()
    for role, person in hub_persons().items():
        yield role, person, {role} & set(HUB_ROLES)
    for role in CYCLE_ROLES:
        yield role, here.persons[role], {role}
        yield f"{role} of another cycle", elsewhere.persons[role], set()


class StopBeforeTheView:
    """Stands behind the gate: whoever it lets pass has arrived, and no view is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, *args: object) -> HttpResponse:
        return bare(204)


def bare(status: int) -> HttpResponse:
    return HttpResponse(status=status)


@pytest.fixture
def no_view_is_asked(settings, monkeypatch) -> None:
    """Nor is the page drawn that says no: its status is enough."""
    monkeypatch.setattr(exception, "get_exception_response", lambda _request, _urls, status, _cause: bare(status))
    place = settings.MIDDLEWARE.index(GATE) + 1
    stop = f"{__name__}.{StopBeforeTheView.__qualname__}"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE[:place], stop, *settings.MIDDLEWARE[place:]]


@pytest.mark.parametrize("half", [0, 1])
def test_promise_A01_the_gate_answers_every_role_at_every_route_as_the_matrix_declares(
    here, elsewhere, no_view_is_asked, half
):
    """The gate looks at the route and not at the method: roles ask by GET and by POST in turns."""
    rows = access.rows_by_route()
    wrong = []
    for first, (who, someone, roles) in enumerate(cells(here, elsewhere)):
        client = client_of(someone)
        for turn, route in enumerate(asked(who), start=first):
            if turn // 2 % 2 != half:
                continue
            method = METHODS[turn % 2]
            wanted = declared(rows[route.name], roles, is_signed_in=isinstance(someone, Person))
            got = answered(client, method, route.path(here))
            if got != wanted:
                wrong.append(f"{method} {route.name} as {who}: {got}, not {wanted}")

    assert wrong == [], "\n".join(wrong)


@pytest.mark.both_databases
@pytest.mark.parametrize("method", METHODS)
def test_promise_A01_every_page_opens_to_whom_the_matrix_lets_in(here, elsewhere, method):
    """One of the roles that the matrix names for it; that no other page opens, the gate answers for."""
    everyone = {"anyone": None, "participant": here, "guest": GuestOf(here), **here.persons, **hub_persons()}
    everyone["signed_in"] = everyone["coordination"]
    clients = {who: client_of(someone) for who, someone in everyone.items()}
    wrong = []
    for route in routes():
        who = next(who for who in clients if who in access.rows_by_route()[route.name].who)
        client = clients[who]
        got = answered(client, method, route.path(here))
        if got != ALLOWED and not (got == NOT_THERE and route.name in OWN_RULE):
            wrong.append(f"{method} {route.name} as {who}: {got}")

    assert wrong == [], "\n".join(wrong)


def asked(who: str) -> Iterator[Route]:
    """The routes that someone asks for. To the gate all who hold a role elsewhere are one: they share the routes."""
    foreign = [f"{role} of another cycle" for role in CYCLE_ROLES]
    if who not in foreign:
        return routes()
    return (route for place, route in enumerate(routes()) if place % len(foreign) == foreign.index(who))


def test_promise_A03_a_row_of_another_cycle_is_not_there_exactly_as_one_that_never_was(here, elsewhere):
    tried, told_apart = 0, []
    for route in routes():
        client = client_of(someone_allowed(route, here))
        for name in route.arguments:
            if route.model_of(name) or route.key_of(name):
                foreign = route.argument(name, elsewhere)
                never = secrets.token_urlsafe(12) if route.model_of(name) else NO_SUCH_KEY
                answers = [anonymised(client, route.path(here, **{name: value}), value) for value in (foreign, never)]
                tried += 1
                if answers[0] != answers[1] or answers[0][0] not in (404, EMPTY_FORM):
                    told_apart.append(f"{route.name} {name}: {[answer[0] for answer in answers]}")

    assert tried
    assert told_apart == []


def someone_allowed(route: Route, world: World) -> Person | World:
    who = access.rows_by_route()[route.name].who
    role = next((role for role in CYCLE_ROLES if role in who), "coordination")
    return world if "participant" in who else world.persons[role]


def test_promise_A03_a_cycle_of_others_is_not_there_exactly_as_one_that_never_was(here, elsewhere):
    client = client_of(here.persons["coordination"])
    rows = access.rows_by_route()
    told_apart = []
    for route in routes():
        if rows[route.name].scope != "none":
            answers = [
                anonymised(client, route.path(elsewhere, cycle=slug), slug)
                for slug in (elsewhere.cycle.slug, "no-hay-tal-ciclo")
            ]
            if answers[0] != answers[1] or answers[0][0] != 404:
                told_apart.append(route.name)

    assert told_apart == []


def anonymised(client: Client, path: str, value: str) -> tuple[int, str]:
    """Status and body, without the asked value (its address may stand in the page) and what is new in each form.

    By GET, or by POST where the route takes nothing else.
    """
    answer = client.get(path)
    if answer.status_code == 405:
        with taken_back():
            answer = client.post(path)
    body = answer.content.decode().replace(f"/{value}/", "/…/").replace(f"%2F{value}%2F", "%2F…%2F")
    return answer.status_code, re.sub(r'name="(csrfmiddlewaretoken|once)" value="\w+"', "", body)


@pytest.mark.parametrize("who", ["coordination", "guest", "hub_editor"])
def test_promise_A03_no_page_shows_anything_of_another_cycle(here, elsewhere, who):
    """None finds the mark of `elsewhere`, which is not announced; of announced cycles, see `test_twin_worlds.py`."""
    everyone = {"participant": here, "guest": GuestOf(here)} | here.persons | hub_persons()
    client = client_of(everyone.get(who))
    shown, own_mark = [], 0
    for route in routes():
        answer = client.get(route.path(here))
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        own_mark += b"AQUIMARCA" in body
        if b"ALLAMARCA" in body or b"allamarca" in body:
            shown.append(route.name)

    assert shown == []
    assert own_mark or who == "hub_editor"


def test_the_anonymous_and_the_roles_are_all_asked_for(here, elsewhere):
    asked = [who for who, _, _ in cells(here, elsewhere)]

    assert len(asked) == 1 + 2 + 2 + 1 + len(HUB_ROLES) + 2 * len(CYCLE_ROLES)
