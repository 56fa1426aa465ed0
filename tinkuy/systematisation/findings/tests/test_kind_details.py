"""What a finding of each kind tells, and the checklist of its quality."""

from hashlib import sha256

import pytest

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.sealing import blind_index
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.evidence.kind_details import FIELDS_BY_KIND
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.queries.findings import findings_of_cycle
from tinkuy.systematisation.findings.actions.writing import edit_finding, submit_finding, tick_item, write_finding
from tinkuy.systematisation.findings.models import QualityTick
from tinkuy.systematisation.findings.queries import quality_of
from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere

PAGE = "/en/team/c/ciclo-de-prueba/systematise/findings/"


def test_capability_S10_each_kind_has_its_own_fields():
    assert {kind: [field.name for field in fields] for kind, fields in FIELDS_BY_KIND.items()} == {
        "risk": ["exposed", "raises", "consequence"],
        "good_practice": ["problem", "done", "who", "resources", "result", "conditions"],
        "lesson": ["context", "happened", "learned", "applies"],
        "recommendation": ["inside", "outside", "term", "priority"],
    }


def test_capability_S10_what_another_kind_tells_is_not_kept(finding, systematisation):
    details = {"context": {"es": " En cinco sesiones ", "fr": ""}, "exposed": {"es": "x"}, "term": "weeks"}

    edited = edit_finding(actor=systematisation, finding=finding, text=finding.text, details=details)

    assert edited.details == {"context": {"es": "En cinco sesiones"}}


def test_capability_S10_what_the_kind_tells_is_validated_with_the_sentence(finding, systematisation):
    before = finding.content_hash

    edited = edit_finding(
        actor=systematisation, finding=finding, text=finding.text, details={"context": {"es": "En cinco sesiones"}}
    )

    assert edited.content_hash != before


def test_capability_S10_a_finding_without_them_keeps_the_words_that_were_validated_before():
    old = Finding(kind=FindingKind.RISK, heading={}, text={"es": "x"})

    assert old.content_hash == blind_index(sha256(b'["risk", {}, {"es": "x"}]').hexdigest(), place="finding")


def test_invariant_14_a_recommendation_is_put_to_the_countries_once_it_has_an_addressee(coded, systematisation):
    words = {"cycle": coded[0].cycle, "kind": "recommendation", "text": {"es": "Abrir un canal."}, "excerpts": coded}
    lonely = write_finding(actor=systematisation, **words)

    with pytest.raises(Refused, match="to whom RE-1 is addressed"):
        submit_finding(actor=systematisation, finding=lonely)
    addressed = edit_finding(
        actor=systematisation, finding=lonely, text=lonely.text, details={"outside": {"es": "Ministerios"}}
    )

    assert submit_finding(actor=systematisation, finding=addressed).state == "contrasted"


def lines_of(finding: Finding) -> dict[str, bool]:
    summary = next(one for one in findings_of_cycle(finding.cycle) if one.finding == finding)
    return {str(line.fact): line.is_met for line in quality_of(summary)}


def test_capability_S10_the_checklist_says_what_is_in_order_and_what_is_to_do(finding, systematisation):
    assert lines_of(finding) == {
        "It rests on quotes of two countries or more": True,
        "It rests on two sessions or more": False,
        "No personal data stand in its words": True,
        "It tells what its kind asks": False,
        "No change or objection is left without an answer": True,
        "It says one idea": False,
        "Somebody who was not there understands it": False,
        "Another country can do something with it": False,
        "It leads to no person and no case": False,
    }
    edit_finding(actor=systematisation, finding=finding, text={"es": "Escriba a ana@example.org."})

    finding.refresh_from_db()
    assert lines_of(finding)["No personal data stand in its words"] is False


def test_capability_S10_a_recommendation_is_warned_that_it_starts_without_a_verb(coded, systematisation):
    finding = write_finding(
        actor=systematisation,
        cycle=coded[0].cycle,
        kind="recommendation",
        text={"es": "Un canal entre países."},
        details={"inside": {"es": "Equipos"}},
        excerpts=coded,
    )

    lines = lines_of(finding)

    assert (lines["It starts with what is to be done"], lines["It says to whom it is addressed"]) == (False, True)


def test_capability_S10_what_a_person_ticks_holds_for_the_words_that_were_read(finding, systematisation, observer):
    with pytest.raises(Refused, match="Your role"):
        tick_item(actor=observer, finding=finding, item="one_idea")
    tick_item(actor=systematisation, finding=finding, item="one_idea")
    assert lines_of(finding)["It says one idea"] is True

    edited = edit_finding(actor=systematisation, finding=finding, text={"es": "Otras palabras."})
    assert lines_of(edited)["It says one idea"] is False
    tick_item(actor=systematisation, finding=edited, item="one_idea", is_so=False)

    assert QualityTick.objects.count() == 0


def test_promise_L08_the_second_who_edits_a_finding_gets_both_versions(
    finding, signed_in, systematisation, coordination
):
    first, second = signed_in(systematisation), signed_in(coordination)
    address = f"{PAGE}{finding.public_id}/edit/"
    basis = second.get(address).content.decode().split('name="basis" value="')[1].split('"')[0].replace("&quot;", '"')
    first.post(address, {"text_es": "Lo que escribió la primera."})

    answer = second.post(address, {"text_es": "Lo que escribió la segunda.", "basis": basis})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Lo que escribió la primera." in page
    assert "Lo que escribió la segunda." in page
    assert Finding.objects.get().text == {"es": "Lo que escribió la primera."}


def test_promise_L08_other_fields_of_both_are_joined(finding, signed_in, systematisation, coordination):
    first, second = signed_in(systematisation), signed_in(coordination)
    address = f"{PAGE}{finding.public_id}/edit/"
    basis = second.get(address).content.decode().split('name="basis" value="')[1].split('"')[0].replace("&quot;", '"')
    words = finding.text["es"]
    first.post(address, {"text_es": words, "context_es": "En cinco sesiones"})

    second.post(address, {"text_es": words, "happened_es": "Se atendió primero", "basis": basis})

    assert Finding.objects.get().details == {
        "context": {"es": "En cinco sesiones"},
        "happened": {"es": "Se atendió primero"},
    }


def test_promise_L08_the_action_checks_once_more(finding, systematisation):
    read = finding.content_hash
    edit_finding(actor=systematisation, finding=finding, text={"es": "Otras palabras."})

    with pytest.raises(ChangedMeanwhile):
        edit_finding(actor=systematisation, finding=finding, text={"es": "Más palabras."}, read_as=read)


def test_invariant_10_voices_and_countries_are_counted_as_far_as_the_regime_tells_them(finding, webinars, coordination):
    Segment.objects.create(
        cycle=finding.cycle, webinar=webinars[0], ordinal=1, title="Cerrado", minutes=90, regime="chatham_house"
    )

    recheck_everywhere()

    summary = findings_of_cycle(finding.cycle)[0]
    assert (summary.countries, summary.speakers, summary.is_at_least) == ((), 1, True)


def test_a_recommendation_without_addressee_says_so_before_anybody_presses(coded, systematisation, signed_in):
    words = {"cycle": coded[0].cycle, "kind": "recommendation", "text": {"es": "Abrir un canal."}, "excerpts": coded}
    lonely, client = write_finding(actor=systematisation, **words), signed_in(systematisation)
    submit, field = f"{PAGE}{lonely.public_id}/submit/", f"{PAGE}{lonely.public_id}/edit/#id_inside_es"

    page = client.get(f"{PAGE}{lonely.public_id}/").text
    assert f'action="{submit}"' not in page
    assert f'<a href="{field}">Write to whom it is addressed</a>' in page
    assert 'id="id_inside_es"' in client.get(field.partition("#")[0]).text

    edit_finding(actor=systematisation, finding=lonely, text=lonely.text, details={"inside": {"es": "La oficina"}})
    assert f'action="{submit}"' in client.get(f"{PAGE}{lonely.public_id}/").text


def test_a_new_round_says_which_recommendations_lack_their_addressee(coded, systematisation, signed_in):
    words = {"cycle": coded[0].cycle, "kind": "recommendation", "text": {"es": "Abrir un canal."}, "excerpts": coded}
    lonely = write_finding(actor=systematisation, **words)

    page = signed_in(systematisation).get("/en/team/c/ciclo-de-prueba/systematise/rounds/new/").text

    assert "RE-1 does not say to whom it is addressed" in " ".join(page.split())
    assert f'value="{lonely.public_id}"' not in page
    assert f"{PAGE}{lonely.public_id}/edit/#id_inside_es" in page
