"""The last deeds of coding are taken back and done again."""

from datetime import timedelta

import pytest

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import code_passage, recode_excerpt, remove_excerpt
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.workbench.actions import code_turns, redo_step, undo_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def bridge(scoped, systematisation) -> Code:
    return add_code(actor=systematisation, cycle=scoped, kind="good_practice", name={"es": "Alojamiento"})


def code(cue, person, kind="risk", **more) -> Excerpt:
    return code_passage(actor=person, cue=cue, start=0, end=len(cue.text), kind=kind, **more)


def undo(cycle, person):
    return undo_step(actor=person, cycle=cycle)


def redo(cycle, person):
    return redo_step(actor=person, cycle=cycle)


@pytest.mark.both_databases
def test_capability_S4_deeds_are_undone_from_the_last_to_the_first_and_done_again(
    scoped, cues, bridge, systematisation
):
    first = code(cues[0], systematisation)
    recode_excerpt(actor=systematisation, excerpt=first, kind="good_practice", code=bridge)
    second = code(cues[1], systematisation, last_cue=cues[2])

    undo(scoped, systematisation)
    assert list(Excerpt.objects.all()) == [first]
    undo(scoped, systematisation)
    assert list(Excerpt.objects.values_list("kind", "code")) == [("risk", None)]
    undo(scoped, systematisation)
    assert not Excerpt.objects.exists()

    for _time in range(3):
        redo(scoped, systematisation)
    assert list(Excerpt.objects.values_list("public_id", "kind", "code", "text", "country")) == [
        (first.public_id, "good_practice", bridge.pk, cues[0].text, "PE"),
        (second.public_id, "risk", None, second.text, second.country),
    ]
    with pytest.raises(Refused, match="nothing of yours to do again"):
        redo(scoped, systematisation)


def test_capability_S4_a_removed_quote_comes_back_as_it_was(scoped, coded, systematisation, focal_point_pe):
    public_id, words = coded[0].public_id, coded[0].text
    remove_excerpt(actor=focal_point_pe, excerpt=coded[0])

    undo(scoped, focal_point_pe)

    back = Excerpt.objects.get(public_id=public_id)
    assert (back.text, back.coded_by, back.country) == (words, systematisation, "PE")


def test_capability_S4_a_new_deed_ends_what_could_be_done_again(scoped, cues, systematisation):
    code(cues[0], systematisation)
    undo(scoped, systematisation)
    code(cues[1], systematisation)

    with pytest.raises(Refused, match="nothing of yours to do again"):
        redo(scoped, systematisation)


def test_capability_S4_nobody_undoes_what_somebody_else_did(scoped, coded, focal_point_pe):
    with pytest.raises(Refused, match="nothing of yours to undo"):
        undo(scoped, focal_point_pe)


def test_capability_S4_what_a_finding_rests_on_is_not_undone(finding, systematisation):
    with pytest.raises(Refused, match="LE-1 rests on this quote"):
        undo(finding.cycle, systematisation)

    assert Excerpt.objects.count() == 2


def test_capability_S4_what_somebody_changed_since_stays(scoped, cues, systematisation, focal_point_pe):
    quote = code(cues[0], systematisation)
    recode_excerpt(actor=focal_point_pe, excerpt=quote, kind="lesson")

    with pytest.raises(Refused, match="Somebody has changed this quote since"):
        undo(scoped, systematisation)


def test_capability_S4_a_quote_whose_words_were_corrected_does_not_come_back_with_others(scoped, cues, systematisation):
    quote = code(cues[0], systematisation)
    remove_excerpt(actor=systematisation, excerpt=quote)
    cues[0].text = cues[0].text.replace("Bajaron", "Subieron")
    cues[0].save(update_fields=["text"])

    with pytest.raises(Refused, match="The words have changed since"):
        undo(scoped, systematisation)
    assert not Excerpt.objects.exists()


def test_invariant_10_a_quote_never_comes_back_under_a_looser_regime(scoped, cues, systematisation):
    quote = code(cues[0], systematisation)
    Excerpt.objects.filter(pk=quote.pk).update(regime="chatham_house", country="")
    quote.refresh_from_db()
    remove_excerpt(actor=systematisation, excerpt=quote)

    undo(scoped, systematisation)

    assert list(Excerpt.objects.values_list("regime", "country")) == [("chatham_house", "")]


def test_capability_S4_after_a_week_a_deed_is_no_slip_of_the_hand(scoped, cues, systematisation):
    with clock.at(clock.now() - timedelta(days=8)):
        code(cues[0], systematisation)

    with pytest.raises(Refused, match="nothing of yours to undo"):
        undo(scoped, systematisation)
    code(cues[1], systematisation)
    assert CodingStep.objects.count() == 1  # the old one is gone


def test_steps_and_journal_hold_no_words_of_a_quote(scoped, cues, systematisation):
    code(cues[0], systematisation)
    undo(scoped, systematisation)

    rows = [str(row) for row in [*CodingStep.objects.values(), *Entry.objects.values()]]
    assert not any("denuncias" in row for row in rows)
    assert Entry.objects.filter(deed="undid coding", details__quotes=1).count() == 1


def test_capability_S4_only_who_may_code_may_undo(scoped, coded, observer):
    with pytest.raises(Refused, match="Your role"):
        undo(scoped, observer)


# ── all turns of a voice ─────────────────────────────────────────────────────────────────────────────────────────────


def test_capability_S4_all_turns_of_a_voice_are_coded_in_one_step_and_undone_in_one(
    transcript, cues, bridge, systematisation
):
    peru = cues[0].speaker

    coded = code_turns(actor=systematisation, webinar=transcript.webinar, speaker=peru, code=bridge, turns=1)

    assert [(one.text, one.code, one.country) for one in coded] == [
        ("Bajaron las denuncias. El problema no bajó. Nadie lo vio venir.", bridge, "PE")
    ]
    undo(transcript.cycle, systematisation)
    assert not Excerpt.objects.exists()
    redo(transcript.cycle, systematisation)
    assert Excerpt.objects.count() == 1


def test_capability_S4_turns_that_are_coded_already_stay_and_a_changed_number_is_refused(
    transcript, cues, bridge, systematisation
):
    given = {"actor": systematisation, "webinar": transcript.webinar, "speaker": cues[2].speaker, "code": bridge}
    with pytest.raises(Refused, match="have changed"):
        code_turns(**given, turns=7)

    code_turns(**given, turns=1)

    with pytest.raises(Refused, match="quote of this kind already"):
        code_turns(**given, turns=1)


def test_invariant_10_where_nobody_is_named_there_is_no_turn_to_code(transcript, cues, bridge, systematisation):
    speaker = cues[2].speaker
    for cue in cues[2:]:
        cue.speaker, cue.voice, cue.regime = None, 1, "chatham_house"
        cue.save(update_fields=["speaker", "voice", "regime"])

    with pytest.raises(Refused, match="have changed"):
        code_turns(actor=systematisation, webinar=transcript.webinar, speaker=speaker, code=bridge, turns=1)
