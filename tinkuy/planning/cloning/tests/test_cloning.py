"""A cycle made from another: its plan comes along, its people do not."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.people.roles import Role
from tinkuy.planning.agenda.actions import start_agenda
from tinkuy.planning.cloning.actions import clone_cycle, clone_webinar
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.cycles.models.cycle import CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.actions import plan_hook
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.sessions.tests.test_webinars import change
from tinkuy.planning.systematisation_plan.models import SystematisationPlan
from tinkuy.planning.themes.actions import add_theme
from tinkuy.planning.themes.models import WebinarTheme


@pytest.fixture
def planned(designed):
    """Two sessions with agenda, theme and thread."""
    actor = coordination_of(designed)
    theme = add_theme(actor=actor, cycle=designed, name={"es": "Detección"})
    first = add_session(designed, actor, video_link="https://video.example.org/abc")
    second = add_session(designed, actor, builds_on=[first], host_country="UY")
    change(first, actor, levels={theme: 2})
    start_agenda(actor=actor, webinar=first)
    plan_hook(
        actor=actor, cycle=designed, kind="challenge", text={"es": "¿Quién?"}, origin=first, target=second,
        responsible=actor,
    )  # fmt: skip
    return designed


def clone(cycle, actor, **values):
    defaults = {"title": {"es": "Segundo ciclo"}, "first_day": date(2027, 3, 4)}
    return clone_cycle(actor=actor, cycle=cycle, **(defaults | values))


def test_capability_P11_the_plan_comes_along(planned):
    actor = coordination_of(planned)

    made = clone(planned, actor)

    with scope(cycle=made):
        first, second = Webinar.objects.all()
        assert (made.slug, made.state) == ("ciclo", CycleState.DESIGN)
        assert list(InvitedCountry.objects.values_list("country", flat=True)) == ["PE", "UY"]
        assert (list(second.builds_on.all()), second.host_country) == ([first], "UY")
        assert Segment.objects.filter(webinar=first).count() == 5
        assert WebinarTheme.objects.get().level == 2
        assert SystematisationPlan.objects.get().axis == {"es": "¿Qué se sostuvo?"}
        hook = Hook.objects.get()
        assert (hook.origin, hook.target, hook.state, hook.text) == (
            first,
            second,
            HookState.PLANNED,
            {"es": "¿Quién?"},
        )


def test_capability_P11_nobody_comes_along(planned):
    actor = coordination_of(planned)
    made = clone(planned, actor)

    with scope(cycle=made):
        roles = [(role.role, role.person) for role in TeamRole.objects.all()]
        assert roles == [(Role.COORDINATION, actor)]
        assert Hook.objects.get().responsible is None
        assert list(Webinar.objects.values_list("video_link", flat=True)) == ["", ""]
    assert made.data_key != planned.data_key


def test_capability_P11_each_session_keeps_its_hour_though_the_clocks_change(new_cycle, make_person):
    actor = make_person("Coordinación")
    cycle = new_cycle(actor=actor, zone="America/Santiago", countries=["CL"])
    with scope(cycle=cycle):
        add_session(cycle, actor)  # 5 March, summer time
        add_session(cycle, actor)
        made = clone(cycle, actor, first_day=date(2026, 7, 2))  # winter time
    with scope(cycle=made):
        hours = {w.starts_at.astimezone(ZoneInfo("America/Santiago")).hour for w in Webinar.objects.all()}
        days = [w.starts_at.date() for w in Webinar.objects.all()]

    assert hours == {12}
    assert days[1] - days[0] == timedelta(days=14)


def test_capability_P11_who_only_observes_makes_no_cycle_from_it(scoped, webinars, observer):
    with pytest.raises(Refused):
        clone(scoped, observer)


def test_capability_P11_the_page_leads_to_the_new_plan(signed_in, scoped, webinars, focal_point_pe):
    client = signed_in(focal_point_pe)
    answer = client.post("/es/team/c/ciclo-de-prueba/plan/clone/", {"title_es": "Otro", "first_day": "2027-03-04"})

    assert (answer.status_code, answer.url) == (302, "/es/team/c/ciclo/plan/")
    assert client.get(answer.url).status_code == 200


def test_capability_P11_a_session_is_made_from_another_one(planned):
    actor = coordination_of(planned)
    first = Webinar.objects.first()

    made = clone_webinar(actor=actor, webinar=first, day=date(2026, 5, 7))

    assert (made.ordinal, made.title, list(made.builds_on.all())) == (3, first.title, [first])
    assert made.starts_at.time() == first.starts_at.time()
    assert Segment.objects.filter(webinar=made).count() == 5


def test_capability_P11_a_session_made_before_the_last_one_is_refused_on_its_page(
    signed_in, scoped, webinars, coordination
):
    answer = signed_in(coordination).post("/es/team/c/ciclo-de-prueba/plan/sessions/1/clone/", {"day": "2026-03-06"})

    assert answer.status_code == 422
    assert Webinar.objects.count() == 3


@pytest.mark.parametrize(
    ("began", "copied"),
    [("21:37:12", "21:30"), ("09:53", "10:00"), ("23:55:30", "23:55"), ("23:58", "00:00"), ("10:05", "10:05")],
)
def test_an_odd_hour_of_a_session_that_began_at_once_is_not_copied(planned, began, copied):
    first = Webinar.objects.first()
    zone = ZoneInfo(planned.zone)
    first.starts_at = datetime.combine(first.starts_at.astimezone(zone).date(), time.fromisoformat(began), tzinfo=zone)
    first.save()

    again = clone_webinar(actor=coordination_of(planned), webinar=first, day=date(2027, 3, 4))

    assert f"{again.starts_at.astimezone(zone):%H:%M}" == copied
