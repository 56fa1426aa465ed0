"""One list of what is due: the home and the dashboard are cuts of it, and say the same."""

from datetime import date, timedelta

import pytest
from django_scopes import scope

from tinkuy.desk.due.item import Reader
from tinkuy.desk.due.queries import due_in, due_in_cycle, due_to_person
from tinkuy.desk.home.queries import own_cycles, readers_of
from tinkuy.notices.models import Notice
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.decisions.models import Decision, DecisionVoice
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.tasks.models import Task
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.rounds.actions.opening import open_round

HOME, DASHBOARD = "/en/team/cycles/", "/en/team/c/ciclo-de-prueba/"
KINDS = {
    "Hold session 3",
    "Pedir la sala",
    "Answer decision D1",
    "Citas listas",
    "Validate RE-1",
    "Elegir provincias",
    "Review whether RE-2 works",
    "Import the attendance of sessions 1 and 2",
    "Import the transcript of session 2",
}
OF_PERU = {"Answer decision D1", "Validate RE-1", "Elegir provincias", "Review whether RE-2 works"}


@pytest.fixture
def busy(scoped, webinars, coordination, systematisation, make_finding, focal_point_pe, focal_point_uy):
    """A cycle in which each kind of thing has a day; what is a country's is Peru's."""
    day = date(2026, 4, 22)
    Webinar.objects.filter(ordinal=3).update(starts_at=webinars[2].starts_at + timedelta(days=40), host_country="PE")
    Task.objects.create(cycle=scoped, text="Pedir la sala", owner=coordination, due_on=day)
    decision = Decision.objects.create(
        cycle=scoped, number=1, text="Grabar", deadline=day, silence="consents", state="open"
    )
    DecisionVoice.objects.create(cycle=scoped, decision=decision, country="UY", kind="consent")
    Milestone.objects.create(cycle=scoped, text="Citas listas", due_on=day)
    SystematisationPlan.objects.create(cycle=scoped).responsible.add(systematisation)
    make_finding(1, quotes=["PE"], state="contrasted")
    published = make_finding(2, quotes=["PE", "UY"], state="published")
    response = Response.objects.create(
        cycle=scoped, finding=published, country="PE", state="agreed", review_on=day, text="Se hará"
    )
    KeyAction.objects.create(cycle=scoped, response=response, text="Elegir provincias", due_on=day)
    scoped.validate_by = day
    scoped.save()
    return scoped


def home_lines(person):
    return due_to_person(readers_of(person, own_cycles(person)))


def read_of(line):
    return (line.due.on, line.due.words, line.due.who, line.is_mine, line.href)


def words_of(lines):
    return {line.due.words for line in lines}


def test_capability_P16_every_kind_of_thing_stands_in_the_list(busy):
    assert {item.words for item in due_in([busy])} == KINDS


def test_capability_P16_the_home_and_the_dashboard_say_the_same_to_the_coordination(busy, facts, coordination):
    [own] = own_cycles(coordination)

    home, dashboard = home_lines(coordination), due_in_cycle(facts(), own.reader)

    assert words_of(home) == words_of(dashboard) == KINDS
    assert sorted(map(read_of, home)) == sorted(map(read_of, dashboard))


@pytest.mark.parametrize("name", ["focal_point_pe", "focal_point_uy", "systematisation", "observer"])
def test_capability_P16_what_the_home_says_of_a_cycle_its_dashboard_says_too(busy, facts, name, request):
    person = request.getfixturevalue(name)
    [own] = own_cycles(person)

    home, dashboard = home_lines(person), due_in_cycle(facts(), own.reader)

    assert set(map(read_of, home)) <= set(map(read_of, dashboard))
    assert {line.due.words for line in dashboard if line.is_mine} == {line.due.words for line in home if line.is_mine}
    assert words_of(dashboard) == KINDS


def test_capability_P16_a_thing_is_of_its_country_its_persons_or_its_role(
    busy, focal_point_pe, focal_point_uy, coordination, systematisation
):
    mine = {
        person: {line.due.words for line in home_lines(person) if line.is_mine}
        for person in (focal_point_pe, focal_point_uy, coordination, systematisation)
    }

    assert mine == {
        focal_point_pe: OF_PERU | {"Hold session 3"},
        focal_point_uy: set(),
        coordination: {"Pedir la sala", "Import the attendance of sessions 1 and 2"},
        systematisation: {"Citas listas", "Import the transcript of session 2"},
    }
    assert not OF_PERU & words_of(home_lines(focal_point_uy))


def test_capability_P16_a_line_leads_where_its_reader_may_go(busy, facts, focal_point_pe, observer):
    links = {
        person: {line.due.words: line.href for line in due_in_cycle(facts(), own_cycles(person)[0].reader)}
        for person in (focal_point_pe, observer)
    }

    assert links[focal_point_pe]["Validate RE-1"].endswith("/systematise/validate/")
    assert links[observer]["Validate RE-1"].endswith("/findings/?state=contrasted")
    assert links[focal_point_pe]["Hold session 3"] != links[observer]["Hold session 3"]
    assert links[observer]["Hold session 3"].endswith("/plan/")


def test_capability_P16_both_pages_say_whose_it_is(busy, signed_in, focal_point_pe):
    home = " ".join(signed_in(focal_point_pe).get(HOME).text.split())
    assert "You have 5 things to do" in home
    assert home.count("You are the focal point of Peru.") == 5
    assert "<h3>Elegir provincias</h3>" in home

    dashboard = " ".join(signed_in(focal_point_pe).get(DASHBOARD).text.split())
    due = dashboard.partition('id="due"')[2].partition("</section>")[0]
    assert due.count("It is yours.") == 2
    assert "And 3 more later." in due
    assert "Elegir provincias</a> <small>22 April. <b>It is yours.</b> RE-2." in due


def test_capability_P16_early_warnings_are_due_by_the_next_session_on_both_pages(
    scoped, webinars, facts, coordination, attend, make_registrations
):
    peru = make_registrations("PE", 40)
    attend(webinars[0], peru)
    attend(webinars[1], peru[:8])
    Webinar.objects.filter(ordinal=3).update(starts_at=webinars[2].starts_at + timedelta(days=40))
    [own] = own_cycles(coordination)
    read = facts()

    home, dashboard = due_to_person({own.cycle: own.reader}, [read]), due_in_cycle(read, own.reader)

    assert len(read.board.waiting) > 0
    assert [line.due.words for line in home if "warning" in line.due.words] == [
        line.due.words for line in dashboard if "warning" in line.due.words
    ]
    assert any("early warning" in line.due.words and line.is_mine for line in home)


@pytest.mark.parametrize(("state", "reason"), [("rejected", "Otra vía"), ("in_practice", "")])
def test_capability_P16_what_a_country_refused_or_put_into_practice_is_due_nowhere(
    busy, facts, signed_in, coordination, state, reason
):
    KeyAction.objects.update(due_on=date(2026, 4, 1))
    assert "Elegir provincias" in {item.words for item in due_in([busy])}

    Response.objects.update(state=state, reason=reason, review_on=None)

    assert "Elegir provincias" not in {item.words for item in due_in([busy])}
    assert not KeyAction.objects.get().is_overdue(busy.today())
    assert "Elegir provincias" not in signed_in(coordination).get(f"{DASHBOARD}practice/").text.partition("</main")[0]


def test_what_is_due_in_a_cycle_is_no_other_cycles(busy, make_person, outsider):
    with scope(cycle=busy):
        TeamRole.objects.create(cycle=busy, person=outsider, role=Role.SPEAKER)

    assert words_of(home_lines(outsider)) == {"Hold session 3", "Citas listas"}
    assert due_to_person({busy: Reader(outsider.pk, frozenset())}) == []


def test_a_date_of_the_systematisation_is_late_only_while_somebody_works_at_it(busy, facts_of_rule):
    Milestone.objects.create(cycle=busy, text="Guion listo", due_on=date(2026, 4, 1))
    words, late = "Guion listo", ["A date of the systematisation has passed: Guion listo"]
    assert words in {item.words for item in due_in([busy])}
    assert facts_of_rule("overdue-date") == late

    busy.state = "documented"
    busy.save()

    assert {"Guion listo", "Citas listas"} & {item.words for item in due_in([busy])} == {"Citas listas"}
    assert facts_of_rule("overdue-date") == []


def test_what_a_country_was_asked_without_a_last_day_waits_on_its_home(scoped, make_finding, focal_point_pe):
    make_finding(1, quotes=["PE"], state="contrasted")

    [line] = [line for line in home_lines(focal_point_pe) if line.is_mine]

    assert (line.due.words, line.due.has_day) == ("Validate RE-1", False)


def test_what_quotes_no_country_waits_for_every_country_that_a_round_asks(
    scoped, make_finding, systematisation, focal_point_pe, focal_point_uy
):
    """The mail of the round says «1 finding waits for your country» to each of them."""
    finding = make_finding(1, quotes=[], state="proposed", details={"inside": {"es": "La oficina"}})
    closes_on = scoped.today() + timedelta(days=7)

    open_round(actor=systematisation, cycle=scoped, findings=[finding], closes_on=closes_on, silence="no_answer")

    assert Notice.objects.filter(kind="validation-round").count() == 2
    for person in (focal_point_pe, focal_point_uy):
        assert "Validate RE-1" in {line.due.words for line in home_lines(person) if line.is_mine}
