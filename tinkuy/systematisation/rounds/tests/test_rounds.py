"""Rounds of validation: opened with a deadline and a rule for silence, reminded of, closed by the clock."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.conftest import MONDAY
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.findings.actions.writing import edit_finding, submit_finding, write_finding
from tinkuy.systematisation.rounds.actions import opening as opening_actions
from tinkuy.systematisation.rounds.actions.answering import validate_finding
from tinkuy.systematisation.rounds.actions.opening import close_due_rounds, extend_round
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.rounds.queries.results import result_of, sentence_of
from tinkuy.systematisation.rounds.queries.standing import round_summary
from tinkuy.systematisation.rounds.reminders import remind_country, remind_of_rounds

from .mails import mails


def answer(finding: Finding, person, country: str, verdict: str = "yes", *, day: float = 1, **said: str) -> Validation:
    finding.refresh_from_db()
    words = {"verdict": verdict, "content_hash": finding.content_hash, **said}
    with after(day):
        return validate_finding(actor=person, finding=finding, country=country, **words)


def state(finding: Finding) -> str:
    return Finding.objects.get(pk=finding.pk).state


def after(days: float):
    return clock.at(MONDAY + timedelta(days=days))


def test_capability_S11_a_round_owes_each_focal_point_a_link_and_states_its_rule(
    open_round, focal_point_pe, focal_point_uy
):
    opened = open_round("consents")

    owed = mails("validation-round")
    assert set(owed) == {focal_point_pe.email, focal_point_uy.email}
    assert {(words["count"], words["silence"], words["day"]) for words in owed.values()} == {
        (1, "consents", "4 de mayo de 2026")
    }
    assert (opened.number, opened.cycle.validate_by) == (1, opened.closes_on)


def test_capability_S11_silence_is_no_agreement_unless_the_round_says_so(open_round, finding, focal_point_pe):
    open_round("no_answer")
    answer(finding, focal_point_pe, "PE")

    with after(20):
        assert close_due_rounds() == 1

    assert state(finding) == "contrasted"


def test_capability_S11_where_silence_is_no_objection_it_counts_only_after_the_deadline(
    open_round, finding, focal_point_pe
):
    open_round("consents")
    answer(finding, focal_point_pe, "PE")
    with after(14):
        close_due_rounds()
    assert state(finding) == "contrasted"

    with after(15.5):
        close_due_rounds()
        assert close_due_rounds() == 0

    assert state(finding) == "validated"


def test_capability_S11_silence_of_all_validates_nothing(open_round, finding):
    open_round("consents")

    with after(15.5):
        close_due_rounds()

    assert state(finding) == "contrasted"


def test_capability_S11_an_objection_outweighs_every_silence(open_round, finding, focal_point_pe, focal_point_uy):
    open_round("consents")
    answer(finding, focal_point_pe, "PE")
    answer(finding, focal_point_uy, "UY", "objection", comment="No fue así.")

    with after(15.5):
        close_due_rounds()

    assert state(finding) == "contrasted"


def test_capability_S11_silence_about_words_that_changed_at_the_end_means_nothing(
    open_round, finding, systematisation, focal_point_pe
):
    open_round("consents")
    with after(13):
        edit_finding(actor=systematisation, finding=finding, text={"es": "Otras palabras."})
    answer(finding, focal_point_pe, "PE", day=13.5)

    with after(15.5):
        close_due_rounds()

    assert state(finding) == "contrasted"


def test_capability_S11_other_words_ask_again_about_that_finding_alone(
    open_round, finding, cues, systematisation, focal_point_pe
):
    other = second_finding(cues, systematisation)
    open_round(findings=[finding, other])
    answer(other, focal_point_pe, "PE")
    assert mails("validation-one") == {}

    with after(1):
        edit_finding(actor=systematisation, finding=finding, text={"es": "Otras palabras."})

    assert {words["label"] for words in mails("validation-one").values()} == {finding.label}
    assert Validation.objects.get(finding=other).content_hash == other.content_hash


def second_finding(cues, systematisation) -> Finding:
    quotes = [code_passage(actor=systematisation, cue=cue, start=0, end=7, kind="risk") for cue in (cues[0], cues[1])]
    return write_finding(
        actor=systematisation, cycle=quotes[0].cycle, kind="risk", text={"es": "Bajan."}, excerpts=quotes
    )


def test_capability_S11_only_who_owes_is_reminded_a_week_and_a_day_before_and_once(
    open_round, finding, focal_point_pe, focal_point_uy
):
    open_round()
    answer(finding, focal_point_pe, "PE")

    for days in (1, 7, 7.1, 13, 13.1):
        with after(days):
            remind_of_rounds()

    reminders = Notice.objects.filter(kind="validation-reminder")
    assert reminders.count() == 2
    assert set(mails("validation-reminder")) == {focal_point_uy.email}


def test_capability_S11_a_country_is_reminded_by_one_press_at_most_once_a_day(
    open_round, systematisation, finding, focal_point_pe
):
    opened = open_round()
    answer(finding, focal_point_pe, "PE")
    with after(2):
        assert remind_country(actor=systematisation, opened=opened, country="UY") == 1

        with pytest.raises(Refused, match="Uruguay was reminded today"):
            remind_country(actor=systematisation, opened=opened, country="UY")
        with pytest.raises(Refused, match="Peru has answered everything"):
            remind_country(actor=systematisation, opened=opened, country="PE")
    with after(20), pytest.raises(Refused, match="closed"):
        remind_country(actor=systematisation, opened=opened, country="UY")


def test_capability_S11_who_was_only_just_asked_is_not_reminded(open_round, systematisation, signed_in):
    opened, page = open_round(), "/en/team/c/ciclo-de-prueba/systematise/rounds/1/"
    client = signed_in(systematisation)
    for day in (0, 1):
        with after(day):
            read = client.get(page).content.decode()
            assert ("Remind Uruguay" in read, "you can remind those who have not answered" in read) == (False, True)
            with pytest.raises(Refused, match="you can remind from"):
                remind_country(actor=systematisation, opened=opened, country="UY")
    ValidationRound.objects.update(closes_on=MONDAY.date() + timedelta(days=2))

    with after(1):  # the last day but one
        assert "Remind Uruguay" in client.get(page).content.decode()


def test_capability_S11_a_round_needs_days_findings_and_a_rule(open_round, finding, systematisation, observer):
    def opening(actor=systematisation, **other):
        asked = {"findings": [finding], "closes_on": MONDAY.date() + timedelta(days=9), "silence": "no_answer"}
        with clock.at(MONDAY):
            opening_actions.open_round(actor=actor, cycle=finding.cycle, **asked | other)

    with pytest.raises(Refused, match="three days"):
        opening(closes_on=MONDAY.date() + timedelta(days=2))
    with pytest.raises(Refused, match="Choose the findings"):
        opening(findings=[])
    with pytest.raises(Refused, match="what it means"):
        opening(silence="")
    with pytest.raises(Refused, match="Your role"):
        opening(actor=observer)
    assert ValidationRound.objects.count() == 0
    open_round()
    with pytest.raises(Refused, match="open already"):
        opening()


def test_capability_S11_a_round_may_become_longer_and_never_shorter(open_round, systematisation):
    opened = open_round()
    with after(2):
        with pytest.raises(Refused, match="later day"):
            extend_round(actor=systematisation, opened=opened, closes_on=opened.closes_on)
        later = opened.closes_on + timedelta(days=5)

        extend_round(actor=systematisation, opened=opened, closes_on=later)

    assert ValidationRound.objects.get().closes_on == later


def test_capability_S11_the_result_says_who_agreed_who_changes_and_who_was_silent(
    open_round, finding, focal_point_pe, focal_point_uy
):
    opened = open_round()
    answer(finding, focal_point_pe, "PE", "with_change", comment="Diga «servicios».")

    result = result_of(round_summary(opened).findings[0].finding, ("PE", "UY"), ())

    assert sentence_of(result, "en") == (
        "Validated by 1 of 2 countries; Peru with a change; Uruguay without an answer."
    )


def test_capability_S11_invariant_24_every_country_stands_in_the_round(open_round):
    summary = round_summary(open_round())

    assert {one.country for one in summary.standings} == set(summary.countries)
    assert [one.country for one in summary.owing] == ["PE", "UY"]


def test_capability_S11_what_is_submitted_while_a_round_is_open_joins_it(open_round, finding, cues, systematisation):
    opened = open_round()
    other = second_finding(cues, systematisation)

    with after(1):
        submit_finding(actor=systematisation, finding=other)

    assert set(opened.findings.all()) == {finding, other}
    assert Notice.objects.filter(kind="findings-to-validate").count() == 0


def test_capability_S11_the_team_sees_who_owes_an_answer_and_reminds_by_a_press(open_round, signed_in, coordination):
    open_round()
    client = signed_in(coordination)
    with after(2):
        page = client.get("/en/team/c/ciclo-de-prueba/systematise/rounds/1/").content.decode()
        assert "2 countries have not answered yet" in page
        assert "Silence does not count as agreement" in page
        assert "Remind Uruguay" in page

        reminded = client.post(
            "/en/team/c/ciclo-de-prueba/systematise/rounds/1/remind/", {"country": "UY"}, follow=True
        ).content.decode()

    assert "Uruguay gets a reminder by mail." in reminded


def test_capability_S11_a_round_is_opened_on_its_page(
    finding, signed_in, systematisation, focal_point_pe, focal_point_uy
):
    client, page = signed_in(systematisation), "/en/team/c/ciclo-de-prueba/systematise/rounds/new/"
    none_yet = client.get("/en/team/c/ciclo-de-prueba/systematise/rounds/").text
    assert none_yet.count("rounds/new/") == 1, "one button that opens it, below the reason"
    with clock.at(MONDAY):
        assert "Silence is no objection" in client.get(page).content.decode()
        refused = client.post(page, {"findings": [finding.public_id], "closes_on": "2026-04-21", "silence": "consents"})
        client.post(page, {"findings": [finding.public_id], "closes_on": "2026-05-04", "silence": "consents"})

    assert refused.status_code == 422
    assert "Give the countries three days at least" in refused.content.decode()
    assert ValidationRound.objects.get().silence == "consents"
