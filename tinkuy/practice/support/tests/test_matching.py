"""Who could help and why: a rule that says its reasons."""

import pytest
from django.utils import translation

from tinkuy.dialogue.notes.models import Note
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import InvitedCountry
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.responses.models import Openness, Response
from tinkuy.practice.support.actions.asking import take_offer
from tinkuy.practice.support.matching import matches_for
from tinkuy.practice.verification.actions import begin_verification, write_verifying_voice
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Validation


def sentences(finding, country: str = "PE", **options: object) -> list[str]:
    return [match.sentence for match in matches_for(finding, country, **options)]


def test_capability_R9_a_match_says_why_in_the_reader_s_language(
    recommendation, doing, focal_point_pe, focal_point_uy, focal_point_bo
):
    response = doing("UY")
    verification = begin_verification(
        actor=focal_point_uy, response=response, verifier="peer", country="BO", questions=["¿Se hace?"]
    )
    write_verifying_voice(
        actor=focal_point_bo, verification=verification, voice={1: ("", "met")}, basis="Visita.", conclude=True
    )

    with translation.override("es"):
        assert sentences(recommendation) == [
            "Uruguay: en práctica desde el 18 de septiembre de 2026, verificado por Bolivia; responde en español"
        ]
    with translation.override("pt-br"):
        assert sentences(recommendation) == [
            "Uruguai: em prática desde 18 de setembro de 2026 (verificação: Bolívia); responde em espanhol"
        ]


def test_who_does_it_comes_before_who_does_another_thing_on_the_same_theme(
    recommendation, make_finding, doing, focal_point_uy, focal_point_bo, webinars
):
    other = make_finding(number=7)
    code = Code.objects.create(
        cycle=recommendation.cycle, kind=FindingKind.RECOMMENDATION, number=1, name={"es": "Derivación"}
    )
    for finding in (recommendation, other):
        note = Note.objects.create(cycle=finding.cycle, webinar=webinars[0], kind="recommendation", text="Derivar.")
        excerpt = Excerpt.objects.create(
            cycle=finding.cycle, webinar=webinars[0], source="note", note=note, code=code, start=0, end=8, start_ms=0
        )
        Evidence.objects.create(cycle=finding.cycle, finding=finding, excerpt=excerpt)
    doing("BO", other)
    doing("UY", state="under_way")

    matches = matches_for(recommendation, "PE")

    assert [match.country for match in matches] == ["UY", "BO"]
    assert "RE-7 in practice, on the same theme (Derivación)" in matches[1].why


def test_what_is_offered_to_all_comes_first_until_the_country_has_taken_it(
    recommendation, offer_of_uruguay, doing, focal_point_pe, focal_point_bo
):
    doing("BO")
    [first, second] = matches_for(recommendation, "PE")
    assert (first.country, first.offers, second.country) == ("UY", [offer_of_uruguay], "BO")

    take_offer(actor=focal_point_pe, offer=offer_of_uruguay, country="PE")

    assert [match.country for match in matches_for(recommendation, "PE")] == ["BO"]


def test_neither_the_asking_country_nor_one_that_left_is_named(recommendation, doing, focal_point_uy):
    doing("PE")
    doing("UY")
    InvitedCountry.objects.filter(country="UY").delete()

    assert matches_for(recommendation, "PE") == []


def test_everybody_reads_only_what_the_country_shows(recommendation, doing, focal_point_uy: Person):
    doing("UY")
    Validation.objects.create(
        cycle=recommendation.cycle, finding=recommendation, country="UY", verdict="yes",
        content_hash=recommendation.content_hash,
    )  # fmt: skip
    assert sentences(recommendation, for_everybody=True) == []

    Response.objects.update(openness=Openness.STATE)

    assert sentences(recommendation, for_everybody=True) == ["Uruguay: in practice since 18 September 2026"]
    assert "agreed with RE-3" in sentences(recommendation)[0]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_rule_asks_as_much_of_many_answers_as_of_one(
    recommendation, make_finding, doing, focal_point_uy, rows, django_assert_max_num_queries
):
    for number in range(rows):
        doing("UY", make_finding(number=20 + number))
    doing("UY")

    with django_assert_max_num_queries(14):
        matches_for(recommendation, "PE")


def test_capability_R5_who_adopted_it_from_another_country_is_named_for_that(recommendation, focal_point_bo):
    Adoption.objects.create(
        cycle=recommendation.cycle, finding=recommendation, country="BO", origin_country="UY", state="adopted",
        context="…", planned_changes="…", core_elements="…", adaptations="…", adopted_on="2026-09-27",
        analysed_on="2026-09-20",
    )  # fmt: skip

    assert sentences(recommendation) == ["Bolivia: adopted it from another country; answers in Spanish"]
    assert sentences(recommendation, for_everybody=True) == []
