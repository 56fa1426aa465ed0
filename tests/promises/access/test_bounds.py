"""What bounds the example's open door, what bytes no view is asked about, and what a public count gives away."""

import pytest
from django.test import Client
from django.urls import resolve
from django_scopes import scope

from tests.promises.access.asking import METHODS
from tests.promises.access.gate import REFUSED, answer_of_the_gate, request_of
from tests.promises.access.routes import routes
from tests.promises.access.worlds import World, hub_persons, make_world
from tinkuy.attendance.tests.attended import came
from tinkuy.hub.cycle_page.queries import cycle_page
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.rules import may, roles_of
from tinkuy.publication.sheets.models import Sheet, SheetVersion

HERE, ELSEWHERE_ON_THE_NETWORK = "127.0.0.1", "192.0.2.7"


@pytest.fixture
def world(db) -> World:
    return make_world("AQUIMARCA", state=CycleState.RUNNING)


@pytest.fixture
def example_editor(db) -> Person:
    person = Person.objects.create_user("edicion@example.org", "Edición del hub", is_example=True)
    HubRole.objects.create(person=person, role=Role.HUB_EDITOR)
    return person


def test_an_example_hub_editor_publishes_no_cycle_of_real_people(world, example_editor):
    """Anyone at this machine may enter as one."""
    with scope(cycle=world.cycle):
        Sheet.objects.update(state="approved")
    client = Client()
    client.force_login(example_editor)

    answers = [
        getattr(client, method)(f"/es/team/c/{world.cycle.slug}/sheet/{page}")
        for method, page in (("get", ""), ("get", "preview/es/"), ("post", "publish/"), ("post", "retire/"))
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_an_example_hub_editor_has_their_role_in_the_example_and_where_the_example_coordinates(world, example_editor):
    Cycle.objects.filter(pk=world.cycle.pk).update(is_example=True)
    assert may(example_editor, "publish_sheets", Cycle.objects.get(pk=world.cycle.pk))

    Cycle.objects.filter(pk=world.cycle.pk).update(is_example=False)
    tried = Cycle.objects.get(pk=world.cycle.pk)
    assert roles_of(example_editor, tried) == frozenset()

    Person.objects.filter(pk=world.persons["coordination"].pk).update(is_example=True)
    assert may(example_editor, "publish_sheets", tried)


def test_an_example_person_keeps_the_roles_they_were_given_in_a_cycle(world, example_editor):
    TeamRole.objects.create(cycle=world.cycle, person=example_editor, role=Role.REVIEWER)

    assert roles_of(example_editor, world.cycle) == {Role.REVIEWER}


def test_nobody_on_the_network_enters_as_an_example_person_or_reads_the_mailbox(db, example_editor):
    """With HOST=0.0.0.0 the site of this machine is there for all, and `Host: localhost` is written by anyone."""
    other, here = Client(REMOTE_ADDR=ELSEWHERE_ON_THE_NETWORK), Client(REMOTE_ADDR=HERE)
    entering = {"person": example_editor.public_id}

    assert other.post("/es/sign-in/as/", entering, headers={"X-Forwarded-For": HERE}).status_code == 404
    assert other.get("/es/mailbox/").status_code == 404
    assert "Edición del hub" not in other.get("/es/sign-in/").text

    assert here.get("/es/mailbox/").status_code == 200
    assert "Edición del hub" in here.get("/es/sign-in/").text
    assert here.post("/es/sign-in/as/", entering).status_code == 302


def test_a_real_person_is_never_entered_as(world):
    person = world.persons["coordination"]

    assert Client().post("/es/sign-in/as/", {"person": person.public_id}).status_code == 404


def test_promise_I01_a_zero_byte_is_refused_before_anything_is_looked_for(world):
    """At the gate of every route; some are asked as a browser asks. One protocol refuses it in words of its own."""
    client = Client(raise_request_exception=False)
    client.force_login(world.persons["coordination"])
    come_in, of_a_protocol = request_of(client), set()
    for place, route in enumerate(routes()):
        path = route.path(world)
        if getattr(resolve(path).func, "refuses_zero_bytes", False):
            of_a_protocol.add(route.name)
            asked = {"verb": "ListMetadataFormats", "identifier": "a\x00b"}
            assert b'code="badArgument"' in client.get(path, asked).content
            continue
        for method in METHODS:
            assert answer_of_the_gate(come_in, method, path, resolve(path), q="a\x00b") == REFUSED, route.name
        if place % 8 == 0:
            got = [getattr(client, method)(path, {"q": "a\x00b"}).status_code for method in METHODS]
            assert got == [400, 400], route.name
    assert of_a_protocol == {"harvesting:oai"}


def test_promise_I01_a_zero_byte_in_an_address_is_refused_too(world):
    """What a page calls something by may be any text: PostgreSQL would fail on it, for everybody and within a team."""
    client, team = Client(raise_request_exception=False), f"/es/team/c/{world.cycle.slug}"
    client.force_login(world.persons["coordination"])
    pages = ["/es/recommendations/a%00b/", "/es/respond/a%00b/", f"{team}/practice/a%00b/"]

    assert [client.get(page).status_code for page in pages] == [400] * 3
    assert client.post(f"{team}/practice/a%00b/send/").status_code == 400


@pytest.mark.parametrize("origin", ["9" * 5000, "99999999999999999999", "²", "-1"])
def test_promise_I01_a_session_without_end_is_no_session(world, origin):
    client = Client(raise_request_exception=False)
    client.force_login(world.persons["coordination"])

    assert client.get(f"/es/team/c/{world.cycle.slug}/plan/hooks/new/", {"origin": origin}).status_code == 200


def test_promise_I01_a_long_way_to_go_on_to_is_kept_with_its_post(db):
    """On PostgreSQL a column of 500 letters would refuse it."""
    client = Client(raise_request_exception=False)
    form = {"email": "nadie@example.org", "once": "k" * 32, "next": "/es/" + "x" * 1500}

    first, again = client.post("/es/sign-in/", form), client.post("/es/sign-in/", form)

    assert (first.status_code, again.status_code) == (302, 302)
    assert first["Location"] == again["Location"]


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x()", "http:///evil.example"]
)
def test_nobody_is_sent_elsewhere_after_entering(db, example_editor, target):
    answer = Client().post("/es/sign-in/as/", {"person": example_editor.public_id, "next": target})

    assert (answer.status_code, answer["Location"]) == (302, "/es/team/cycles/")


def test_invariant_09_the_public_page_hides_what_the_sheet_hides(scoped, webinars):
    """Of 23 all but 3 stayed, and nobody else came: 23 and 20 side by side would tell of the 3."""
    came(scoped, webinars, range(23), range(20), registered=60)

    shown = [step.persons for step in cycle_page(scoped, "es").steps]

    assert (23 in shown) + (20 in shown) < 2


@pytest.mark.parametrize(
    ("state", "status"), [("draft", 404), ("changes_requested", 404), ("in_review", 200), ("approved", 200)]
)
def test_a_hub_editor_reads_a_sheet_once_it_was_sent_to_its_peers(world, state, status):
    editor = hub_persons()["hub_editor"]
    client = Client()
    client.force_login(editor)
    SheetVersion.objects.all().delete()
    with scope(cycle=world.cycle):
        Sheet.objects.update(state=state)

    pages = [f"/es/team/c/{world.cycle.slug}/sheet/", f"/es/team/c/{world.cycle.slug}/sheet/preview/es/"]

    assert [client.get(page).status_code for page in pages] == [status, status]


def test_the_page_of_a_cycle_that_is_not_announced_is_its_teams(db):
    hidden = make_world("OCULTA", state=CycleState.DESIGN)
    editor, member = Client(), Client()
    editor.force_login(hub_persons()["hub_editor"])
    member.force_login(hidden.persons["observer"])

    assert editor.get(f"/es/c/{hidden.cycle.slug}/").status_code == 404
    assert member.get(f"/es/c/{hidden.cycle.slug}/").status_code == 200
