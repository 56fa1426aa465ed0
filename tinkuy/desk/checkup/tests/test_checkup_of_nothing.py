"""A check says that something is in order only where it could have found it wrong; of nothing it says nothing."""

import json
import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from tinkuy.convening.invitations.models import InvitationWave
from tinkuy.desk.checkup.running import RULES, Stage, check_up
from tinkuy.desk.dashboard.queries import STEPS, country_steps
from tinkuy.desk.due.next_step import next_step, step_facts
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding


def passed(facts) -> list[str]:
    return [rule.id for rule in check_up(facts()).passed]


@pytest.fixture
def only_a_postponed_one_left(scoped: Cycle, webinars) -> Cycle:
    Webinar.objects.filter(pk=webinars[2].pk).update(state=WebinarState.POSTPONED)
    Cycle.objects.update(state=CycleState.RUNNING)
    scoped.refresh_from_db()
    return scoped


@pytest.fixture
def empty(scoped: Cycle) -> Cycle:
    """A cycle just started: nothing is written, nobody is invited, nothing was held."""
    InvitedCountry.objects.all().delete()
    return scoped


@pytest.mark.parametrize("state", [CycleState.IDEA, CycleState.RUNNING, CycleState.FOLLOW_UP, CycleState.CANCELLED])
def test_capability_P8_of_an_empty_cycle_no_rule_has_praise(empty, facts, state):
    Cycle.objects.update(state=state)
    empty.refresh_from_db()

    looked = check_up(facts())

    assert [str(rule.passed) for rule in looked.passed] == []
    assert len(looked.not_applicable) + len({one.rule.id for one in looked.findings}) == len(RULES)


def test_capability_P8_every_rule_names_what_it_looks_at(empty, facts):
    assert all(str(rule.precondition.looks_at) for rule in RULES)
    assert {"the held sessions", "the threads"} <= {name for name, _rules in check_up(facts()).idle_preconditions}


def test_capability_P8_a_cycle_that_invited_nobody_is_not_told_that_invitations_were_sent(scoped, facts):
    assert "no-invitation" not in passed(facts)

    for country in ("PE", "UY"):
        InvitationWave.objects.create(cycle=scoped, country=country, sent_on=date(2026, 2, 1), invited=0)
    assert "no-invitation" not in passed(facts)

    InvitationWave.objects.update(invited=20)
    assert "no-invitation" in passed(facts)


def test_capability_P8_a_recommendation_without_any_quote_is_not_said_to_rest_on_two(make_finding, facts):
    make_finding(1, quotes=["PE", "UY"])
    assert "single-quote" in passed(facts)

    make_finding(2, quotes=[])
    assert "single-quote" not in passed(facts)


def test_capability_P8_a_session_whose_quotes_say_no_country_has_quotes(make_finding, facts):
    make_finding(1, quotes=["PE"])
    Excerpt.objects.update(country="")

    assert "uncoded-transcript" in passed(facts)
    assert "country-unheard" not in passed(facts)


def test_capability_S1_a_country_has_validated_only_when_it_said_its_word(make_finding, facts):
    make_finding(1, quotes=["PE"], state="proposed")

    validates = [row.are_done[STEPS.index("Validate its findings")] for row in country_steps(facts())]
    assert validates == [False, False]


def test_capability_S1_the_dashboard_of_an_empty_cycle_says_that_there_is_nothing_to_look_at(
    signed_in, coordination, empty
):
    page = signed_in(coordination).get(reverse("desk:dashboard", args=[empty.slug])).content.decode()

    assert "in order" not in page
    assert "nothing to look at" in page
    assert "Invitations were sent" not in page
    convene = signed_in(coordination).get(
        reverse("desk:check_up", args=[empty.slug]), {"stage": Stage.CONVENE}
    ).content.decode()  # fmt: skip
    assert "There is nothing to look at here yet." in convene


def test_capability_P8_the_command_counts_apart_what_has_nothing_to_look_at(empty):
    words, errors = StringIO(), StringIO()
    for out, more in ((words, []), (errors, ["--json"])):
        call_command("check_up", empty.slug, "--language", "en", *more, stdout=out)

    assert "in order" not in words.getvalue()
    assert "have nothing to look at: " in words.getvalue()
    assert json.loads(errors.getvalue())["passed"] == []
    assert "no-invitation" in json.loads(errors.getvalue())["not_applicable"]


def test_evidence_is_what_the_rules_of_findings_look_at(make_finding, facts):
    make_finding(1, quotes=["PE", "UY"])
    assert Evidence.objects.count() == 2
    assert "no-evidence" in passed(facts)

    Finding.objects.all().delete()
    assert "no-evidence" not in passed(facts)


def test_capability_P16_the_next_step_does_not_close_a_cycle_that_still_owes_a_postponed_session(
    only_a_postponed_one_left,
):
    cycle = only_a_postponed_one_left
    step = next_step(cycle, step_facts([cycle])[cycle.pk], {"coordination"})

    assert str(step.words) == "Set a new day for session 3"


def test_the_dashboard_of_an_empty_cycle_does_not_say_that_nothing_is_pending(empty, signed_in, coordination):
    page = signed_in(coordination).get(reverse("desk:dashboard", args=[empty.slug])).text

    ahead = page.partition('id="due"')[2].partition("</section>")[0]
    assert "Nothing with a date is ahead. What is to be mended stands in the check-up." in ahead
    assert re.search(r"The next step: <a href=\S+>Add the first session</a>", ahead)


def test_the_reports_of_an_empty_cycle_offer_no_list_of_nobody_and_say_the_first_step(
    empty, signed_in, coordination, make_registrations
):
    browser, reports = signed_in(coordination), reverse("desk:reports", args=[empty.slug])
    lists = [reverse("attendance:export_list", args=[empty.slug, kind]) for kind in ("registrations", "attendance")]
    offered = [*lists, reverse("attendance:take_addresses", args=[empty.slug])]

    page = browser.get(reports).text
    assert [one for one in offered if one in page] == []
    assert "Nobody is registered and no attendance is imported" in page
    assert "The cycle has no sessions yet: that is the first step." in page
    assert reverse("attendance:attendance", args=[empty.slug]) not in page.partition("<main")[2]

    make_registrations("PE", 1)
    assert [one for one in offered if one in browser.get(reports).text] == [offered[0], offered[2]]
