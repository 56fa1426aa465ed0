"""What keeps a cycle from its next step stands in the check-up, folded, and settled where a reason is given."""

import pytest

from tinkuy.desk.checkup.rule import Severity
from tinkuy.desk.checkup.running import check_up
from tinkuy.planning.cycles.models.cycle import CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.plan import actions
from tinkuy.planning.systematisation_plan.models import SystematisationPlan

from .planned import change


@pytest.fixture
def in_design(plan, facts):
    """The plan before it is announced: what it lacks keeps it from that."""
    change(plan, state=CycleState.DESIGN)
    return lambda: {one.rule.id: one for one in check_up(facts()).findings}


def test_capability_P8_what_keeps_the_cycle_from_being_announced_is_to_solve_and_says_so(plan, in_design):
    SystematisationPlan.objects.all().delete()
    Webinar.objects.filter(ordinal__gt=1).update(state=WebinarState.CANCELLED)
    TeamRole.objects.filter(country="UY").delete()

    found = in_design()

    blockers = {rule for rule, one in found.items() if one.keeps_from == "Keeps the cycle from being announced."}
    assert blockers == {"few-sessions", "no-plan", "no-focal-point"}
    assert {found[rule].severity for rule in blockers} == {Severity.TO_SOLVE}

    change(plan, state=CycleState.CONVENING)
    assert (in_design()["no-plan"].keeps_from, in_design()["no-plan"].severity) == ("", Severity.WARNING)


def test_capability_P8_what_one_rule_says_of_many_countries_is_one_line(plan, in_design):
    TeamRole.objects.filter(role="focal_point").delete()

    remark = in_design()["no-focal-point"].remark

    assert remark.fact == "2 countries have no focal point: Peru and Uruguay"
    assert remark.href == "/en/team/c/ciclo-de-prueba/plan/focal-points/"
    assert [one.fact for one in remark.each] == ["Peru has no focal point", "Uruguay has no focal point"]


def test_capability_P8_a_country_without_focal_point_for_a_reason_is_settled(plan, in_design, facts, coordination):
    TeamRole.objects.filter(country="UY").delete()
    actions.go_on_without(actor=coordination, cycle=plan, countries=["UY"], reason="Se nombra en mayo")

    assert "no-focal-point" not in in_design()
    settled = [remark.fact for remark in check_up(facts()).settled]
    assert settled == ["Uruguay: without a focal point, because: Se nombra en mayo"]


def test_the_check_up_is_a_page_of_its_own_with_one_line_for_ten_countries(signed_in, coordination, scoped):
    InvitedCountry.objects.bulk_create(
        InvitedCountry(cycle=scoped, country=code) for code in ("AR", "BO", "BR", "CL", "CO", "EC", "PY", "VE")
    )

    page = " ".join(signed_in(coordination).get("/en/team/c/ciclo-de-prueba/check-up/").text.split())

    assert "<h1>Check-up of the cycle</h1>" in page
    assert page.count("10 countries have no focal point") == 2  # the line, and the name of what is folded under it
    [row] = [one for one in page.split("<li>") if "<b>10 countries have no focal point" in one]
    assert page.index("10 countries have no focal point") < page.index('<details class="passed">')
    assert "One by one" in row


def test_the_dashboard_says_the_gravest_and_leads_to_the_check_up(signed_in, coordination, webinars):
    page = signed_in(coordination).get("/en/team/c/ciclo-de-prueba/").text

    assert page.split('<ol class="check-up">')[1].split("</ol>")[0].count("<div><p><b>") == 3
    assert 'href="/en/team/c/ciclo-de-prueba/check-up/">See the whole check-up</a>' in page
