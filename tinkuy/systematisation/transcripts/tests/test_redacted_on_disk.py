"""Promise P10, byte by byte: what a redaction took out is in no file of the data folder."""

import pytest

from tests.disk import close_what_others_left_open, is_on_disk
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue

PHRASE = "Ñandubay Quetzalcóatl vive en la calle Xilófono"
VTT = f"""WEBVTT

00:00:10.000 --> 00:00:20.000
Voz – Perú: La señora {PHRASE}, dijo la oficina.

00:00:21.000 --> 00:00:30.000
Voz – Perú: Seguimos con la agenda.
"""

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.alone]


@pytest.fixture
def cue(scoped, webinars, systematisation) -> Cue:
    """A caption that names somebody, coded twice."""
    close_what_others_left_open()
    import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="a.vtt")
    cue = Cue.objects.select_related("transcript__webinar").get(ordinal=1)
    start = cue.text.index(PHRASE)
    spans = [(0, len(cue.text), "lesson"), (start, start + len(PHRASE), "risk")]
    for start, end, kind in spans:
        code_passage(actor=systematisation, cue=cue, start=start, end=end, kind=kind)
    return cue


def test_promise_P10_what_was_redacted_is_in_no_byte_of_the_data_folder(cue, systematisation):
    before = is_on_disk(PHRASE)
    start = cue.text.index(PHRASE)

    redact_cue(actor=systematisation, cue=cue, start=start, end=start + len(PHRASE))

    assert (before, is_on_disk(PHRASE)) == (True, False)
    assert [quote.text for quote in Excerpt.objects.all()] == ["La señora […], dijo la oficina."]


def test_promise_P10_it_was_there_to_be_found_until_the_former_rows_are_forgotten(cue, systematisation, monkeypatch):
    monkeypatch.setattr(
        "tinkuy.systematisation.transcripts.actions.redacting.forget_former_rows", lambda *models: False
    )
    start = cue.text.index(PHRASE)

    redact_cue(actor=systematisation, cue=cue, start=start, end=start + len(PHRASE))

    assert is_on_disk(PHRASE), "the test above would pass without its guard"
