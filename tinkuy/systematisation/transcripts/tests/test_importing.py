"""Importing a transcript into a session."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.conftest import VTT
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.transcripts.actions.importing import import_transcript, remove_transcript
from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker
from tinkuy.uploads.actions.reading import read_upload

from .transcripts_in_text import UNTIMED


def test_capability_S2_a_transcript_becomes_cues_with_their_speakers(transcript):
    cues = Cue.objects.filter(transcript=transcript)

    assert [(cue.ordinal, cue.clock, str(cue.speaker)) for cue in cues] == [
        (1, "00:10", "Referente – Perú"),
        (2, "01:00", "Referente – Perú"),
        (3, "31:00", "Ministerio – Uruguay"),
        (4, "40:00", "Ministerio – Uruguay"),
    ]
    assert cues[2].text == "Les pido tres cosas: turnos, palabras sencillas y paciencia."
    assert (transcript.layout, transcript.language) == ("zoom", "es")
    assert Entry.objects.filter(deed="imported", subject="transcript").count() == 1


def test_invariant_08_the_same_file_twice_changes_nothing(transcript, webinars, systematisation):
    before = (Cue.objects.count(), Speaker.objects.count(), Entry.objects.count())

    again = import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="otra.vtt")

    assert again == transcript
    assert (Cue.objects.count(), Speaker.objects.count(), Entry.objects.count()) == before


@pytest.mark.parametrize(("regime", "is_named"), [("closed", False), ("public", True)])
def test_a_voice_is_named_before_the_file_counts_only_where_it_will_be(
    regime, is_named, scoped, webinars, systematisation, focal_point_uy, signed_in
):
    Cycle.objects.update(default_regime=regime)
    sent = {"actor": systematisation, "cycle": scoped, "kind": "transcript", "filename": "a.vtt"}
    upload = read_upload(data=VTT.encode(), webinar=webinars[0], **sent)

    page = signed_in(focal_point_uy).get(f"/es/team/c/{scoped.slug}/systematise/transcripts/{upload.public_id}/")

    assert page.status_code == 200
    assert ("Referente – Perú" in page.text, "Bajaron las denuncias" in page.text) == (is_named, True)


def test_another_file_takes_its_place_while_no_quote_rests_on_it(transcript, webinars, systematisation):
    other = VTT.replace("Nadie lo vio", "Nadie lo supo").encode()

    import_transcript(actor=systematisation, webinar=webinars[0], data=other, filename="b.vtt")

    assert Transcript.objects.count() == 1
    assert Cue.objects.get(ordinal=2).text == "Nadie lo supo venir."


def test_another_file_is_refused_once_a_quote_rests_on_it(coded, webinars, systematisation):
    other = VTT.replace("Nadie lo vio", "Nadie lo supo").encode()

    with pytest.raises(Refused, match="Quotes rest on the transcript"):
        import_transcript(actor=systematisation, webinar=webinars[0], data=other, filename="b.vtt")

    assert Cue.objects.get(ordinal=2).text == "Nadie lo vio venir."


def test_invariant_08_an_import_can_be_undone(transcript, systematisation):
    remove_transcript(actor=systematisation, transcript=transcript)

    assert (Transcript.objects.count(), Cue.objects.count()) == (0, 0)


def test_an_import_on_which_quotes_rest_is_not_undone(coded, transcript, systematisation):
    with pytest.raises(Refused, match="Quotes rest on"):
        remove_transcript(actor=systematisation, transcript=transcript)

    assert Excerpt.objects.count() == 2


def test_an_observer_may_not_import(scoped, webinars, observer):
    with pytest.raises(Refused, match="Your role"):
        import_transcript(actor=observer, webinar=webinars[0], data=VTT.encode(), filename="a.vtt")

    assert Transcript.objects.count() == 0


def test_invariant_11_under_the_chatham_house_rule_no_speaker_is_kept(scoped, webinars, systematisation):
    for place, regime in enumerate(("attribution", "chatham_house"), 1):
        Segment.objects.create(
            cycle=scoped, webinar=webinars[0], ordinal=place, title="Parte", minutes=30, kind="dialogue", regime=regime
        )

    import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="a.vtt")

    heard = [(cue.regime, str(cue.speaker or ""), cue.voice) for cue in Cue.objects.all()]
    assert heard == [
        ("attribution", "Referente – Perú", None),
        ("attribution", "Referente – Perú", None),
        ("chatham_house", "", 1),
        ("chatham_house", "", 1),
    ]
    assert not Speaker.objects.filter(label__contains="Uruguay").exists()


def test_invariant_10_a_stricter_regime_rechecks_what_was_captured(coded, webinars, systematisation):
    Segment.objects.create(
        cycle=webinars[0].cycle,
        webinar=webinars[0],
        ordinal=1,
        title="Todo",
        minutes=90,
        kind="dialogue",
        regime="chatham_house",
    )

    changed = recheck_everywhere()

    assert changed == 4 + 2
    assert not Cue.objects.filter(speaker__isnull=False).exists()
    assert set(Excerpt.objects.values_list("regime", "country")) == {("chatham_house", "")}
    assert recheck_everywhere() == 0


def test_invariant_10_the_clock_rechecks_what_nobody_did(coded, scoped):
    Cycle.objects.filter(pk=scoped.pk).update(default_regime="closed")

    assert recheck_everywhere() > 0
    assert set(Excerpt.objects.values_list("regime", "country")) == {("closed", "")}
    assert recheck_everywhere() == 0


def test_two_thousand_captions_are_imported(scoped, webinars, systematisation):
    lines = (
        f"00:{n // 60 % 60:02d}:{n % 60:02d}.{n % 7}00 --> 00:{n // 60 % 60:02d}:{n % 60:02d}.900\nVoz {n % 9}: Hola"
        for n in range(2000)
    )
    data = ("WEBVTT\n\n" + "\n\n".join(lines)).encode()

    import_transcript(actor=systematisation, webinar=webinars[0], data=data, filename="a.vtt")

    assert Cue.objects.count() == 2000


def test_a_voice_described_later_gives_its_country_to_its_quotes(coded, systematisation):
    speaker = Speaker.objects.get(label="Referente – Perú")

    describe_speaker(actor=systematisation, speaker=speaker, country="UY", sector="government")

    assert {excerpt.country for excerpt in Excerpt.objects.all()} == {"UY"}


def test_a_country_that_does_not_exist_is_refused(transcript, systematisation):
    with pytest.raises(Refused, match="country from the list"):
        describe_speaker(actor=systematisation, speaker=Speaker.objects.first(), country="XX", sector="")


def test_invariant_11_a_text_without_times_takes_the_strictest_rule_of_the_whole_agenda(
    scoped, webinars, systematisation
):
    for place, regime in enumerate(("public", "chatham_house"), 1):
        Segment.objects.create(
            cycle=scoped, webinar=webinars[0], ordinal=place, title="Parte", minutes=45, kind="dialogue", regime=regime
        )

    imported = import_transcript(
        actor=systematisation, webinar=webinars[0], data=UNTIMED["minutes with names"][0].encode(), filename="acta.txt"
    )

    assert not imported.has_times
    assert set(Cue.objects.values_list("regime", "speaker", "voice")) == {("chatham_house", None, None)}
    assert not Speaker.objects.exists()


def test_invariant_10_an_agenda_that_becomes_stricter_anywhere_holds_for_a_text_without_times(
    scoped, webinars, systematisation
):
    text = UNTIMED["minutes with names"][0].encode()
    import_transcript(actor=systematisation, webinar=webinars[0], data=text, filename="acta.txt")
    cue = Cue.objects.select_related("transcript__webinar", "speaker").get(ordinal=2)
    code_passage(actor=systematisation, cue=cue, start=0, end=9, kind="lesson")
    for place, regime in enumerate(("public", "closed"), 1):
        Segment.objects.create(
            cycle=scoped, webinar=webinars[0], ordinal=place, title="Parte", minutes=45, kind="dialogue", regime=regime
        )

    shown = under_present_regime(scoped, Excerpt.objects.all())

    assert [excerpt.regime for excerpt in shown] == ["closed"]
    recheck_everywhere()
    assert set(Cue.objects.values_list("regime", "speaker", "voice")) == {("closed", None, None)}
