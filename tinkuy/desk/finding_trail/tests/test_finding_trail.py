"""The trail of a finding both ways: to the minute it was said, and to what the countries do."""

import pytest

from tinkuy.desk.finding_trail.queries import trail_of
from tinkuy.people.roles import Role
from tinkuy.planning.carried_points.models import CarriedPoint
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.contributions import tie_contributions
from tinkuy.planning.hooks.models import Hook
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.responses.models import Response
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.findings.models import FindingLink


@pytest.fixture
def recommendation(scoped, make_finding) -> Finding:
    """A recommendation that Peru put into practice and whose answer of Uruguay waits; it stands in a sheet."""
    finding = make_finding(3, ["PE", "UY"], state="published")
    for country, state in (("PE", "in_practice"), ("UY", "no_answer")):
        given = Response.objects.create(cycle=scoped, finding=finding, country=country, state=state)
        if country == "PE":
            KeyAction.objects.create(cycle=scoped, response=given, text="Abrir el canal", state="done", proof="Acta")
    sheet = Sheet.objects.create(cycle=scoped, slug="ficha", drafts={}, revision=1)
    version = SheetVersion.objects.create(
        sheet=sheet,
        slug="ficha",
        cycle_slug=scoped.slug,
        number=1,
        language="es",
        content={"title": "La ficha", "recommendations": [{"code": "RE-3"}]},
        content_hash="0",
    )
    PublishedFinding.objects.create(version=version, finding=finding, code="RE-3")
    return finding


def address(finding: Finding) -> str:
    return f"/en/team/c/{finding.cycle.slug}/findings/{finding.public_id}/trail/"


def test_capability_S12_a_recommendation_leads_back_to_its_minutes_and_forward_to_what_it_caused(
    scoped, recommendation, signed_in, observer
):
    page = signed_in(observer).get(address(recommendation)).content.decode()

    assert page.count("minute 00:00") == 2
    assert "La ficha" in page
    assert "1 of 2 answers agree, 1 in practice." in page
    assert "Abrir el canal" in page


def test_capability_S12_a_lesson_leads_forward_through_the_recommendation_it_is_linked_to(
    scoped, recommendation, make_finding
):
    lesson = make_finding(1, ["PE"], kind="lesson")
    FindingLink.objects.create(cycle=scoped, origin=lesson, target=recommendation)

    (led,) = trail_of(scoped, lesson).led

    assert (led.finding, led.agreed, led.in_practice) == (recommendation, 1, 1)


def test_invariant_10_p11_the_trail_names_no_country_of_what_the_regime_hides(
    scoped, webinars, make_finding, signed_in, observer
):
    lesson = make_finding(1, ["PE", "UY"], kind="lesson")
    Segment.objects.create(
        cycle=scoped, webinar=webinars[0], ordinal=1, title="Cerrado", minutes=90, regime="chatham_house"
    )

    page = signed_in(observer).get(address(lesson)).content.decode()

    assert page.count("Chatham House") >= 2
    assert "Peru" not in page
    assert "Uruguay" not in page


def test_capability_S12_only_who_reads_evidence_and_answers_follows_it(
    recommendation, signed_in, hub_editor, make_person
):
    assert signed_in(hub_editor).get(address(recommendation)).status_code in (403, 404)
    assert signed_in(make_person("Ajena")).get(address(recommendation)).status_code == 404


def pick_up(webinars, number: int, second: int, **values: object) -> Hook:
    defaults = {"origin": webinars[1], "target": webinars[0], "state": "resolved", "resolved_second": second}
    text = {"es": f"¿Quién avisa a la familia? {number}"}
    return Hook.objects.create(cycle=webinars[0].cycle, number=number, text=text, **defaults | values)


def test_capability_R11_the_trail_begins_at_the_thread_that_was_picked_up_when_it_was_said(
    scoped, webinars, recommendation, signed_in, observer
):
    before, then = pick_up(webinars, 1, 0), pick_up(webinars, 2, 0)
    pick_up(webinars, 3, 3600)
    pick_up(webinars, 4, 0, state="planted")
    tie_contributions(webinars[0])

    assert before.target == then.target
    assert trail_of(scoped, recommendation).hooks == (then,)
    page = signed_in(observer).get(address(recommendation)).content.decode()
    assert page.index("¿Quién avisa a la familia? 2") < page.index("minute 00:00")
    assert "¿Quién avisa a la familia? 3" not in page


def go_on(scoped, webinars, recommendation, **values: object) -> Cycle:
    following = Cycle(slug="segundo", title={"es": "Segundo ciclo"}, previous=scoped, **values)
    following.save()
    target = Webinar.objects.create(cycle=following, ordinal=7, title={}, starts_at=webinars[0].starts_at)
    CarriedPoint.objects.create(
        cycle=following,
        kind="recommendation",
        key=recommendation.public_id,
        decision="taken",
        target=target,
        word="Por qué",
    )
    return following


def test_capability_R11_the_trail_ends_at_what_the_next_cycle_takes_over(
    scoped, webinars, recommendation, signed_in, observer
):
    following = go_on(scoped, webinars, recommendation)
    TeamRole.objects.create(cycle=following, person=observer, role=Role.OBSERVER)

    page = signed_in(observer).get(address(recommendation)).content.decode()

    assert all(words in page for words in ("Went on in", "Segundo ciclo", "session 7", "Por qué"))


@pytest.mark.parametrize(("values", "is_named"), [({}, False), ({"state": "convening", "is_sensitive": False}, True)])
def test_capability_R11_of_a_next_cycle_of_others_the_trail_tells_no_session_and_no_word(
    scoped, webinars, recommendation, signed_in, observer, values, is_named
):
    go_on(scoped, webinars, recommendation, **values)

    page = signed_in(observer).get(address(recommendation)).content.decode()

    assert "Went on in" in page
    assert ("Segundo ciclo" in page) is is_named
    assert "session 7" not in page
    assert "Por qué" not in page
