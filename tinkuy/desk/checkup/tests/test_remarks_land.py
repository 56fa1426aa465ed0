"""Each remark leads onto the field to mend: its page opens, and the element of that id stands in it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tinkuy.desk.checkup.facts import Speakers
from tinkuy.desk.checkup.running import RULES_OF, Stage, check_up
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.plan.queries import Lacking
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.themes.models import Theme, WebinarTheme
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding


@pytest.fixture
def faulty(scoped, webinars, focal_point_pe) -> Cycle:
    """Every fault that one cycle can have at a time, in eight sessions; nothing is written that need not be."""
    scoped.languages, scoped.begins_on, scoped.ends_on = ["es", "en"], date(2026, 5, 1), date(2026, 5, 20)
    scoped.validate_by, scoped.call_until = date(2026, 5, 1), date(2026, 4, 1)
    scoped.save()
    InvitedCountry.objects.create(cycle=scoped, country="BR", zone="America/Sao_Paulo")
    _team(scoped, focal_point_pe)
    Webinar.objects.update(host_country="PE")
    coming = [_session(scoped, place) for place in range(4, 9)]
    _agendas(scoped, coming)
    _threads(scoped, [*webinars, *coming])
    _themes(scoped, [*webinars, *coming])
    Milestone.objects.create(cycle=scoped, text="Citas listas", due_on=date(2026, 4, 1))
    return scoped


def _team(cycle: Cycle, person) -> None:
    TeamRole.objects.create(cycle=cycle, person=person, role="focal_point", country="BR")


def _session(cycle: Cycle, place: int) -> Webinar:
    starts = {
        4: datetime(2026, 4, 21, 10, tzinfo=UTC),  # a holiday in Brazil, before dawn in Lima
        5: datetime(2026, 4, 25, 15, tzinfo=UTC),  # a Saturday, four days later
        6: datetime(2026, 6, 10, 15, tzinfo=UTC),
        7: datetime(2026, 6, 9, 15, tzinfo=UTC),  # before the sixth
        8: datetime(2026, 6, 23, 15, tzinfo=UTC),
    }
    link = {5: "zoom", 6: "http://video.example.org/1", 7: "https://video.example.org/1"}.get(place, "")
    other = {7: WebinarState.ANNOUNCED, 8: WebinarState.CANCELLED}  # people were told of the seventh: its day is moved
    return Webinar.objects.create(
        cycle=cycle, ordinal=place, title={"es": f"Sesión {place}"}, starts_at=starts[place], video_link=link,
        host_country="PE" if place > 4 else "", minutes=150 if place == 6 else 90,
        video_link_until=date(2026, 6, 1), state=other.get(place, WebinarState.SCHEDULED),
    )  # fmt: skip


def _agendas(cycle: Cycle, coming: list[Webinar]) -> None:
    for webinar in coming[1:]:
        for ordinal in (1, 2):
            Segment.objects.create(
                cycle=cycle, webinar=webinar, ordinal=ordinal, title="Ponencia", kind="experience", minutes=80,
                country="PE", regime=("public", "closed")[ordinal - 1], may_be_recorded=True,
            )  # fmt: skip
    Segment.objects.filter(webinar=coming[2]).update(country="")
    Segment.objects.filter(webinar=coming[3]).update(kind="opening")


def _threads(cycle: Cycle, all_of_them: list[Webinar]) -> None:
    ends = [(1, 2, "planted"), (1, 5, "planned"), (7, 5, "planned"), (4, 8, "planned"), (4, 5, "planned")]
    for number, (origin, target, state) in enumerate([*ends, (4, 5, "planned")], 1):
        Hook.objects.create(
            cycle=cycle, number=number, text={"es": "¿?"}, origin=all_of_them[origin - 1],
            target=all_of_them[target - 1], state=state,
        )  # fmt: skip


def _themes(cycle: Cycle, all_of_them: list[Webinar]) -> None:
    themes = [Theme.objects.create(cycle=cycle, ordinal=place, name={"es": f"Tema {place}"}) for place in (1, 2)]
    for place, level in ((4, 3), (5, 1)):
        WebinarTheme.objects.create(cycle=cycle, webinar=all_of_them[place - 1], theme=themes[0], level=level)


@pytest.fixture
def remarks(faulty, facts, focal_point_pe):
    """What is found with each form of the faults that exclude each other."""
    plan = SystematisationPlan(cycle=faulty)
    plan.save()
    finding = Finding.objects.create(cycle=faulty, kind="recommendation", number=1, text={"es": "Atender"})
    Response.objects.create(cycle=faulty, finding=finding, country="PE", state="agreed", focal_point=focal_point_pe)
    speakers = Speakers({"PE": 5}, {"government": 5}, women=0, men=5, lacking_consent=1)
    whole = replace(facts(), speakers=speakers, proposals_waiting=1)
    shown = [*check_up(whole).findings]
    late = replace(whole, plan=None, milestones=(), waves=())
    shown += check_up(replace(late, cycle=_bare(faulty))).findings
    shown += check_up(replace(whole, milestones=(), lacking=frozenset(Lacking))).findings
    early = [Milestone(cycle=faulty, text="Antes", due_on=faulty.today() + timedelta(days=1))]
    shown += check_up(replace(whole, milestones=early)).findings
    focal_point_pe.is_active, focal_point_pe.pk = False, focal_point_pe.pk
    focal_point_pe.save()
    TeamRole.objects.filter(country="PE").update(public_since=date(2026, 1, 1))
    return [*shown, *check_up(facts()).findings]


def _bare(cycle: Cycle) -> Cycle:
    """The same cycle without a day for validating, as it is not saved."""
    bare = Cycle.objects.get(pk=cycle.pk)
    bare.validate_by = None
    return bare


def test_capability_P8_every_rule_of_planning_finds_its_fault_in_the_faulty_cycle(remarks):
    missed = {rule.id for rule in RULES_OF[Stage.PLAN]} - {one.rule.id for one in remarks}

    assert missed == set()


def _hrefs(remark) -> set[str]:
    return {remark.href, *(one.href for one in remark.each)}


def test_capability_P8_every_remark_of_planning_lands_on_an_element_that_is_there(
    remarks, signed_in, coordination, faulty
):
    client, pages, astray = signed_in(coordination), {}, []
    for href in sorted({href for one in remarks if one.rule in RULES_OF[Stage.PLAN] for href in _hrefs(one.remark)}):
        page, _hash, field = href.partition("#")
        if page not in pages:
            pages[page] = client.get(page).content.decode()
        if field and f'id="{field}"' not in pages[page]:
            astray.append(href)
    assert astray == []


@pytest.mark.one_database
def test_capability_P8_every_remark_of_any_stage_opens_a_page(remarks, signed_in, coordination):
    client = signed_in(coordination)
    pages = {href.partition("#")[0] for one in remarks for href in _hrefs(one.remark)}

    assert {page: status for page in pages if (status := client.get(page).status_code) != 200} == {}
