"""A03, A06 and P11 by crawling: nobody finds, in any byte they can reach, what they may not read of anybody else.

Each of two cycles has people who may not read everything of each other. Everyone signs in, follows every link, sends
every form, tries every address with every id of both cycles, and hears every event of every stream they are let into.
"""

import json
from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client
from django.utils import translation
from django_scopes import scopes_disabled

from tests.heavy_work import taken_back
from tests.promises.access.asking import ALLOWED
from tests.promises.access.crawling import Crawler, Form, Kind, answers_scripts, holding
from tests.promises.access.declared import declared
from tests.promises.access.routes import Route, routes
from tests.promises.access.twins import PARTICIPANTS, Twin, make_twin, polls_of, proposals_of, questions_of
from tests.promises.access.worlds import hub_persons
from tinkuy.people import access
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES
from tinkuy.stream.models import StreamEvent
from tinkuy.stream.rendering import frame_of
from tinkuy.stream.tickets import read_ticket

pytestmark = pytest.mark.one_database

TICKETS = ("live", "console", "screen")
ALIKE = (
    tuple(PARTICIPANTS),
    ("facilitation", "focal_point", "coordination"),
    ("observer", "speaker", "reviewer", "systematisation", "rapporteur", "support"),
    ("visitor", "nobody", *HUB_ROLES),
)
"""Who may do much the same in their own cycle, and who has no role in any: who may read least comes first."""
TAKEN: dict[tuple[str, ...], dict[Kind, object]] = {those: {} for those in ALIKE}
"""The kinds of forms that one of them has sent, with a token of whose crawler it was."""
ACTORS = tuple(who for those in ALIKE[:3] for who in those)
TEAM = tuple(who for who in ACTORS if who not in PARTICIPANTS)
EVERYONE = (*ACTORS, *ALIKE[3])
"""That a row of the other cycle is not there, exactly as one that never was, is asked in `test_access.py` of each route
and argument: here one of all who open the route sees that nothing of it is.
"""
SHEETS = ("/sheet/", "/es/hub/")
"""Where a hub editor reads each cycle's sheet: they publish it."""


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker) -> Iterator[tuple[Twin, Twin]]:
    with django_db_blocker.unblock(), taken_back(), translation.override("es"):
        yield make_twin("ANTUKI", "PLAZAUNO", "PE"), make_twin("WAYRAPA", "PLAZADOS", "UY")


@pytest.fixture
def twins(made, db) -> tuple[Twin, Twin]:
    """Made once for all who crawl them: what one of them does is taken back."""
    return made


def roles_of(who: str) -> set[str]:
    """In the own cycle."""
    return {"participant"} if who in PARTICIPANTS else {who} & {*CYCLE_ROLES, *HUB_ROLES}


@cache
def opened_by(who: str, *, at_home: bool) -> tuple[Route, ...]:
    """The routes that the matrix opens to *who* in their own cycle or in the other one, and one of each way in which
    it closes the others. That it closes all of them, and says no more there than at that one: `test_gate.py`.
    """
    rows, is_signed_in = access.rows_by_route(), who not in (*PARTICIPANTS, "visitor")
    roles = roles_of(who) if at_home else roles_of(who) & {*HUB_ROLES}
    ways: dict[str, Route] = {}
    found = []
    for route in routes():
        answer = declared(rows[route.name], roles, is_signed_in=is_signed_in)
        if answer == ALLOWED or ways.setdefault(answer, route) is route:
            found.append(route)
    return tuple(found)


def turns_of(who: str, *, at_home: bool, among: tuple[str, ...] = ()) -> Iterator[Route]:
    """Those who may do the same, or all *among* them, and open the same route ask in turns what is not of their
    cycle.
    """
    opened = {one: {*opened_by(one, at_home=at_home)} for one in among or alike(who)}
    for place, route in enumerate(routes()):
        openers = [one for one, own in opened.items() if route in own]
        if openers and openers[place % len(openers)] == who:
            yield route


def addresses(here: Twin, elsewhere: Twin, who: str) -> Iterator[str]:
    """Every open route with what belongs to one cycle, to the other, and with each id of the other in this one."""
    is_shared = {*turns_of(who, at_home=True)} if who in ALIKE[-1] else {*opened_by(who, at_home=True)}
    for route in opened_by(who, at_home=True):
        if "cycle" not in route.arguments or route in is_shared:
            yield route.path(here.world)
    yield from (route.path(elsewhere.world) for route in turns_of(who, at_home=False))
    for route in turns_of(who, at_home=True, among=EVERYONE):
        for name in route.arguments:
            if route.model_of(name) or route.key_of(name):
                yield route.path(here.world, **{name: route.argument(name, elsewhere.world)})
    for route in turns_of(who, at_home=True):
        for name, rows_of in (("question", questions_of), ("poll", polls_of), ("proposal", proposals_of)):
            if name in route.arguments:
                for row in (*own_of(who, rows_of(here)), *share_of(who, rows_of(elsewhere))):
                    yield route.path(here.world, **{name: row.public_id})


def left_to_others(who: str) -> frozenset[str]:
    """Pages of no cycle that are open to anyone are the same to everybody in a team: one of them opens each."""
    rows = access.rows_by_route()
    public = [one.name for one in routes() if "cycle" not in one.arguments and "anyone" in rows[one.name].who]
    own = public[TEAM.index(who) :: len(TEAM)] if who in TEAM else public
    return frozenset(public) - {*own}


def deeds(here: Twin, elsewhere: Twin, who: str) -> Iterator[Form]:
    """What the room's forms may be made to say, with ids that one was never shown."""
    foreign = share_of(who, questions_of(elsewhere))
    for twin, rows in ((here, [*own_of(who, questions_of(here)), *foreign]), (elsewhere, foreign)):
        live = f"/es/c/{twin.world.cycle.slug}/s/1/live/"
        for row in rows:
            for name in ("question", "withdraw"):
                yield f"{live}upvote/", {name: row.public_id}
        for poll in (*polls_of(here), *polls_of(elsewhere)):
            yield f"{live}vote/", {"option": f"{poll.public_id}.1"}


def alike(who: str) -> tuple[str, ...]:
    return next(kind for kind in ALIKE if who in kind)


def own_of[Thing](who: str, things: list[Thing]) -> list[Thing]:
    """Of the own cycle's things, those that *who* asks for: all. To whom both are closed they are like the other's."""
    return share_of(who, things) if who in ALIKE[-1] else things


def share_of[Thing](who: str, things: list[Thing]) -> list[Thing]:
    """Of another cycle's things, those that *who* asks for. Those who may do the same in their own cycle share them:
    nothing of it is theirs.
    """
    return things[alike(who).index(who) :: len(alike(who))]


def heard(client: Client, twins: tuple[Twin, Twin]) -> dict[str, bytes]:
    """Each event of each channel that a ticket lets this browser hear, as it is sent."""
    channels = set()
    for twin in twins:
        for page in TICKETS:
            answer = client.post(f"/es/c/{twin.world.cycle.slug}/s/1/{page}/ticket/")
            if answer.status_code == 201:
                channels.update(read_ticket(answer.json()["ticket"]).channels)
    with scopes_disabled():
        events = StreamEvent.objects.filter(channel__in=channels)
        return {f"frame {event}": frame_of(event, "es") for event in events}


def crawled(client: Client, here: Twin, elsewhere: Twin, who: str) -> Crawler:
    """Those who are alike share the kinds of forms; participants, who ask and vote, send all of them."""
    crawler = Crawler(client, {} if who in PARTICIPANTS else TAKEN[alike(who)], left_to_others(who))
    crawler.crawl(addresses(here, elsewhere, who), deeds(here, elsewhere, who))
    return crawler


def canaries_read_by(client: Client, crawler: Crawler, here: Twin, elsewhere: Twin) -> dict[str, set[str]]:
    """The canaries of both cycles that this browser was shown, and where."""
    canaries = [*here.secrets, *elsewhere.secrets, here.world.mark, elsewhere.world.mark]
    found: dict[str, set[str]] = {}
    for canary, address in holding(crawler.pages | heard(client, (here, elsewhere)), canaries):
        found.setdefault(canary, set()).add(address)
    return found


def forbidden(found: dict[str, set[str]], here: Twin, elsewhere: Twin, who: str) -> dict[str, list[str]]:
    """Of what was found, that which *who*, of the cycle *here*, may not read."""
    of_others = {*elsewhere.secrets, elsewhere.world.mark}
    own = {canary for canary, readers in here.secrets.items() if who not in readers}
    return {canary: sorted(places)[:4] for canary, places in found.items() if canary in of_others | own}


@pytest.mark.parametrize("who", ACTORS)
def test_promise_A03_nobody_is_shown_what_they_may_not_read_of_their_cycle_or_of_another(twins, who):
    here, elsewhere = twins
    everyone_reads = {f"{here.world.mark}-{name}" for name in ("se-lee", "nota")}

    client = here.client(who)
    crawler = crawled(client, here, elsewhere, who)
    canaries_read = canaries_read_by(client, crawler, here, elsewhere)

    assert crawler.closed_links == {}
    assert everyone_reads <= set(canaries_read)
    assert forbidden(canaries_read, here, elsewhere, who) == {}


def test_promise_A03_who_has_no_role_in_a_cycle_is_shown_nothing_that_is_somebodys(twins):
    here, elsewhere = twins
    shown = {}
    for who, person in {"visitor": None, **hub_persons()}.items():
        client = Client()
        if person is not None:
            client.force_login(person)
        found = canaries_read_by(client, crawled(client, here, elsewhere, who), here, elsewhere)
        if who == "hub_editor":
            assert found
            found = {canary: {place for place in found[canary] if not is_of_a_sheet(place)} for canary in found}
        if leaks := {canary: sorted(places)[:4] for canary, places in found.items() if places}:
            shown[who] = leaks

    assert shown == {}, json.dumps(shown, indent=1)


def test_forms_of_the_live_page_are_sent_as_its_script_does_too():
    assert answers_scripts("/es/c/un-ciclo/s/1/live/vote/")
    assert not answers_scripts("/es/team/c/un-ciclo/systematise/")


def is_of_a_sheet(place: str) -> bool:
    return any(part in place for part in SHEETS)


def test_everybody_who_has_a_role_in_a_cycle_crawls():
    assert {*ACTORS} == {*PARTICIPANTS, *CYCLE_ROLES}
