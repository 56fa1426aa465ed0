"""A03, A06 and P11 by crawling: nobody finds, in any byte they can reach, what they may not read of anybody else.

Each of two cycles has people who may not read everything of each other. Everyone signs in, follows every link, sends
every form, tries every address with every id of both cycles, and hears every event of every stream they are let into.
"""

import json
from collections.abc import Iterator

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from tests.promises.access.crawling import Crawler, Form, answers_scripts, holding
from tests.promises.access.routes import routes
from tests.promises.access.twins import MODERATION, PARTICIPANTS, Twin, make_twin, polls_of, proposals_of, questions_of
from tests.promises.access.worlds import hub_persons
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES
from tinkuy.stream.models import StreamEvent
from tinkuy.stream.rendering import frame_of
from tinkuy.stream.tickets import read_ticket

pytestmark = pytest.mark.one_database

TICKETS = ("live", "console", "screen")
ACTORS = (*PARTICIPANTS, *CYCLE_ROLES)
ALIKE = (
    tuple(PARTICIPANTS),
    tuple(role for role in CYCLE_ROLES if role in MODERATION),
    tuple(role for role in CYCLE_ROLES if role not in MODERATION),
    ("visitor", "nobody", *HUB_ROLES),
)
"""Who may do much the same in their own cycle; and who has no role in any."""
TOGETHER = 3
"""So many of those send the forms about further rows in turns; participants, who ask and vote, send all of them."""
SHEETS = ("/sheet/", "/es/hub/")
"""Where a hub editor reads each cycle's sheet: they publish it."""


@pytest.fixture
def twins(db) -> tuple[Twin, Twin]:
    return make_twin("ANTUKI", "PLAZAUNO", "PE"), make_twin("WAYRAPA", "PLAZADOS", "UY")


def addresses(here: Twin, elsewhere: Twin, who: str) -> Iterator[str]:
    """Every route with what belongs to one cycle, to the other, and with each id of the other in this one."""
    every = list(routes())
    of_cycles = [route for route in every if "cycle" in route.arguments]
    yield from (route.path(here.world) for route in every if route not in of_cycles)
    yield from (route.path(here.world) for route in own_of(who, of_cycles))
    yield from (route.path(elsewhere.world) for route in share_of(who, every))
    for route in share_of(who, every):
        for name in route.arguments:
            if route.model_of(name) or route.key_of(name):
                yield route.path(here.world, **{name: route.argument(name, elsewhere.world)})
        for name, rows_of in (("question", questions_of), ("poll", polls_of), ("proposal", proposals_of)):
            if name in route.arguments:
                for row in (*own_of(who, rows_of(here)), *share_of(who, rows_of(elsewhere))):
                    yield route.path(here.world, **{name: row.public_id})


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


def own_of[Thing](who: str, things: list[Thing]) -> list[Thing]:
    """Of the own cycle's things, those that *who* asks for: all. To whom both are closed they are like the other's."""
    return share_of(who, things) if who in ALIKE[-1] else things


def share_of[Thing](who: str, things: list[Thing]) -> list[Thing]:
    """Of another cycle's things, those that *who* asks for. Those who may do the same in their own cycle share them:
    nothing of it is theirs.
    """
    alike = next(kind for kind in ALIKE if who in kind)
    return things[alike.index(who) :: len(alike)]


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
    alike = next(kind for kind in ALIKE if who in kind)
    crawlers = 1 if who in PARTICIPANTS else min(TOGETHER, len(alike))
    crawler = Crawler(client, alike.index(who), crawlers)
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
    found = canaries_read_by(client, crawler, here, elsewhere)

    assert crawler.closed_links == {}
    assert everyone_reads <= set(found)
    assert forbidden(found, here, elsewhere, who) == {}


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
        if told := {canary: sorted(places)[:4] for canary, places in found.items() if places}:
            shown[who] = told

    assert shown == {}, json.dumps(shown, indent=1)


def test_forms_of_the_live_page_are_sent_as_its_script_does_too():
    assert answers_scripts("/es/c/un-ciclo/s/1/live/vote/")
    assert not answers_scripts("/es/team/c/un-ciclo/systematise/")


def is_of_a_sheet(place: str) -> bool:
    return any(part in place for part in SHEETS)
