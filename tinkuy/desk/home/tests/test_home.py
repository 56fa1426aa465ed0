"""The organiser's home: what awaits them, each cycle with its stage and one next step, what is at risk."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.sessions.actions.webinars import add_webinar
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.tasks.models import Task
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.models import Sheet
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


def test_the_short_address_of_the_team_leads_to_its_home_and_through_the_entrance_back_to_it(
    client, signed_in, outsider
):
    inside, outside = signed_in(outsider).get("/es/team/"), client.get("/es/team/")

    assert (inside.status_code, inside["Location"]) == (302, "/es/team/cycles/")
    assert (outside.status_code, outside["Location"]) == (302, "/es/sign-in/?next=/es/team/")


def test_of_an_example_whose_clock_stands_the_home_says_which_day_it_is_there(read, scoped, coordination):
    """A day that is past for the reader is not late there, and would be read so."""
    for text in ("Pedir la sala", "Pedir el café"):
        Task.objects.create(cycle=scoped, text=text, owner=coordination, due_on=date(2020, 10, 15))
    Cycle.objects.update(clock_stands_at=datetime(2020, 9, 28, 15, tzinfo=UTC))

    page = read(coordination)

    assert "15 October 2020" in page
    assert page.count("Example: there, today is 28 September 2020.") == 1


def test_of_an_evening_the_home_says_the_day_of_the_cycle(read, scoped, coordination):
    with clock.at(datetime(2026, 4, 21, 2, tzinfo=UTC)):
        page = read(coordination)

    assert '<span class="first-up">Monday 20 April</span>' in page


def test_what_is_done_stands_on_the_button_alone(read, scoped, coordination):
    Task.objects.create(cycle=scoped, text="Pedir la sala", owner=coordination, due_on=date(2020, 10, 15))

    assert read(coordination).count("See the task") == 1


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
    assert f"{DASHBOARD}check-up/" in page


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

    assert page.index("Session 4: 4") < page.index("Citas listas</a>") < page.index("Session 3: Sesión 3</a>")
    assert "You have 1 thing to do" in page
    assert page.count("You are the focal point of Uruguay.") == 1


def test_capability_P16_a_day_of_another_year_than_the_readers_has_its_year_also_where_the_clock_of_a_cycle_stands(
    read, start, coordination, scoped
):
    Cycle.objects.filter(pk=scoped.pk).update(clock_stands_at=datetime(2020, 9, 28, 15, tzinfo=UTC))
    Milestone.objects.create(cycle=scoped, text="Citas listas", due_on=date(2020, 10, 15))
    own = start("propio", coordination)
    with scope(cycle=own):
        Milestone.objects.create(cycle=own, text="Ficha lista", due_on=date(2026, 6, 1))

    page = read(coordination)

    assert page.index("1 June</b>") < page.index("15 October 2020</b>")


def test_capability_P16_a_validation_is_due_to_the_country_that_owes_it_and_to_no_other(
    read, scoped, focal_point_pe, focal_point_uy, make_finding
):
    make_finding(3, quotes=["PE"], state="contrasted")
    scoped.validate_by = date(2026, 4, 19)
    scoped.save()

    assert 'Overdue since 19 April</p> <h2 id="now">RE-3</h2>' in read(focal_point_pe)
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
        client.get(HOME)  # what a process reads once
        with django_assert_num_queries(counts[0] if counts else 74) as captured:
            client.get(HOME)
        counts.append(len(captured))


def tasks(cycle: Cycle, owner, count: int, first: date) -> None:
    for place in range(count):
        Task.objects.create(cycle=cycle, text=f"Tarea {place}", owner=owner, due_on=first + timedelta(days=place))


def test_capability_P16_the_one_thing_of_today_is_the_box_and_the_rest_hangs_by_date(read, scoped, coordination):
    tasks(scoped, coordination, 3, date(2026, 4, 19))

    page = read(coordination)

    assert "You have 3 things to do" in page
    assert "1 overdue</b>" in page
    assert '>Today</p> <h2 id="now">Tarea 1</h2>' in page
    assert page.count('class="button"') == 1
    cord = page.partition('<ol class="pending">')[2].partition("</ol>")[0]
    assert cord.index("Overdue since 19 April") < cord.index("Tarea 0") < cord.index("21 April") < cord.index("Tarea 2")
    assert cord.count('class="is-late"') == 1
    assert "It is assigned to you." in cord


def test_capability_P16_a_session_of_today_comes_before_what_is_overdue(read, scoped, webinars, make_person):
    facilitation = make_person("Facilitación")
    TeamRole.objects.create(cycle=scoped, person=facilitation, role=Role.FACILITATION)
    tasks(scoped, facilitation, 1, date(2026, 4, 1))
    Webinar.objects.filter(ordinal=3).update(starts_at=datetime(2026, 4, 20, 16, tzinfo=UTC))

    page = read(facilitation)

    box = page.partition('class="pending-now"')[2].partition("</section>")[0]
    assert "Today, 11:00 in Lima" in box
    assert f'<a class="button" href="/en/c/{scoped.slug}/s/3/console/">Enter the console</a>' in box


def test_capability_P16_with_nothing_to_do_the_cord_ends_and_the_next_step_of_the_cycle_is_the_box(
    read, scoped, webinars, observer
):
    page = read(observer)

    assert "You have nothing to do now" in page
    assert "Everything that was yours is done." in page
    assert '<ol class="pending">' not in page
    assert page.count('class="button"') == 1


def test_capability_P16_with_nothing_to_do_the_heading_says_what_the_cycle_has_to_solve(
    read, scoped, webinars, observer
):
    Webinar.objects.filter(ordinal=3).update(host_country="")
    page = read(observer)

    heading = re.search(r"<h1.*?>(.*?)</h1>", page)[1]
    shown = re.search(r"(\d+) to solve</span>", page)
    assert shown
    assert re.fullmatch(rf"You have nothing to do now; the cycle has {shown[1]} things? to solve", heading)


def test_capability_P16_forty_things_stand_by_today_this_week_and_later(read, scoped, coordination):
    tasks(scoped, coordination, 40, date(2026, 4, 20))

    page = read(coordination)

    assert "You have 40 things to do" in page
    assert page.index("<h2>This week</h2>") < page.index("<summary>Later: 32</summary>")
    assert page.count("<h3>Tarea") == 39


def test_capability_P16_a_hub_editor_without_a_cycle_is_offered_what_waits_to_be_published(
    read, scoped, webinars, hub_editor, systematisation
):
    sheet = draft_sheet(actor=systematisation, cycle=scoped)
    assert "You are in no cycle yet" in read(hub_editor)

    Sheet.objects.filter(pk=sheet.pk).update(state="approved")

    page = read(hub_editor)
    assert (
        f'<a class="button" href="{DASHBOARD}sheet/publish/">Publish</a><small class="muted">About 5 minutes</small>'
        in page
    )
    assert "You did not write it, so you may publish it." in page


def test_capability_P16_what_others_are_awaited_for_has_dashed_rings(read, scoped, coordination, make_finding):
    make_finding(3, quotes=["PE"], state="contrasted")
    scoped.validate_by = date(2026, 4, 25)
    scoped.save()

    awaited = read(coordination).partition('id="awaited"')[2].partition("</section>")[0]

    assert '<span class="avatar dashed small' in awaited
    assert "Validate RE-3" in awaited
    assert "Peru. 25 April." in awaited


def test_only_who_is_signed_in_has_a_home():
    assert Client().get(HOME).status_code == 302


def test_capability_P16_the_address_of_a_mail_leads_to_the_deed_it_asks_for(
    signed_in, scoped, hub_editor, systematisation
):
    sheet = draft_sheet(actor=systematisation, cycle=scoped)
    client = signed_in(hub_editor)
    assert client.get("/en/team/next/publish/").headers["Location"].endswith("/team/cycles/"), "nothing awaits yet"

    Sheet.objects.filter(pk=sheet.pk).update(state="approved")

    assert client.get("/en/team/next/publish/").headers["Location"] == f"{DASHBOARD}sheet/publish/"
    assert client.get("/en/team/next/approve/").headers["Location"].endswith("/team/cycles/")
    assert signed_in(systematisation).get("/en/team/next/publish/").headers["Location"].endswith("/team/cycles/")
