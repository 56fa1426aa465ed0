"""A sentence that lies in several captions is one quote."""

import pytest
from django.db import IntegrityError, transaction

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.coding.queries import lanes
from tinkuy.systematisation.evidence.actions import passage_of
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.templatetags.quotes import quote_voice
from tinkuy.systematisation.transcripts.actions.importing import remove_transcript
from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker
from tinkuy.systematisation.workbench.queries.rows import Selection, quotes_of, rows_near, rows_of, stored_captions

ALL = Selection()


def over(cues, person, first, last, kind="risk", *, start=0, end=None, **more) -> Excerpt:
    end = len(cues[last].text) if end is None else end
    return code_passage(actor=person, cue=cues[first], start=start, last_cue=cues[last], end=end, kind=kind, **more)


def test_capability_S4_a_sentence_over_two_captions_is_one_quote(cues, systematisation):
    quote = over(cues, systematisation, 0, 1, start=23)

    assert quote.text == "El problema no bajó. Nadie lo vio venir."
    assert (quote.cue, quote.last_cue, quote.start, quote.end) == (cues[0], cues[1], 23, 19)
    assert (quote.country, quote.many_voices, quote.start_ms, quote.until_ms) == ("PE", False, 10_000, 69_000)


def test_capability_S4_a_passage_within_one_caption_is_kept_as_before(cues, systematisation):
    quote = over(cues, systematisation, 0, 0, start=0, end=7)

    assert (quote.text, quote.last_cue, quote.until_ms) == ("Bajaron", None, None)


def test_capability_S4_a_caption_of_which_only_space_was_chosen_falls_away(cues, systematisation):
    cues[0].text += "  "
    cues[0].save(update_fields=["text"])

    quote = over(cues, systematisation, 0, 1, start=len(cues[0].text) - 2)
    other = over(cues, systematisation, 0, 1, "lesson", end=0)

    assert (quote.text, quote.cue, quote.last_cue) == ("Nadie lo vio venir.", cues[1], None)
    assert (other.text, other.last_cue) == ("Bajaron las denuncias. El problema no bajó.", None)


def test_capability_S4_words_cut_at_either_end_are_made_whole_each_in_its_caption(cues, systematisation):
    quote = over(cues, systematisation, 0, 1, start=36, end=2)

    assert quote.text == "no bajó. Nadie"


def test_capability_S4_the_same_passage_over_captions_is_coded_once_per_kind(cues, systematisation):
    quote = over(cues, systematisation, 0, 1)
    over(cues, systematisation, 0, 1, "lesson")

    with pytest.raises(Refused, match="already coded"):
        over(cues, systematisation, 0, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Excerpt.objects.filter(kind="lesson").update(kind="risk")
    with pytest.raises(IntegrityError), transaction.atomic():
        Excerpt.objects.filter(pk=quote.pk).update(last_cue=quote.cue)


def test_capability_S4_a_passage_that_runs_backwards_or_into_another_transcript_is_refused(cues, systematisation):
    with pytest.raises(Refused, match="no longer in the transcript"):
        over(cues, systematisation, 1, 0)


def test_capability_S4_a_quote_over_two_voices_has_a_country_only_if_both_have_it(cues, systematisation):
    quote = over(cues, systematisation, 1, 2)
    assert (quote.country, quote.many_voices, quote_voice(quote)) == ("", True, "Several voices")

    uruguay = Speaker.objects.get(label="Ministerio – Uruguay")
    describe_speaker(actor=systematisation, speaker=uruguay, country="PE", sector="government")
    assert Excerpt.objects.get(pk=quote.pk).country == "PE"

    describe_speaker(actor=systematisation, speaker=uruguay, country="UY", sector="government")
    assert Excerpt.objects.get(pk=quote.pk).country == ""


def test_invariant_10_a_quote_takes_the_strictest_regime_of_all_its_captions(transcript, cues, systematisation):
    Cue.objects.filter(pk=cues[1].pk).update(regime="chatham_house", speaker=None, voice=1)
    fresh = list(Cue.objects.select_related("speaker", "transcript__webinar"))

    quote = over(fresh, systematisation, 0, 2)

    assert (quote.regime, quote.country) == ("chatham_house", "")


def test_invariant_10_a_stricter_agenda_reaches_a_quote_by_its_last_caption(transcript, cues, systematisation):
    quote = over(cues, systematisation, 1, 2)
    webinar = transcript.webinar
    for ordinal, regime in ((1, "attribution"), (2, "chatham_house")):
        Segment.objects.create(
            cycle=webinar.cycle, webinar=webinar, ordinal=ordinal, minutes=20, regime=regime, title={"es": "Parte"}
        )

    shown = under_present_regime(webinar.cycle, [Excerpt.objects.get(pk=quote.pk)])[0]
    recheck_everywhere()

    assert (shown.regime, shown.country) == ("chatham_house", "")
    assert Excerpt.objects.get(pk=quote.pk).regime == "chatham_house"


def test_capability_S4_each_caption_shows_its_part_and_the_code_stands_at_the_end(cues, systematisation):
    quote = over(cues, systematisation, 0, 2, start=23, end=3)

    captions = stored_captions(quote.webinar)
    rows = rows_of(quote.webinar, ALL, captions, quotes_of(quote.webinar, captions))

    assert ["".join(piece.text for piece in row.pieces) for row in rows] == [cue.text for cue in cues]
    assert [[piece.text for piece in row.pieces if piece.spans] for row in rows[:3]] == [
        ["El problema no bajó."],
        ["Nadie lo vio venir."],
        ["Les"],
    ]
    assert [[(bar.begins, bar.ends) for bar in row.bars] for row in rows] == [
        [(True, False)],
        [(False, False)],
        [(False, True)],
        [],
    ]
    assert [len(piece.ending) for row in rows for piece in row.pieces] == [0, 0, 0, 1, 0, 0]


def test_capability_S4_bars_beside_the_same_caption_stand_apart(cues, systematisation):
    long = over(cues, systematisation, 0, 2)
    short = over(cues, systematisation, 1, 1, "lesson")
    same = over(cues, systematisation, 1, 1, "recommendation")
    alone = over(cues, systematisation, 3, 3)

    places = {long.pk: (1, 3), short.pk: (2, 2), same.pk: (2, 2), alone.pk: (4, 4)}

    assert lanes([alone, same, short, long], places) == {long.pk: 0, short.pk: 1, same.pk: 2, alone.pk: 0}


def test_capability_S4_what_changed_is_shown_with_all_captions_to_which_its_quotes_reach(cues, systematisation):
    over(cues, systematisation, 0, 1)
    quote = over(cues, systematisation, 1, 2, "lesson")

    rows = rows_near(quote.webinar, 3, 3, ALL)

    assert [row.cue.ordinal for row in rows] == [1, 2, 3]
    assert [row.starts_turn for row in rows] == [True, False, True]


def test_the_transcript_under_a_quote_over_captions_is_not_removed(transcript, cues, systematisation):
    over(cues, systematisation, 0, 1)

    with pytest.raises(Refused, match="Quotes rest on the transcript"):
        remove_transcript(actor=systematisation, transcript=transcript)


def test_a_passage_knows_its_words(cues):
    assert passage_of(cues[1], 0, 3, cues[2]).text == "Nadie lo vio venir. Les"
