"""Findings beside one another: links, two that become one, one that becomes two; and changes that countries ask for."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState, Validation
from tinkuy.systematisation.findings.actions.relating import answer_change, link_findings, merge_findings, split_finding
from tinkuy.systematisation.findings.actions.writing import edit_finding, write_finding
from tinkuy.systematisation.findings.models import FindingLink
from tinkuy.systematisation.findings.queries import related_to
from tinkuy.systematisation.rounds.actions.answering import validate_finding

PAGE = "/en/team/c/ciclo-de-prueba/systematise/"


@pytest.fixture
def other(cues, systematisation) -> Finding:
    """A second lesson, on two quotes of its own."""
    quotes = [code_passage(actor=systematisation, cue=cue, start=0, end=7, kind="lesson") for cue in (cues[1], cues[2])]
    return write_finding(
        actor=systematisation, cycle=quotes[0].cycle, kind="lesson", text={"es": "Escuchar."}, excerpts=quotes
    )


@pytest.fixture
def recommendation(coded, systematisation) -> Finding:
    return write_finding(
        actor=systematisation,
        cycle=coded[0].cycle,
        kind="recommendation",
        text={"es": "Abrir un canal."},
        details={"inside": {"es": "Equipos"}},
        excerpts=coded,
    )


def test_capability_S10_a_lesson_leads_to_a_recommendation_and_never_back(finding, recommendation, systematisation):
    link_findings(actor=systematisation, origin=finding, target=recommendation)

    assert [one.target for one in related_to(finding).leads_to] == [recommendation]
    assert [one.origin for one in related_to(recommendation).comes_from] == [finding]
    with pytest.raises(Refused, match="linked already"):
        link_findings(actor=systematisation, origin=finding, target=recommendation)
    with pytest.raises(Refused, match="leads on"):
        link_findings(actor=systematisation, origin=recommendation, target=finding)


def test_capability_S10_a_merged_finding_leaves_its_quotes_its_links_and_an_address_that_leads_on(
    finding, other, recommendation, systematisation, signed_in
):
    link_findings(actor=systematisation, origin=other, target=recommendation)

    remaining = merge_findings(
        actor=systematisation, into=finding, merged=other, text={"es": "Atender y escuchar primero."}
    )

    assert Evidence.objects.filter(finding=remaining).count() == 4
    assert [one.target for one in related_to(remaining).leads_to] == [recommendation]
    assert Finding.objects.get(pk=other.pk).state == FindingState.REPLACED
    page = signed_in(systematisation).get(f"{PAGE}findings/{other.public_id}/").content.decode()
    assert "It is part of LE-1 now." in page
    with pytest.raises(Refused, match="became another finding"):
        edit_finding(actor=systematisation, finding=other, text={"es": "x"})


def test_capability_S10_what_was_said_of_a_merged_finding_stays_and_the_kept_one_is_asked_again(
    submitted, other, systematisation, focal_point_pe, focal_point_uy
):
    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        validate_finding(
            actor=person, finding=submitted, country=country, verdict="yes", content_hash=submitted.content_hash
        )
    assert Finding.objects.get(pk=submitted.pk).state == "validated"

    merge_findings(actor=systematisation, into=submitted, merged=other, text={"es": "Atender y escuchar."})

    assert Finding.objects.get(pk=submitted.pk).state == "contrasted"
    assert Validation.objects.filter(finding=submitted).count() == 2


def test_capability_S10_only_open_findings_of_one_kind_are_merged(finding, other, recommendation, systematisation):
    with pytest.raises(Refused, match="same kind"):
        merge_findings(actor=systematisation, into=finding, merged=recommendation, text=finding.text)
    Finding.objects.filter(pk=other.pk).update(state="published")
    with pytest.raises(Refused, match="LE-2 is published"):
        merge_findings(actor=systematisation, into=finding, merged=other, text=finding.text)
    with pytest.raises(Refused, match="LE-2 is published"):
        split_finding(actor=systematisation, finding=other, excerpts=[], text={"es": "x"})
    assert FindingLink.objects.count() == 0


def test_capability_S10_a_split_finding_keeps_the_quotes_that_were_not_chosen(finding, other, systematisation):
    whole = merge_findings(actor=systematisation, into=finding, merged=other, text={"es": "Ambas cosas."})
    quotes = list(whole.excerpts.all())

    new = split_finding(actor=systematisation, finding=whole, excerpts=quotes[:2], text={"es": "Escuchar primero."})

    assert (new.label, new.state, new.excerpts.count(), whole.excerpts.count()) == ("LE-3", "proposed", 2, 2)
    assert [one.origin for one in related_to(new).split_from] == [whole]
    with pytest.raises(Refused, match="choose at least two"):
        split_finding(actor=systematisation, finding=whole, excerpts=quotes[2:], text={"es": "x"})


def test_capability_S10_merging_and_splitting_have_their_pages(finding, other, signed_in, systematisation):
    client = signed_in(systematisation)
    merge, split = (f"{PAGE}findings/{finding.public_id}/{deed}/" for deed in ("merge", "split"))
    assert "Escuchar." in client.get(merge).content.decode()
    refused = client.post(split, {"text": "x"})

    client.post(merge, {"merged": other.public_id, "text": "Atender y escuchar.", "read_as": finding.content_hash})
    quotes = [one.public_id for one in finding.excerpts.all()[:2]]
    client.post(split, {"excerpts": quotes, "text": "Escuchar primero."})

    assert refused.status_code == 422
    assert FindingLink.objects.count() == 2
    assert Finding.objects.count() == 3


def test_capability_S11_a_change_is_taken_into_the_words_and_asked_again(
    submitted, systematisation, focal_point_pe, signed_in
):
    given = validate_finding(
        actor=focal_point_pe,
        finding=submitted,
        country="PE",
        verdict="with_change",
        proposed="Atender primero abre la confianza.",
        language="es",
        content_hash=submitted.content_hash,
    )
    client, address = signed_in(systematisation), f"{PAGE}changes/{given.pk}/"
    page = client.get(address).content.decode()
    assert "<del>" in page
    assert "Atender primero abre la confianza.</textarea>" in page

    answer = client.post(address, {"text_es": "Atender primero abre la confianza."}, follow=True).content.decode()

    finding = Finding.objects.get()
    assert (finding.text["es"], finding.state) == ("Atender primero abre la confianza.", "contrasted")
    assert "The countries quoted are asked again." in answer
    assert not Validation.objects.get().asks


def test_capability_S11_a_change_that_is_not_taken_in_is_answered_and_printed(
    submitted, systematisation, focal_point_pe
):
    given = validate_finding(
        actor=focal_point_pe,
        finding=submitted,
        country="PE",
        verdict="objection",
        comment="No fue así.",
        content_hash=submitted.content_hash,
    )
    with pytest.raises(Refused, match="what became of it"):
        answer_change(actor=systematisation, validation=given, resolution=" ")

    answer_change(actor=systematisation, validation=given, resolution="Se agregó como condición.")

    with pytest.raises(Refused, match="answered this already"):
        answer_change(actor=systematisation, validation=given, resolution="Otra vez.")
    assert Finding.objects.get().state == "contrasted"  # the objection stands until the country says otherwise
