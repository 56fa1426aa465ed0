"""Caption files pass the sandbox: what comes out is what the reader says, a refusal is in the person's language."""

import pytest
from django.utils.translation import override

from tinkuy.core.errors import Refused
from tinkuy.systematisation.transcripts.captions.reading import read_transcript as read_here
from tinkuy.systematisation.transcripts.captions.sandbox import read_transcript

VTT = (
    "WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nMinisterio: Buenos días, ¿cómo están?\n\n"
    "2\n00:00:05.000 --> 00:00:04.000\nFiscalía: Muy bien.\n"
).encode()


def test_promise_I02_captions_are_read_apart_as_they_are_read_here():
    assert read_transcript(VTT, "a.vtt", ["Fiscalía"]) == read_here(VTT, "a.vtt", ["Fiscalía"])


@pytest.mark.parametrize(("language", "words"), [("es", "Esto es un PDF"), ("en", "This is a PDF")])
def test_promise_I02_what_is_no_caption_file_is_refused_in_the_language_of_the_person(language, words):
    with override(language), pytest.raises(Refused, match=words):
        read_transcript(b"%PDF-1.7", "a.vtt")
