"""A quote over several captions follows when the words of one of them change, whichever it is."""

import pytest

from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.actions.retaking import correct_cue

LINES = ("Vino la vecina y dijo", "que Zoraida Xilófono trabaja", "en el puerto de noche.")


@pytest.fixture
def three(scoped, webinars, systematisation) -> list[Cue]:
    said = "\n\n".join(f"00:00:{10 + 5 * n}.000 --> 00:00:{14 + 5 * n}.000\n{line}" for n, line in enumerate(LINES))
    data = f"WEBVTT\n\n{said}\n".encode()
    import_transcript(actor=systematisation, webinar=webinars[0], data=data, filename="a.vtt")
    return list(Cue.objects.select_related("cycle", "transcript__webinar__cycle").order_by("ordinal"))


@pytest.fixture
def quote(three, systematisation) -> Excerpt:
    """«la vecina y dijo que Zoraida Xilófono trabaja en el puerto»"""
    return code_passage(
        actor=systematisation, cue=three[0], start=5, last_cue=three[2], end=len("en el puerto"), kind="risk"
    )


@pytest.mark.parametrize(
    ("at", "words", "now"),
    [
        (0, "la vecina", "[…] y dijo que Zoraida Xilófono trabaja en el puerto"),
        (1, "Zoraida Xilófono", "la vecina y dijo que […] trabaja en el puerto"),
        (2, "puerto", "la vecina y dijo que Zoraida Xilófono trabaja en el […]"),
        (2, "noche", "la vecina y dijo que Zoraida Xilófono trabaja en el puerto"),
    ],
)
def test_promise_P10_a_quote_loses_what_was_taken_out_of_any_of_its_captions(
    three, quote, systematisation, at, words, now
):
    start = three[at].text.index(words)

    redact_cue(actor=systematisation, cue=three[at], start=start, end=start + len(words))

    quote.refresh_from_db()
    assert quote.text == now
    assert (quote.cue, quote.last_cue) == (three[0], three[2])


def test_promise_P10_no_fingerprint_of_the_former_words_stays_with_the_steps(three, quote, systematisation):
    assert CodingStep.objects.exists()

    redact_cue(actor=systematisation, cue=three[1], start=4, end=20)

    assert not CodingStep.objects.exists()


def test_capability_S2_a_corrected_caption_is_followed_by_the_quote_that_ends_in_it(three, quote, systematisation):
    correct_cue(actor=systematisation, cue=three[2], text="Ahora en el aeropuerto de noche.", speaker=None)

    quote.refresh_from_db()
    assert quote.text == "la vecina y dijo que Zoraida Xilófono trabaja Ahora en el aeropuerto"


def test_capability_S2_a_caption_of_which_nothing_is_left_in_the_quote_falls_away(three, quote, systematisation):
    correct_cue(actor=systematisation, cue=three[2], text="de noche.", speaker=None)

    quote.refresh_from_db()
    assert quote.text == "la vecina y dijo que Zoraida Xilófono trabaja"
    assert (quote.last_cue, quote.until_ms) == (three[1], three[1].end_ms)
