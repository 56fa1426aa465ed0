"""P10: of words that may be taken out, no row keeps a fingerprint that anybody can make who has the row alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import RequestFactory

from tinkuy.journal import once
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.systematisation.coding.actions import fingerprint as of_a_coded_passage
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.transcripts.actions.importing import import_transcript

WORDS = "La señora Ñandubay Xilófono vive aquí."


def of_a_post() -> str:
    return once._fingerprint(RequestFactory().post("/redact/", {"out-words": WORDS, "once": "k1"}))


def of_a_finding() -> str:
    return Finding(kind="risk", text={"es": WORDS}).content_hash


def of_drafts() -> str:
    return drafts_hash(Sheet(drafts={"es": {"title": WORDS}}))


@pytest.mark.parametrize("made", [of_a_post, lambda: of_a_coded_passage(WORDS), of_a_finding, of_drafts])
def test_promise_P10_a_fingerprint_of_words_needs_the_key_of_the_installation(made: Callable[[], str], settings):
    first, again = made(), made()
    settings.KEYRING = replace(settings.KEYRING, index=b"another key of thirty-two bytes!")

    assert first == again
    assert made() != first


def test_promise_P10_so_does_that_of_an_imported_file(scoped, webinars, systematisation, settings):
    data = f"WEBVTT\n\n00:00:10.000 --> 00:00:20.000\n{WORDS}\n".encode()

    def imported(place: int) -> Transcript:
        return import_transcript(actor=systematisation, webinar=webinars[place], data=data, filename="a.vtt")

    first, same = imported(0), imported(1)
    settings.KEYRING = replace(settings.KEYRING, index=b"another key of thirty-two bytes!")

    assert first.upload.fingerprint == same.upload.fingerprint
    assert imported(2).upload.fingerprint != first.upload.fingerprint
