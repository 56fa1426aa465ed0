"""The organiser's home: each cycle with its stage and one next step, what is due, what is at risk."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.systematisation.evidence.models.finding import Finding

HOME = "/en/team/cycles/"
DASHBOARD = "/en/team/c/ciclo-de-prueba/"


@pytest.fixture
def read(signed_in):
    """A page as a person sees it, in one line."""
    return lambda person, address=HOME: " ".join(signed_in(person).get(address).content.decode().split())


@pytest.fixture
def start():
    """`start("otro", person)`: a cycle that the person coordinates."""

    def make(slug: str, person, **values: object) -> Cycle:
        defaults = {"slug": slug, "title": {"es": slug}, "zone": "America/Lima", "countries": ["PE"]}
        words = {"guiding_question": {}, "audience": {}, "purpose": {}}
        return create_cycle(actor=person, **(defaults | words | values))

    return make


def test_capability_P16_who_is_in_no_cycle_is_told_how_to_begin(read, outsider):
    page = read(outsider)

    assert "You are in no cycle yet" in page
    assert page.count('class="button"') == 1
    assert "/en/team/cycles/new/" in page


def test_capability_P16_the_cycle_in_focus_has_its_stages_and_the_one_primary_button(
    read, coordination, webinars, start, outsider
):
    start("de-otros", outsider)

    page = read(coordination)

    assert page.count('aria-current="step"') == 1
    assert page.count('class="button"') == 1
    assert "Say how session 3 went" in page
    assert "2 of 3 sessions held" in page
    assert "de-otros" not in page


def test_capability_P16_what_is_at_risk_is_counted_and_leads_to_the_check_up(read, coordination, webinars):
    page = read(coordination)

    assert "1 to solve" in page  # neither country has a focal point
    assert "2 countries have no focal point: Peru and Uruguay" in page
    assert f"{DASHBOARD}#check-up" in page


def test_a_speaker_sees_the_cycle_and_not_what_is_at_risk(read, make_person, cycle, webinars):
    speaker = make_person("Ponente")
    TeamRole.objects.create(cycle=cycle, person=speaker, role=Role.SPEAKER)

    page = read(speaker)

    assert "See the plan" in page
    assert "What is at risk" not in page


@pytest.mark.parametrize("state", list(CycleState))
def test_capability_P16_the_home_and_the_dashboard_say_the_same_next_step(read, coordination, scoped, webinars, state):
    from tinkuy.desk.home.queries import own_cycles

    scoped.state = state
    scoped.save()
    Webinar.objects.filter(ordinal=3).update(state=WebinarState.HELD if state == CycleState.CLOSING else "scheduled")
    step = own_cycles(coordination)[0].step

    for address in (HOME, DASHBOARD):
        assert f">{step.words}<" in read(coordination, address)


def test_capability_P16_nobody_is_offered_a_step_that_their_role_does_not_include(read, observer, coordination, scoped):
    scoped.state = CycleState.DESIGN
    scoped.save()

    assert "Add the first session" in read(coordination)
    assert "Add the first session" not in read(observer)
    assert "Add the first session" not in read(observer, DASHBOARD)


def test_capability_P16_before_a_cycle_is_announced_its_plan_of_systematisation_is_the_step(
    read, coordination, scoped, webinars, focal_point_pe, focal_point_uy
):
    scoped.state = CycleState.DESIGN
    scoped.save()
    assert "Write the plan of systematisation" in read(coordination)

    SystematisationPlan.objects.create(cycle=scoped)
    assert "Announce it from the plan" in read(coordination)


def test_capability_P16_what_is_mine_comes_first_then_the_earliest(read, scoped, focal_point_uy, webinars):
    Webinar.objects.filter(ordinal=3).update(starts_at=webinars[2].starts_at + timedelta(days=40))
    Milestone.objects.create(cycle=scoped, text="Citas listas", due_on=date(2026, 4, 21))
    Webinar.objects.create(
        cycle=scoped, ordinal=4, title={"es": "4"}, starts_at=webinars[2].starts_at + timedelta(days=60),
        host_country="UY",
    )  # fmt: skip

    page = read(focal_point_uy)

    assert page.index("Hold session 4</a>") < page.index("Citas listas</a>") < page.index("Hold session 3</a>")
    assert page.count("It is yours.") == 1


def test_capability_P16_a_day_of_another_year_than_the_readers_has_its_year_also_where_the_clock_of_a_cycle_stands(
    read, coordination, scoped
):
    Cycle.objects.filter(pk=scoped.pk).update(clock_stands_at=datetime(2020, 9, 28, 15, tzinfo=UTC))
    Milestone.objects.create(cycle=scoped, text="Citas listas", due_on=date(2020, 10, 15))

    assert "15 October 2020." in read(coordination)


def test_capability_P16_a_validation_is_due_to_the_country_that_owes_it_and_to_no_other(
    read, scoped, focal_point_pe, focal_point_uy, make_finding
):
    make_finding(3, quotes=["PE"], state="contrasted")
    scoped.validate_by = date(2026, 4, 19)
    scoped.save()

    assert "Validate RE-3</a>" in read(focal_point_pe)
    assert "Overdue since 19 April." in read(focal_point_pe)
    assert "Validate RE-3" not in read(focal_point_uy)
    assert Finding.objects.count() == 1


def test_capability_P16_archived_and_cancelled_cycles_are_folded(read, scoped, coordination, start):
    start("vivo", coordination)
    scoped.state = CycleState.ARCHIVED
    scoped.save()

    page = read(coordination)

    assert "1 archived or cancelled cycle<" in page
    assert page.index("vivo") < page.index("<details") < page.index("Ciclo de prueba")


def test_capability_P16_many_cycles_cost_what_one_costs(signed_in, outsider, start, django_assert_num_queries):
    client = signed_in(outsider)
    counts = []
    for slugs in (["uno"], ["dos", "tres", "cuatro"]):
        for slug in slugs:
            cycle = start(slug, outsider)
            with scope(cycle=cycle):
                add_webinar(
                    actor=outsider, cycle=cycle, title={"es": "Una"}, subtitle={}, question={},
                    starts_at=cycle.now() + timedelta(days=3),
                )  # fmt: skip
                Milestone.objects.create(cycle=cycle, text="Citas", due_on=date(2026, 6, 1))
        with django_assert_num_queries(counts[0] if counts else 54) as captured:
            client.get(HOME)
        counts.append(len(captured))


def test_only_who_is_signed_in_has_a_home():
    assert Client().get(HOME).status_code == 302
