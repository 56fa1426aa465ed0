"""What countries say of a finding."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.findings.actions.writing import edit_finding, submit_finding, write_finding
from tinkuy.systematisation.rounds.actions.answering import validate_finding


def answer(finding: Finding, person, country: str, verdict: str = "yes", comment: str = "", content_hash: str = ""):
    return validate_finding(
        actor=person,
        finding=finding,
        country=country,
        verdict=verdict,
        comment=comment,
        content_hash=content_hash or finding.content_hash,
    )


def state(finding: Finding) -> str:
    return Finding.objects.get(pk=finding.pk).state


def test_capability_S11_a_finding_is_valid_once_each_country_quoted_answered(submitted, focal_point_pe, focal_point_uy):
    answer(submitted, focal_point_pe, "PE")
    assert state(submitted) == "contrasted"  # silence is not agreement

    answer(submitted, focal_point_uy, "UY", "with_change", "Diga «servicios».")

    assert state(submitted) == "validated"


def test_capability_S11_abstention_counts_as_an_answer(submitted, focal_point_pe, focal_point_uy):
    answer(submitted, focal_point_pe, "PE", "abstention")
    answer(submitted, focal_point_uy, "UY")

    assert state(submitted) == "validated"


def test_capability_S11_an_objection_keeps_it_in_validation_and_stays_with_it(
    submitted, focal_point_pe, focal_point_uy
):
    answer(submitted, focal_point_pe, "PE")
    answer(submitted, focal_point_uy, "UY")

    answer(submitted, focal_point_uy, "UY", "objection", "No fue así en mi país.")

    assert state(submitted) == "contrasted"
    assert Validation.objects.get(country="UY").comment == "No fue así en mi país."


def test_capability_S11_only_the_countrys_own_focal_point_answers_for_it(submitted, focal_point_pe, coordination):
    with pytest.raises(Refused, match="Only the focal point of Uruguay"):
        answer(submitted, focal_point_pe, "UY")
    with pytest.raises(Refused, match="Your role"):
        answer(submitted, coordination, "PE")

    assert Validation.objects.count() == 0


def test_nobody_validates_their_own_finding(coded, focal_point_pe):
    own = write_finding(actor=focal_point_pe, cycle=coded[0].cycle, kind="risk", text={"es": "Propio"}, excerpts=coded)
    submit_finding(actor=focal_point_pe, finding=own)

    with pytest.raises(Refused, match="You wrote this finding"):
        answer(own, focal_point_pe, "PE")


def test_capability_S11_words_that_changed_meanwhile_are_refused(submitted, systematisation, focal_point_pe):
    read = submitted.content_hash
    edit_finding(actor=systematisation, finding=submitted, text={"es": "Otras palabras."})

    with pytest.raises(Refused, match="changed meanwhile"):
        answer(submitted, focal_point_pe, "PE", content_hash=read)


def test_a_change_and_an_objection_say_what(submitted, focal_point_pe):
    with pytest.raises(Refused, match="the change"):
        answer(submitted, focal_point_pe, "PE", "with_change")
    with pytest.raises(Refused, match="the reason"):
        answer(submitted, focal_point_pe, "PE", "objection", "  ")
    with pytest.raises(Refused, match="Choose one"):
        answer(submitted, focal_point_pe, "PE", "maybe")


def test_the_same_answer_twice_is_one_answer(submitted, focal_point_pe):
    first = answer(submitted, focal_point_pe, "PE")

    assert answer(submitted, focal_point_pe, "PE") == first
    assert Validation.objects.count() == 1


def test_a_finding_that_was_not_submitted_is_not_validated(finding, focal_point_pe):
    with pytest.raises(Refused, match="not submitted"):
        answer(finding, focal_point_pe, "PE")


def test_a_country_that_is_not_quoted_may_answer_and_is_not_waited_for(
    coded, cues, systematisation, focal_point_pe, focal_point_uy
):
    second = code_passage(actor=systematisation, cue=cues[1], start=0, end=5, kind="risk")
    only_peru = write_finding(
        actor=systematisation, cycle=coded[0].cycle, kind="risk", text={"es": "x"}, excerpts=[coded[0], second]
    )
    submit_finding(actor=systematisation, finding=only_peru)

    answer(only_peru, focal_point_uy, "UY")
    assert state(only_peru) == "contrasted"
    answer(only_peru, focal_point_pe, "PE")

    assert state(only_peru) == "validated"
