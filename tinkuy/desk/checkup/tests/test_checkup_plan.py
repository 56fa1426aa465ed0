"""The check-up of a plan: nothing is said of one in order; each thing taken away is told with where it is mended."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tinkuy.desk.checkup.planning.links import is_well_formed
from tinkuy.desk.checkup.running import RULES, RULES_OF, Stage, check_up
from tinkuy.planning.cycles.models.cycle import CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.themes.models import Theme, WebinarTheme

from .planned import FIRST, change


def test_capability_P8_planning_alone_has_a_rich_set_of_rules():
    assert len(RULES_OF[Stage.PLAN]) >= 50
    assert sum(map(len, RULES_OF.values())) == len(RULES)


def test_capability_P8_of_a_plan_in_order_nothing_is_said(plan, facts):
    assert [(one.rule.id, one.remark.fact) for one in check_up(facts()).findings] == []


def test_capability_P8_a_stage_alone_can_be_looked_at(plan, facts):
    change(plan, purpose={})

    assert [one.rule.id for one in check_up(facts(), Stage.PLAN).findings] == ["no-purpose"]
    assert check_up(facts(), Stage.PRACTICE).findings == []


def test_capability_P8_of_a_cycle_that_is_over_or_cancelled_nothing_of_the_plan_is_said_any_more(plan, facts):
    change(plan, purpose={}, guiding_question={}, languages=["es", "en"])
    Segment.objects.all().delete()
    assert len({one.rule.id for one in check_up(facts(), Stage.PLAN).findings}) > 3

    for state in (CycleState.FOLLOW_UP, CycleState.CANCELLED):
        change(plan, state=state)
        Hook.objects.update(state="resolved")
        assert check_up(facts(), Stage.PLAN).findings == []


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("no-guiding-question", {"guiding_question": {}}),
        ("no-purpose", {"purpose": {}}),
        ("no-expected-results", {"expected_results": {}}),
        ("no-target-attendance", {"target_attendance": None}),
        ("no-validation-day", {"validate_by": None}),
        ("early-validation-day", {"validate_by": date(2026, 6, 2)}),
        ("untranslated-title", {"languages": ["es", "en"]}),
    ],
)
def test_capability_P8_what_the_cycle_itself_lacks_is_told(plan, facts_of_rule, rule, values):
    assert facts_of_rule(rule) == []

    change(plan, **values)

    assert facts_of_rule(rule) != []


def test_capability_P8_a_session_that_builds_on_nothing_is_told(plan, facts_of_rule):
    Webinar.objects.get(ordinal=2).builds_on.clear()

    assert facts_of_rule("builds-on-nothing") == ["Session 2 builds on no earlier session"]


def test_capability_P8_a_theme_that_goes_back_or_begins_in_the_middle_is_told_with_its_levels(plan, remarks_of_rule):
    WebinarTheme.objects.filter(webinar__ordinal=2).update(level=3)
    WebinarTheme.objects.filter(webinar__ordinal=3).update(level=2)

    ((fact, advice),) = remarks_of_rule("theme-goes-back")
    assert fact == "“Return” goes back in session 3"
    assert advice.startswith("Session 2 took it to “Applied”, this one only to “Deepened”.")
    assert remarks_of_rule("theme-not-introduced") == []

    WebinarTheme.objects.filter(webinar__ordinal=1).delete()
    assert remarks_of_rule("theme-not-introduced")[0][0] == "“Return” begins in session 2 without being introduced"


def test_capability_P8_a_theme_of_a_cancelled_session_does_not_count(plan, facts_of_rule):
    WebinarTheme.objects.filter(webinar__ordinal=1).update(level=3)
    Webinar.objects.filter(ordinal=1).update(state=WebinarState.CANCELLED)

    assert facts_of_rule("theme-goes-back") == []


def test_capability_P8_a_theme_that_no_session_takes_up_is_told(plan, facts_of_rule):
    Theme.objects.create(cycle=plan, ordinal=2, name={"es": "Justicia"})

    assert facts_of_rule("theme-unused") == ["No session takes up “Justicia”"]


def test_capability_P8_threads_that_lead_back_hang_on_nothing_or_belong_to_nobody_are_told(plan, facts_of_rule):
    Hook.objects.filter(number=2).update(target=Webinar.objects.get(ordinal=1), responsible=None)
    assert facts_of_rule("hook-leads-back") == ["Thread 2 leads from session 2 to no later one"]
    assert facts_of_rule("hook-without-responsible") == ["Nobody sees to thread 2"]

    Webinar.objects.filter(ordinal=1).update(state=WebinarState.CANCELLED)
    assert facts_of_rule("hook-cancelled") == ["Threads 1 and 2 hang on a cancelled session"]


def test_capability_P8_a_session_to_come_without_a_thread_and_one_with_too_many_are_told(plan, facts_of_rule):
    first, last = Webinar.objects.get(ordinal=1), Webinar.objects.get(ordinal=3)
    Hook.objects.filter(number=2).delete()
    assert facts_of_rule("hook-not-planned") == ["Session 2 plans no thread yet"]

    for number in range(4, 8):
        Hook.objects.create(cycle=plan, number=number, text={"es": "¿?"}, origin=first, target=last)
    assert facts_of_rule("crowded-session") == ["4 threads lead to session 3"]


def test_capability_P8_a_public_holiday_counts_on_the_day_it_is_in_that_country(plan, remarks_of_rule):
    InvitedCountry.objects.create(cycle=plan, country="BR", zone="America/Sao_Paulo")
    Webinar.objects.filter(ordinal=1).update(starts_at=datetime(2026, 4, 21, 15, tzinfo=UTC))

    ((fact, advice),) = remarks_of_rule("holiday")
    assert fact == "Session 1 is on a public holiday in Brazil"
    assert "Brazil: Tiradentes" in advice

    Webinar.objects.filter(ordinal=1).update(starts_at=datetime(2026, 4, 22, 2, tzinfo=UTC))
    assert (
        remarks_of_rule("holiday")[0][0] == "Session 1 is on a public holiday in Brazil"
    )  # there it is still the 21st

    Webinar.objects.filter(ordinal=1).update(starts_at=datetime(2026, 4, 22, 4, tzinfo=UTC))
    assert remarks_of_rule("holiday") == []


def test_capability_P8_weekend_pace_and_period_are_told(plan, facts_of_rule):
    for ordinal, day in ((1, 4), (2, 5), (3, 80)):
        Webinar.objects.filter(ordinal=ordinal).update(starts_at=FIRST + timedelta(days=day))

    assert facts_of_rule("weekend") == ["Sessions 1 and 2 are on a weekend"]
    assert facts_of_rule("too-close") == ["Session 2 comes 1 day after session 1"]
    assert facts_of_rule("too-far-apart") == ["75 days pass between sessions 2 and 3"]
    assert facts_of_rule("outside-period") == ["Session 3 lies outside the period of the cycle"]


def test_capability_P8_a_session_before_the_period_names_the_day_on_which_it_begins(plan, remarks_of_rule):
    change(plan, begins_on=date(2026, 5, 12))

    assert remarks_of_rule("outside-period")[0][1].startswith("The cycle begins on 12 May.")


def test_capability_P8_the_hour_there_is_named(plan, remarks_of_rule):
    Webinar.objects.filter(ordinal=2).update(starts_at=FIRST + timedelta(days=14, hours=6))

    ((fact, advice),) = remarks_of_rule("hours")
    assert fact == "Session 2 is outside working hours in Uruguay"
    assert advice.startswith("In Montevideo it is from 18:00 to 19:30.")


def test_capability_P8_a_session_whose_day_passed_in_silence_is_told(plan, facts_of_rule):
    change(plan, state=CycleState.RUNNING, begins_on=date(2026, 3, 1))
    Webinar.objects.filter(ordinal=1).update(starts_at=FIRST - timedelta(days=30))

    assert facts_of_rule("not-told") == ["The day of session 1 has passed and nobody said how it went"]


def test_capability_P8_an_agenda_gives_room_to_dialogue_and_to_a_countrys_experience(plan, facts_of_rule):
    Segment.objects.filter(webinar__ordinal=1, kind="dialogue").update(minutes=10)
    Segment.objects.filter(webinar__ordinal=2, kind="experience").update(country="")

    assert facts_of_rule("little-dialogue") == ["Session 1 leaves less than a third of its time to the dialogue"]
    assert facts_of_rule("no-experience") == []
    assert facts_of_rule("experience-of-nobody") == [
        "“Lo que hicimos” in session 2 does not say which country tells it"
    ]

    Segment.objects.filter(webinar__ordinal=2, kind="experience").update(kind="opening")

    assert facts_of_rule("no-experience") == ["Session 2 tells no country's experience"]
    assert facts_of_rule("experience-of-nobody") == []


def test_capability_P8_over_two_hours_there_is_a_break(plan, facts_of_rule):
    Webinar.objects.filter(ordinal=1).update(minutes=150)
    assert facts_of_rule("no-break") == ["Session 1 lasts over two hours without a break"]

    Segment.objects.filter(webinar__ordinal=1, kind="opening").update(kind="break")
    assert facts_of_rule("no-break") == []


def test_invariant_11_a_part_under_silence_is_not_recorded(plan, remarks_of_rule):
    Segment.objects.filter(webinar__ordinal=1, kind="dialogue").update(regime="closed", may_be_recorded=True)

    assert remarks_of_rule("recorded-in-silence") == [
        (
            "“Diálogo” in session 1 may be recorded under “Closed”",
            "A recording names who spoke and can put them in danger. Do not record this part.",
        )
    ]


def test_capability_P8_a_public_part_of_a_sensitive_cycle_is_told(plan, facts_of_rule):
    Segment.objects.filter(webinar__ordinal=1, kind="experience").update(regime="public")
    assert facts_of_rule("public-in-sensitive") == ["“Lo que hicimos” in session 1 is public in a sensitive cycle"]

    change(plan, is_sensitive=False)
    assert facts_of_rule("public-in-sensitive") == []


def test_capability_P8_every_language_of_the_cycle_is_written_and_interpreted(plan, facts_of_rule):
    InvitedCountry.objects.create(cycle=plan, country="BR", zone="America/Sao_Paulo")
    assert facts_of_rule("no-portuguese") == ["Brazil is invited and Portuguese is no language of the cycle"]
    assert facts_of_rule("no-interpretation") == ["Sessions 1, 2, and 3 have no interpretation into Portuguese"]

    change(plan, languages=["es", "pt-br"])
    Webinar.objects.filter(ordinal=1).update(interpretation=["pt-br"])
    assert facts_of_rule("no-portuguese") == []
    assert facts_of_rule("no-interpretation") == ["Sessions 2 and 3 have no interpretation into Portuguese"]
    assert facts_of_rule("untranslated-title") == [
        "The title of the cycle is not written in Portuguese",
        "The titles of sessions 1, 2, and 3 are not written in Portuguese",
    ]


@pytest.mark.parametrize("link", ["zoom", "meet.example.org/x", "https://", "https://a b.example.org", "http://[::1"])
def test_capability_P8_what_is_no_address_is_no_video_link(plan, facts_of_rule, link):
    Webinar.objects.filter(ordinal=1).update(video_link=link)

    assert not is_well_formed(link)
    assert facts_of_rule("link-malformed") == ["The video link of session 1 is no address"]
    assert facts_of_rule("link-unencrypted") == []


def test_capability_P8_a_link_that_is_open_to_all_expired_or_missing_is_told(plan, facts_of_rule):
    Webinar.objects.filter(ordinal=1).update(video_link="http://video.example.org/j/1")
    Webinar.objects.filter(ordinal=2).update(video_link_until=date(2026, 5, 18))
    assert facts_of_rule("link-unencrypted") == ["The video link of session 1 is not encrypted"]
    assert facts_of_rule("link-expired") == ["The video link of session 2 expires before the session"]

    Webinar.objects.filter(ordinal=1).update(video_link="", starts_at=datetime(2026, 4, 23, 15, tzinfo=UTC))
    assert facts_of_rule("link-missing") == ["Session 1 is near and has no video link"]
    Webinar.objects.filter(ordinal=1).update(starts_at=datetime(2026, 4, 24, 15, tzinfo=UTC))
    assert facts_of_rule("link-missing") == []


def test_capability_P8_the_plan_of_systematisation_is_there_whole_and_in_time(plan, facts_of_rule):
    Milestone.objects.update(due_on=date(2026, 5, 30))
    assert facts_of_rule("early-dates") == ["Every date of the systematisation lies before the last session"]
    Milestone.objects.update(due_on=date(2026, 4, 19))
    assert facts_of_rule("overdue-date") == ["A date of the systematisation has passed: Citas listas"]
    Milestone.objects.all().delete()
    assert facts_of_rule("plan-without-dates") != []

    SystematisationPlan.objects.update(axis={}, object={})
    SystematisationPlan.objects.get().responsible.clear()
    assert len(facts_of_rule("plan-without-object")) == 2
    assert facts_of_rule("plan-without-responsible") == ["Nobody is responsible for the systematisation"]

    SystematisationPlan.objects.all().delete()
    assert facts_of_rule("no-plan") == ["The cycle has no plan of systematisation"]
    assert facts_of_rule("plan-without-dates") == facts_of_rule("plan-without-responsible") == []


def test_capability_P8_twenty_sessions_cost_the_queries_of_three(plan, facts, django_assert_num_queries):
    with django_assert_num_queries(36) as first:
        check_up(facts())
    for place in range(4, 21):
        webinar = Webinar.objects.create(
            cycle=plan, ordinal=place, title={"es": f"Sesión {place}"}, starts_at=FIRST + timedelta(days=14 * place)
        )
        webinar.builds_on.add(Webinar.objects.get(ordinal=place - 1))
        Segment.objects.create(cycle=plan, webinar=webinar, ordinal=1, title="Todo", kind="opening", minutes=9)
        Hook.objects.create(cycle=plan, number=place, text={"es": "¿?"}, origin=webinar, target_kind="product")
        WebinarTheme.objects.create(cycle=plan, webinar=webinar, theme=Theme.objects.get(), level=1)
        Milestone.objects.create(cycle=plan, text="Más", due_on=date(2026, 6, 20))

    with django_assert_num_queries(len(first.captured_queries)):
        assert len(check_up(facts()).findings) > 5
