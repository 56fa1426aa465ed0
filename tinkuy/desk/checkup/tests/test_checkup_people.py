"""The check-up of who hosts, speaks and stands for a country."""

from dataclasses import replace
from datetime import date

from tinkuy.desk.checkup.facts import Speakers
from tinkuy.desk.checkup.rule import Severity
from tinkuy.desk.checkup.running import check_up
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar

from .planned import change


def test_capability_P8_hosting_goes_around(plan, facts_of_rule):
    Webinar.objects.update(host_country="PE")
    assert facts_of_rule("host-share") == ["Peru hosts 3 of 3 sessions"]

    Webinar.objects.filter(ordinal__gt=1).update(host_country="")
    assert facts_of_rule("no-host") == ["No country hosts sessions 2 and 3"]


def test_capability_P8_countries_are_balanced_in_the_agendas(plan, facts_of_rule):
    for place in (4, 5):
        Segment.objects.create(
            cycle=plan, webinar=Webinar.objects.get(ordinal=1), ordinal=place, title="Más", minutes=1,
            kind="experience", country="PE",
        )  # fmt: skip
    Segment.objects.filter(country="UY").update(country="PE")

    assert facts_of_rule("country-without-part") == ["No agenda tells the experience of Uruguay"]
    assert facts_of_rule("country-tells-most") == ["Peru tells 5 of 5 experiences"]


def test_capability_P8_who_speaks_is_balanced_and_agreed_to_be_shown(plan, facts):
    speakers = Speakers({"PE": 4, "UY": 1}, {"government": 5}, women=1, men=4, lacking_consent=1)

    found = {one.rule.id: one for one in check_up(replace(facts(), speakers=speakers)).findings}

    assert set(found) == {"speakers-country", "speakers-sector", "speakers-sex", "speaker-consent"}
    assert found["speakers-sex"].remark.fact == "Fewer than a third of the speakers are women"
    assert found["speaker-consent"].rule.severity == Severity.TO_SOLVE
    assert found["speaker-consent"].remark.fact == "Speakers or counterparts have a consent still to be asked for"


def test_capability_P8_few_speakers_say_nothing_of_balance(plan, facts):
    speakers = Speakers({"PE": 3}, {"government": 3}, women=0, men=3)

    assert check_up(replace(facts(), speakers=speakers)).findings == []


def test_capability_P8_an_unanswered_proposal_is_told_once_the_call_is_over(plan, facts):
    change(plan, call_until=date(2026, 4, 19))

    (found,) = check_up(replace(facts(), proposals_waiting=2)).findings
    assert found.remark.fact == "The call for themes is over and 2 proposals have no answer yet"
    change(plan, call_until=date(2026, 4, 20))
    assert check_up(replace(facts(), proposals_waiting=2)).findings == []


def test_capability_P8_a_focal_point_who_cannot_enter_leaves_the_country_without_a_voice(
    plan, facts_of_rule, focal_point_uy
):
    focal_point_uy.is_active = False
    focal_point_uy.save()

    assert facts_of_rule("no-focal-point") == []
    assert facts_of_rule("focal-point-left") == ["The focal point of Uruguay can no longer enter"]
    assert facts_of_rule("consent-of-closed-account") == [
        "A closed account of Uruguay still holds a consent to be shown"
    ]


def test_capability_P8_one_person_for_two_countries_is_told(plan, facts_of_rule, focal_point_pe):
    TeamRole.objects.filter(country="UY").update(person=focal_point_pe)

    assert facts_of_rule("one-for-several") == ["One person is focal point of Peru and Uruguay"]


def test_invariant_21_a_focal_point_without_consent_is_asked_not_shown(plan, facts_of_rule):
    TeamRole.objects.filter(country="UY").update(public_since=None)

    assert facts_of_rule("not-shown") == ["The public page does not show the focal point of Uruguay"]
