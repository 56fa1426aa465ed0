"""A07: a role is only as good as the proof that it is its holder who acts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tinkuy.core import clock
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.people.actions.sessions import begin_session
from tinkuy.people.models import HubRole, Passkey, Person
from tinkuy.people.signin import STATE
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole

SECURITY, AGAIN = "/en/team/security/", "/en/sign-in/again/"
PLAN = "/en/team/c/ciclo-de-prueba/plan/"
TEAM, TAKE = f"{PLAN}team/", f"{PLAN}team/take/"


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def entered():
    """`entered(person, strong=True, minutes=5)`: a session so sure of its person, so long ago."""

    def enter(person: Person, *, strong: bool = True, minutes: float = 0) -> Client:
        client = Client()
        client.force_login(person)
        session = client.session
        at = clock.now() - timedelta(minutes=minutes)
        session[STATE] = {
            "id": begin_session(person=person, label="").public_id,
            "strong": strong,
            "at": at.timestamp(),
        }
        session.save()
        return client

    return enter


def test_promise_A07_a_role_without_a_second_factor_reaches_nothing_of_the_team(coordination, cycle, entered):
    weak = entered(coordination, strong=False)

    for path in (PLAN, TEAM, "/en/team/cycles/", "/en/team/cycles/new/", "/en/team/c/no-hay-tal-ciclo/plan/"):
        assert weak.get(path)["Location"].startswith(SECURITY), path
        assert weak.post(path)["Location"].startswith(SECURITY), path
    assert "Your role needs a second step" in weak.get(PLAN, follow=True).text


def test_promise_A07_the_installation_s_own_roles_too(hub_editor, administrator, entered):
    for person, path in ((hub_editor, "/en/team/sheets/"), (administrator, "/en/team/hub/")):
        assert entered(person, strong=False).get("/en/team/cycles/")["Location"].startswith(SECURITY)
        assert entered(person, strong=False).get(path).status_code in (302, 404)


def test_promise_A07_with_the_second_factor_the_team_s_pages_open(coordination, cycle, entered):
    strong = entered(coordination)

    assert [strong.get(path).status_code for path in (PLAN, TEAM, "/en/team/cycles/")] == [200, 200, 200]


def test_promise_A07_a_session_that_nobody_vouched_for_counts_as_weak(coordination, cycle, signed_in):
    assert signed_in(coordination).get(PLAN)["Location"].startswith(SECURITY)


def test_promise_A07_who_has_a_second_factor_is_asked_for_it(coordination, cycle, entered):
    Passkey.objects.create(person=coordination, name="Llave", credential_id="x", credential=b"")

    assert entered(coordination, strong=False).get(PLAN)["Location"].startswith(AGAIN)


def test_promise_A07_on_public_pages_one_is_a_visitor_until_then(coordination, cycle, entered):
    """What is not announced is not there, as for anyone; and the page names nobody."""
    weak = entered(coordination, strong=False)
    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.DESIGN)
    assert weak.get("/en/c/ciclo-de-prueba/").status_code == Client().get("/en/c/ciclo-de-prueba/").status_code == 404

    Cycle.objects.filter(pk=cycle.pk).update(state=CycleState.RUNNING)
    page = weak.get("/en/c/ciclo-de-prueba/")
    assert page.status_code == 200
    assert coordination.name not in page.text


def test_promise_A07_security_and_the_way_out_stay_open(coordination, cycle, entered):
    weak = entered(coordination, strong=False)

    assert weak.get(SECURITY).status_code == 200
    assert weak.get(f"{SECURITY}passkeys/new/").status_code == 200
    weak.post("/en/sign-out/")
    assert weak.get(SECURITY)["Location"].startswith("/en/sign-in/")


def test_who_holds_no_role_is_asked_for_no_second_factor(outsider, entered):
    assert entered(outsider, strong=False).get("/en/team/cycles/").status_code == 200


def test_where_it_is_offered_roles_do_without(coordination, cycle, entered, settings):
    settings.SECOND_FACTOR = "offered"

    assert entered(coordination, strong=False).get(PLAN).status_code == 200


def test_an_example_person_needs_neither_on_this_machine_and_both_elsewhere(make_person, cycle, signed_in, settings):
    example = make_person("Persona de ejemplo", is_example=True)
    TeamRole.objects.create(cycle=cycle, person=example, role="coordination")
    assert signed_in(example).get(PLAN).status_code == 200

    settings.IS_LOOPBACK = False
    assert signed_in(example).get(PLAN).status_code == 302


def test_promise_A07_roles_are_given_and_taken_after_a_proof_of_ten_minutes_at_most(coordination, cycle, entered):
    late, lately = entered(coordination, minutes=11), entered(coordination, minutes=9)
    invited = {"name": "Nueva", "email": "nueva@example.org", "role": "observer", "language": "es"}

    response = late.post(TEAM, invited)
    assert response.status_code == 409
    assert "Is it you?" in response.text
    assert not Person.objects.filter(email="nueva@example.org").exists()
    assert late.get(TEAM).status_code == 200  # who reads the page is not asked

    assert lately.post(TEAM, invited).status_code == 302
    held = TeamRole.objects.with_scope(cycle=cycle).get(person__email="nueva@example.org")
    assert late.post(TAKE, {"held": held.pk}).status_code == 409
    assert lately.post(TAKE, {"held": held.pk}).status_code == 302


def test_promise_A07_what_was_typed_comes_through_the_question(coordination, cycle, entered):
    browser = entered(coordination, minutes=11)
    sealed = browser.post(
        TEAM, {"name": "Ñandú «x»", "email": "n@example.org", "role": "observer", "language": "es"}
    ).context["carried"]
    answer = {"way": "mail", "answer": make_sign_in_code(person=coordination), "carried": sealed}

    held = browser.post(AGAIN, answer).context["carried"]

    assert browser.post(held.path, dict(held.fields)).status_code == 302
    assert Person.objects.get(email="n@example.org").name == "Ñandú «x»"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/en/team/hub/"),
        ("post", "/en/team/hub/"),
        ("post", "/en/team/hub/take/"),
    ],
)
def test_promise_A07_roles_over_the_hub_ask_first(administrator, entered, method, path):
    assert getattr(entered(administrator, minutes=11), method)(path).status_code in (302, 409)
    assert getattr(entered(administrator, minutes=9), method)(path).status_code in (200, 404, 422)


def test_promise_A07_figures_leave_the_site_after_a_proof(coordination, cycle, entered):
    with translation.override("en"):
        path = reverse("desk:attendance_figures", args=[cycle.slug])

    assert entered(coordination, minutes=11).get(path)["Location"].startswith(AGAIN)
    assert entered(coordination, minutes=9).get(path).status_code == 200


def test_promise_A07_a_sheet_is_retired_after_a_proof(hub_editor, cycle, entered):
    with translation.override("en"):
        path = reverse("publication:retire", args=[cycle.slug])

    assert entered(hub_editor, minutes=11).post(path, {"reason": "x"}).status_code == 409
    assert entered(hub_editor, minutes=9).post(path, {"reason": "x"}).status_code == 404


def test_promise_A08_nobody_gives_themselves_a_role_over_the_hub(administrator, entered):
    answer = entered(administrator).post(
        "/en/team/hub/", {"name": administrator.name, "email": administrator.email, "role": "hub_editor"}
    )

    assert answer.status_code == 422
    assert list(HubRole.objects.values_list("role", flat=True)) == ["administrator"]


def test_promise_A08_nobody_gives_themselves_a_role_in_a_cycle(coordination, cycle, entered):
    answer = entered(coordination).post(
        TEAM, {"name": "Yo", "email": coordination.email, "role": "systematisation", "language": "es"}
    )

    assert answer.status_code == 422
    held = TeamRole.objects.with_scope(cycle=cycle).filter(person=coordination)
    assert list(held.values_list("role", flat=True)) == ["coordination"]


@pytest.mark.parametrize("role", ["focal_point_pe", "systematisation", "observer"])
def test_promise_A08_who_does_not_give_roles_gives_none_to_anybody(request, role, cycle, entered):
    person = request.getfixturevalue(role)
    for email in (person.email, "complice@example.org"):
        answer = entered(person).post(TEAM, {"name": "Otra", "email": email, "role": "coordination", "language": "es"})
        assert answer.status_code == 422

    held = TeamRole.objects.with_scope(cycle=cycle).filter(role="coordination")
    assert not held.exists()


@pytest.mark.parametrize("role", ["coordination", "hub_editor", "observer"])
def test_promise_A08_only_administrators_reach_the_roles_over_the_hub(request, role, cycle, entered):
    person = request.getfixturevalue(role)

    answer = entered(person).post("/en/team/hub/", {"name": "", "email": person.email, "role": "administrator"})

    assert answer.status_code == 403
    assert not HubRole.objects.filter(role="administrator").exists()
