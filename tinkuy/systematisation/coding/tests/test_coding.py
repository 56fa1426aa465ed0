"""Coding passages, and the codebook."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import code_passage, recode_excerpt, remove_excerpt
from tinkuy.systematisation.coding.queries import pieces, sentences, span_in
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt


def code(cue, person, words, kind="risk", **more) -> Excerpt:
    start = cue.text.index(words)
    return code_passage(actor=person, cue=cue, start=start, end=start + len(words), kind=kind, **more)


def test_capability_S4_a_passage_becomes_a_quote_with_its_country_and_moment(cues, systematisation):
    excerpt = code(cues[0], systematisation, "Bajaron las denuncias.")

    assert (excerpt.text, excerpt.country, excerpt.clock) == ("Bajaron las denuncias.", "PE", "00:10")
    assert (excerpt.regime, excerpt.language, excerpt.webinar.ordinal) == ("attribution", "es", 1)


def test_capability_S4_a_passage_is_widened_to_whole_words_and_loses_the_spaces_around_it(cues, systematisation):
    excerpt = code(cues[0], systematisation, "aron las denun")
    other = code(cues[0], systematisation, " El problema ", kind="lesson")

    assert (excerpt.text, other.text) == ("Bajaron las denuncias", "El problema")


def test_capability_S4_a_passage_is_coded_once_per_kind(cues, systematisation):
    code(cues[0], systematisation, "denuncias")

    with pytest.raises(Refused, match="already coded"):
        code(cues[0], systematisation, "enuncia")
    assert code(cues[0], systematisation, "denuncias", kind="lesson").kind == "lesson"


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (0, 5000), (-1, 4)])
def test_a_passage_that_does_not_stand_in_the_caption_is_refused(cues, systematisation, start, end):
    with pytest.raises(Refused, match="no longer in the transcript"):
        code_passage(actor=systematisation, cue=cues[0], start=start, end=end, kind="risk")


def test_a_passage_without_a_word_is_refused(cues, systematisation):
    place = cues[0].text.index(". ")

    with pytest.raises(Refused, match="at least one word"):
        code_passage(actor=systematisation, cue=cues[0], start=place, end=place + 2, kind="risk")


def test_a_kind_or_a_code_that_does_not_fit_is_refused(cues, systematisation):
    lesson = add_code(actor=systematisation, cycle=cues[0].cycle, kind="lesson", name={"es": "Confianza"})

    with pytest.raises(Refused, match="Choose a kind"):
        code(cues[0], systematisation, "denuncias", kind="rumour")
    with pytest.raises(Refused, match="LE-1 belongs to another kind"):
        code(cues[0], systematisation, "denuncias", kind="risk", code=lesson)


def test_an_observer_may_not_code(cues, observer):
    with pytest.raises(Refused, match="Your role"):
        code(cues[0], observer, "denuncias")

    assert Excerpt.objects.count() == 0


def test_invariant_10_a_quote_takes_the_strictest_regime_that_touches_its_minute(cues, systematisation):
    for place, (minutes, regime) in enumerate([(40, "public"), (50, "chatham_house")], 1):
        Segment.objects.create(
            cycle=cues[0].cycle,
            webinar=cues[0].transcript.webinar,
            ordinal=place,
            title="Parte",
            minutes=minutes,
            kind="dialogue",
            regime=regime,
        )

    open_part = code(cues[2], systematisation, "paciencia")
    ruled = code(cues[3], systematisation, "Atendimos primero")

    assert (open_part.regime, open_part.country) == ("attribution", "UY")  # never looser than when it was captured
    assert (ruled.regime, ruled.country) == ("chatham_house", "")


def test_capability_S4_the_coding_of_a_passage_is_undone(coded, systematisation):
    remove_excerpt(actor=systematisation, excerpt=coded[0])

    assert list(Excerpt.objects.all()) == [coded[1]]


def test_a_quote_on_which_a_finding_rests_is_not_removed(finding, coded, systematisation):
    with pytest.raises(Refused, match="LE-1 rests on this quote"):
        remove_excerpt(actor=systematisation, excerpt=coded[0])


def test_a_quote_is_coded_anew(coded, systematisation):
    recode_excerpt(actor=systematisation, excerpt=coded[0], kind="risk")

    assert Excerpt.objects.get(pk=coded[0].pk).kind == "risk"


def test_codes_are_numbered_by_kind_and_a_name_stands_once(scoped, systematisation):
    first = add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Captación"})
    add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Deudas"}, number=7)
    third = add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Pasos"})

    assert (first.label, third.label) == ("RI-1", "RI-8")
    with pytest.raises(Refused, match="RI-1 already has this name"):
        add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "captación"})
    with pytest.raises(Refused, match="Number 7"):
        add_code(actor=systematisation, cycle=scoped, kind="risk", name={"es": "Otro"}, number=7)
    with pytest.raises(Refused, match="main language"):
        add_code(actor=systematisation, cycle=scoped, kind="risk", name={"en": "Debts"})
    assert Code.objects.count() == 3


def test_capability_S4_overlapping_quotes_are_marked_without_losing_or_doubling_a_letter(cues, systematisation):
    text = cues[0].text
    quotes = [
        code(cues[0], systematisation, "Bajaron las denuncias. El problema"),
        code(cues[0], systematisation, "denuncias. El problema no bajó", kind="lesson"),
    ]

    cut = pieces(text, [span_in(cues[0], quote) for quote in quotes])

    assert "".join(piece.text for piece in cut) == text
    assert [len(piece.spans) for piece in cut] == [1, 2, 1, 0]
    assert [len(piece.ending) for piece in cut] == [0, 1, 1, 0]


def test_sentences_cover_the_words_of_a_caption():
    text = "¿Qué pasó? Nada.  Seguimos… y ya"

    assert [text[start:end] for start, end in sentences(text)] == ["¿Qué pasó?", "Nada.", "Seguimos…", "y ya"]
