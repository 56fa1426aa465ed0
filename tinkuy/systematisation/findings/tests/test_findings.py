"""Writing findings and their evidence."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding
from tinkuy.systematisation.evidence.queries import findings, lookup
from tinkuy.systematisation.findings.actions.writing import (
    add_evidence,
    edit_finding,
    mark_published,
    reject_finding,
    remove_evidence,
    submit_finding,
    write_finding,
)
from tinkuy.systematisation.rounds.actions.answering import validate_finding


def test_capability_S10_a_finding_rests_on_two_quotes_of_two_countries(finding):
    summary = findings.findings_of_cycle(finding.cycle)[0]

    assert (finding.label, finding.state) == ("LE-1", "proposed")
    assert (len(summary.quotes), summary.countries, summary.webinars, summary.speakers) == (2, ("PE", "UY"), 1, 2)
    assert summary.per_webinar == (2, 0, 0)


def test_capability_S10_with_one_quote_it_can_only_be_a_proposal(coded, systematisation):
    words = {"cycle": coded[0].cycle, "kind": "risk", "text": {"es": "Algo"}}

    with pytest.raises(Refused, match="at least two quotes"):
        write_finding(actor=systematisation, excerpts=[coded[0], coded[0]], **words)
    with pytest.raises(Refused, match="choose at least two"):
        write_finding(actor=systematisation, excerpts=[], is_proposal=True, **words)
    proposal = write_finding(actor=systematisation, excerpts=[coded[0]], is_proposal=True, **words)

    assert (proposal.label, proposal.is_proposal) == ("RI-1", True)


def test_a_finding_needs_words_in_the_main_language(coded, systematisation):
    with pytest.raises(Refused, match="main language"):
        write_finding(actor=systematisation, cycle=coded[0].cycle, kind="risk", text={"en": "x"}, excerpts=coded)


def test_facilitation_and_observers_may_not_write_findings(coded, observer):
    with pytest.raises(Refused, match="Your role"):
        write_finding(actor=observer, cycle=coded[0].cycle, kind="risk", text={"es": "x"}, excerpts=coded)

    assert Finding.objects.count() == 0


def test_capability_S11_submitting_owes_a_message_to_the_focal_points_of_the_countries_quoted(
    finding, systematisation, focal_point_pe, focal_point_uy
):
    submit_finding(actor=systematisation, finding=finding)

    owed = Notice.objects.filter(kind="findings-to-validate")
    assert {notice.person for notice in owed} == {focal_point_pe, focal_point_uy}
    assert finding.state == "contrasted"
    with pytest.raises(Refused, match="already submitted"):
        submit_finding(actor=systematisation, finding=finding)
    assert owed.count() == 2


def test_other_words_take_a_finding_back_to_validation(submitted, systematisation, focal_point_pe, focal_point_uy):
    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        validate_finding(
            actor=person, finding=submitted, country=country, verdict="yes", content_hash=submitted.content_hash
        )
    submitted.refresh_from_db()
    assert submitted.state == "validated"

    edited = edit_finding(actor=systematisation, finding=submitted, text={"es": "Otras palabras."})

    summary = findings.findings_of_cycle(edited.cycle)[0]
    assert edited.state == "contrasted"
    assert (summary.pending, len(summary.outdated)) == (("PE", "UY"), 2)


def test_the_same_words_change_nothing(submitted, systematisation):
    edit_finding(actor=systematisation, finding=submitted, text=dict(submitted.text))

    submitted.refresh_from_db()
    assert submitted.state == "contrasted"


def test_evidence_is_added_once_and_never_falls_under_two(finding, cues, coded, systematisation):
    more = code_passage(actor=systematisation, cue=cues[1], start=0, end=5, kind="lesson")

    with pytest.raises(Refused, match="at least two"):
        remove_evidence(actor=systematisation, finding=finding, excerpt=coded[0])
    add_evidence(actor=systematisation, finding=finding, excerpt=more)
    with pytest.raises(Refused, match="already rests"):
        add_evidence(actor=systematisation, finding=finding, excerpt=more)
    remove_evidence(actor=systematisation, finding=finding, excerpt=coded[0])

    assert set(Evidence.objects.values_list("excerpt_id", flat=True)) == {coded[1].pk, more.pk}


def test_a_finding_is_left_out_with_a_reason_and_stays_on_record(finding, systematisation):
    with pytest.raises(Refused, match="Say why"):
        reject_finding(actor=systematisation, finding=finding, reason=" ")
    reject_finding(actor=systematisation, finding=finding, reason="Se repite.")

    assert (Finding.objects.get().state, Evidence.objects.count()) == ("rejected", 2)
    with pytest.raises(Refused, match="already published or rejected"):
        reject_finding(actor=systematisation, finding=finding, reason="Otra vez.")


def test_only_validated_findings_are_marked_published(submitted, hub_editor, focal_point_pe, focal_point_uy):
    with pytest.raises(Refused, match="not validated"):
        mark_published(actor=hub_editor, findings=[submitted])
    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        validate_finding(
            actor=person, finding=submitted, country=country, verdict="yes", content_hash=submitted.content_hash
        )
    submitted.refresh_from_db()

    mark_published(actor=hub_editor, findings=[submitted])
    mark_published(actor=hub_editor, findings=[submitted])

    assert Finding.objects.get().state == "published"


def test_capability_S12_the_trail_leads_from_a_finding_to_what_was_said_and_back(finding, coded):
    quotes = lookup.quotes_of(finding)

    assert [(quote.webinar.ordinal, quote.clock, quote.country, quote.cue.ordinal) for quote in quotes] == [
        (1, "00:10", "PE", 1),
        (1, "40:00", "UY", 4),
    ]
    assert lookup.findings_on(coded[0]) == [finding]
