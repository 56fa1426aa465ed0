"""The check-up: each rule says a fact, what follows from it and where it is mended; without cause it says nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tinkuy.attendance.warnings.actions import set_warning_aside
from tinkuy.attendance.warnings.queries.board import warning_board
from tinkuy.core import clock
from tinkuy.desk.checkup.practice import silent_answers
from tinkuy.desk.checkup.rule import Severity
from tinkuy.desk.checkup.running import RULES, check_up
from tinkuy.planning.cycles.models.cycle import CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.key_actions.actions import plan_action
from tinkuy.practice.responses.actions.communicating import communicate_recommendation
from tinkuy.practice.responses.actions.recording import record_response
from tinkuy.practice.responses.models import Response
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.materials.models import Material


@pytest.fixture
def hook(scoped, webinars) -> Hook:
    """Planted in the first session for the second."""
    return Hook.objects.create(
        cycle=scoped, number=6, text={"es": "¿Quién cubre el retorno?"}, state=HookState.PLANTED,
        origin=webinars[0], target=webinars[1],
    )  # fmt: skip


def test_capability_P8_every_rule_has_an_id_of_its_own_a_severity_a_reason_and_a_sentence_for_when_it_passes():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.severity in Severity and str(rule.passed) and str(rule.why) for rule in RULES)


def test_capability_P8_what_is_found_stands_by_severity_and_leads_to_a_page_that_exists(
    signed_in, coordination, facts, hook, attended, make_finding
):
    make_finding(5, quotes=["PE"], state="contrasted")

    found = check_up(facts()).findings

    weights = [list(Severity).index(one.rule.severity) for one in found]
    assert weights == sorted(weights)
    assert {one.rule.id for one in found} >= {"loose-hook", "early-warning", "single-quote", "not-validated"}
    for one in found:
        assert one.remark.advice
        assert signed_in(coordination).get(one.remark.href, follow=True).status_code == 200


def test_capability_P8_what_is_in_order_is_counted(facts, webinars):
    seen = check_up(facts())

    assert len(seen.passed) + len(seen.not_applicable) + len({one.rule.id for one in seen.findings}) == len(RULES)


def test_capability_S1_sessions_held_more_than_a_week_ago_without_minutes_or_recording_are_told(
    facts_of_rule, webinars
):
    assert facts_of_rule("no-record") == ["Sessions 1 and 2 have neither minutes nor recording"]

    for webinar, kind in zip(webinars, ("minutes", "recording"), strict=False):
        Material.objects.create(cycle=webinar.cycle, webinar=webinar, kind=kind)

    assert facts_of_rule("no-record") == []


def test_capability_S1_nobody_is_asked_for_the_minutes_of_a_session_within_its_week(facts_of_rule, webinars):
    with clock.at(webinars[1].starts_at + timedelta(days=5)):
        assert facts_of_rule("no-record") == ["Session 1 has neither minutes nor recording"]


def test_invariant_04_a_planted_thread_that_its_session_did_not_pick_up_is_to_solve(facts_of_rule, hook):
    assert facts_of_rule("loose-hook") == ["Thread 6 was left loose"]


@pytest.mark.parametrize("settled", [{"state": HookState.RESOLVED}, {"state": "dropped", "drop_reason": "Sin tiempo"}])
def test_a_picked_up_or_dropped_thread_is_settled(facts_of_rule, hook, settled):
    Hook.objects.update(**settled)

    assert facts_of_rule("loose-hook") == []


def test_a_thread_for_a_session_to_come_is_not_loose(facts_of_rule, hook, webinars):
    Hook.objects.update(target=webinars[2])

    assert facts_of_rule("loose-hook") == []


def test_invariant_04_no_thread_stays_planted_after_the_close(scoped, facts_of_rule, hook, webinars):
    scoped.state = CycleState.SYSTEMATISING
    scoped.save()

    Hook.objects.update(target=None, target_kind=HookTarget.NEXT_CYCLE)
    assert facts_of_rule("loose-hook") == ["Thread 6 was left loose"]

    Hook.objects.update(origin=webinars[2])
    assert facts_of_rule("loose-hook") == []


def test_invariant_04_a_session_without_a_thread_is_a_warning(facts_of_rule, hook):
    assert facts_of_rule("session-without-hook") == ["Session 2 left no thread open"]


def test_a_thread_that_was_planned_and_not_opened_is_seen(facts_of_rule, hook):
    Hook.objects.update(state=HookState.PLANNED)

    assert facts_of_rule("unplanted-hook") == ["Thread 6 was not opened in its session"]


def test_an_agenda_is_written_and_fits(scoped, facts_of_rule, webinars):
    assert facts_of_rule("no-agenda") == ["Session 3 has no agenda"]

    Segment.objects.create(cycle=scoped, webinar=webinars[2], ordinal=1, title="Todo", minutes=95, kind="opening")

    assert facts_of_rule("no-agenda") == []
    assert facts_of_rule("long-agenda") == ["The agenda of session 3 adds up to 95 minutes of 90"]


def test_capability_P8_an_hour_outside_the_working_day_of_a_country_is_seen(facts_of_rule, webinars):
    assert facts_of_rule("hours") == []

    webinars[2].starts_at = webinars[2].starts_at.replace(hour=12)
    webinars[2].save()

    assert facts_of_rule("hours") == ["Session 3 is outside working hours in Peru"]


def test_capability_P8_sessions_that_do_not_follow_each_other_are_to_solve(facts_of_rule, webinars):
    webinars[2].starts_at = webinars[0].starts_at
    webinars[2].save()

    assert facts_of_rule("order") == ["Session 3 begins before session 2"]


def test_an_invited_country_without_focal_point_is_to_solve(facts_of_rule, focal_point_pe):
    assert facts_of_rule("no-focal-point") == ["Uruguay has no focal point"]

    TeamRole.objects.filter(country="PE").update(country="UY")

    assert facts_of_rule("no-focal-point") == ["Peru has no focal point"]


def test_a_held_session_without_report_or_transcript_is_a_warning(scoped, facts_of_rule, webinars, attended):
    Transcript.objects.create(cycle=scoped, webinar=webinars[0], layout="zoom")

    assert facts_of_rule("no-attendance-report") == []
    assert facts_of_rule("no-transcript") == ["Session 2 has no transcript"]
    assert facts_of_rule("uncoded-transcript") == ["Session 1 has no quote yet"]


def test_a_session_whose_report_is_missing_is_named(facts_of_rule, webinars):
    assert facts_of_rule("no-attendance-report") == ["Sessions 1 and 2 have no attendance report"]


def test_names_that_wait_to_be_matched_are_counted(facts_of_rule, webinars, attend):
    attend(webinars[0], [None] * 6)

    assert facts_of_rule("unmatched-names") == ["6 accounts without owner"]


def test_invariant_09_few_names_that_wait_are_not_counted(facts_of_rule, webinars, attend):
    attend(webinars[0], [None, None])

    assert facts_of_rule("unmatched-names") == ["Some accounts have no owner"]


def test_capability_C13_early_warnings_that_nobody_decided_on_stand_in_the_check_up(
    scoped, facts_of_rule, attended, coordination
):
    sentences = ["Attendance went from 30 people to 20", "Peru went from 20 people to 10"]
    assert facts_of_rule("early-warning")[:2] == sentences

    standing = warning_board(scoped).waiting[1]
    set_warning_aside(actor=coordination, standing=standing, reason="A holiday")

    assert sentences[0] in facts_of_rule("early-warning")
    assert sentences[1] not in facts_of_rule("early-warning")


def test_invariant_09_a_country_with_few_people_is_not_told_of(facts_of_rule, make_registrations, attend, webinars):
    few, others = make_registrations("PE", 8), make_registrations("UY", 30)
    attend(webinars[0], [*few, *others])
    attend(webinars[1], [*few[:2], *others])

    assert not [fact for fact in facts_of_rule("early-warning") if "Peru" in fact]


def test_a_missing_interpretation_is_named_beside_the_fall(scoped, facts, make_registrations, attend, webinars):
    InvitedCountry.objects.create(cycle=scoped, country="BR", zone="America/Sao_Paulo")
    brazil, peru = make_registrations("BR", 22), make_registrations("PE", 30)
    webinars[0].interpretation = ["pt-br"]
    webinars[0].save()
    attend(webinars[0], [*brazil, *peru])
    attend(webinars[1], [*brazil[:12], *peru])

    found = [one.remark for one in check_up(facts()).findings if one.rule.id == "early-warning"]
    remark = next(one for one in found if one.fact == "Brazil went from 22 people to 12")

    assert remark.advice.startswith("Sessions without interpretation into Portuguese: 2.")


def test_a_country_where_nobody_was_invited_is_seen_once_others_were(scoped, facts_of_rule, invited):
    assert facts_of_rule("no-invitation") == []

    InvitedCountry.objects.create(cycle=scoped, country="CL", zone="America/Santiago")

    assert facts_of_rule("no-invitation") == ["No invitation was sent in Chile"]


def test_countries_that_did_not_validate_are_named_with_the_day(scoped, facts, make_finding):
    finding = make_finding(3, quotes=["PE", "UY"], state="contrasted")
    scoped.validate_by = date(2026, 4, 19)
    scoped.save()
    Validation.objects.create(
        cycle=scoped, finding=finding, country="PE", verdict="yes", content_hash=finding.content_hash
    )

    remark = next(one.remark for one in check_up(facts()).findings if one.rule.id == "not-validated")

    assert remark.fact == "1 country did not validate its quotes"
    assert remark.advice == (
        "Missing: Uruguay. Without them, 1 finding stays unpublished. The time ended on 19 April 2026."
    )


def test_a_validation_of_other_words_is_seen(scoped, facts_of_rule, make_finding):
    finding = make_finding(3, quotes=["PE", "UY"], state="contrasted")
    Validation.objects.create(cycle=scoped, finding=finding, country="PE", verdict="yes", content_hash="before")

    assert facts_of_rule("outdated-validation") == ["RE-3 has other words than those that were validated"]
    assert facts_of_rule("not-validated") == ["2 countries did not validate their quotes"]


def test_an_objection_is_to_solve(scoped, facts_of_rule, make_finding):
    finding = make_finding(3, quotes=["PE", "UY"])
    Validation.objects.create(
        cycle=scoped, finding=finding, country="PE", verdict="objection", comment="No es así",
        content_hash=finding.content_hash,
    )  # fmt: skip

    assert facts_of_rule("objection") == ["Peru objects to RE-3"]


def test_a_recommendation_on_one_quote_and_a_finding_on_none_are_seen(facts_of_rule, make_finding):
    make_finding(1, quotes=["PE", "UY"])
    make_finding(5, quotes=["PE"])
    make_finding(6, quotes=[], kind="risk")

    assert facts_of_rule("single-quote") == ["RE-5 rests on a single quote"]
    assert facts_of_rule("no-evidence") == ["RI-6 rests on no quote"]


def test_invariant_14_a_recommendation_without_a_verb_is_a_warning(facts_of_rule, make_finding):
    make_finding(1, quotes=["PE", "UY"], text={"es": "Planificar los temas", "pt-br": "Planejar os temas"})
    make_finding(2, quotes=["PE", "UY"], text={"es": "Es importante planificar"})

    assert facts_of_rule("no-verb") == ["RE-2 does not start with a verb"]


def test_a_country_without_a_single_quote_is_seen(facts_of_rule, make_finding):
    make_finding(1, quotes=["PE", "PE"])

    assert facts_of_rule("country-unheard") == ["Uruguay has not a single quote"]


def test_a_closed_cycle_without_a_published_sheet_is_a_warning_after_a_month(scoped, facts_of_rule, webinars):
    scoped.state = CycleState.SYSTEMATISING
    scoped.save()
    assert facts_of_rule("no-sheet") == ["The cycle is closed and its sheet is not published"]

    sheet = Sheet.objects.create(cycle=scoped, slug="ficha")
    SheetVersion.objects.create(sheet=sheet, slug="ficha", number=1, language="es", content={}, content_hash="0")

    assert facts_of_rule("no-sheet") == []


def test_the_month_after_an_evening_session_is_counted_from_the_day_of_its_cycle(scoped, facts_of_rule, webinars):
    Webinar.objects.filter(pk=webinars[1].pk).update(starts_at="2026-03-20T02:00Z")  # the 19th in Lima
    scoped.state = CycleState.SYSTEMATISING
    scoped.save()

    with clock.at(datetime(2026, 4, 18, 15, tzinfo=UTC)):
        assert facts_of_rule("no-sheet") == []
    with clock.at(datetime(2026, 4, 19, 15, tzinfo=UTC)):
        assert facts_of_rule("no-sheet") == ["The cycle is closed and its sheet is not published"]


@pytest.fixture
def published(make_finding) -> Finding:
    return make_finding(3, quotes=["PE", "UY"], state="published")


@pytest.fixture
def communicated(coordination, published) -> Response:
    """Peru was asked on 1 March."""
    return communicate_recommendation(
        actor=coordination, finding=published, country="PE", communicated_on=date(2026, 3, 1)
    )


def test_capability_R4_an_answer_owed_for_more_than_30_days_is_a_warning(facts_of_rule, communicated):
    assert facts_of_rule("overdue-answer") == ["1 country has not answered for more than 30 days"]

    Response.objects.update(communicated_on=date(2026, 3, 21))

    assert facts_of_rule("overdue-answer") == []


def test_capability_R4_a_published_recommendation_that_a_country_was_not_told_is_a_warning(facts_of_rule, communicated):
    assert facts_of_rule("not-communicated") == ["RE-3 was not communicated to Uruguay"]


def test_capability_R4_an_overdue_action_and_a_stalled_response_are_seen(facts_of_rule, coordination, communicated):
    plan_action(actor=coordination, response=communicated, text="Elegir", due_on=date(2026, 4, 19))
    record_response(actor=coordination, response=communicated, state="in_dialogue", taken_on=date(2026, 4, 1))
    assert facts_of_rule("overdue-action") == ["An action of Peru for RE-3 is overdue"]

    record_response(actor=coordination, response=communicated, state="stalled", taken_on=date(2026, 4, 2))

    assert facts_of_rule("stalled") == ["RE-3 is stalled in Peru"]


def test_capability_R3_the_silence_of_several_countries_is_one_line(facts, coordination, communicated, published):
    other = communicate_recommendation(
        actor=coordination, finding=published, country="UY", communicated_on=date(2026, 3, 1)
    )
    for response in (communicated, other):
        record_response(actor=coordination, response=response, state="in_dialogue", taken_on=date(2026, 3, 2))
    days = {communicated.pk: date(2026, 4, 9), other.pk: date(2026, 4, 1)}

    [line] = silent_answers(replace(facts(), silences=days))

    assert line.values == {"count": 2, "silent": "Peru: RE-3; Uruguay: RE-3", "day": day_with_year(date(2026, 4, 1))}


def test_the_facts_take_the_same_number_of_queries_whatever_there_is(
    facts, make_finding, attended, django_assert_num_queries, django_assert_max_num_queries
):
    make_finding(1, quotes=["PE", "UY"])
    check_up(facts())  # which numbers are hidden is remembered as long as none changes
    with django_assert_max_num_queries(39) as first:
        check_up(facts())
    for number in (2, 3):
        make_finding(number, quotes=["PE", "UY", "PE"])

    with django_assert_num_queries(len(first.captured_queries)):
        check_up(facts())


def test_a_session_moved_by_a_day_changes_nothing_else(facts_of_rule, webinars):
    webinars[2].starts_at += timedelta(days=1)
    webinars[2].save()

    assert facts_of_rule("order") == []
