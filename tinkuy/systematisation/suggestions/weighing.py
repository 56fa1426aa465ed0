"""The worker weighs the sentences of transcripts by their meaning, ahead of whoever looks at the suggestions.

A vector takes some 45 ms of the processor: none is made in a request, none within a transaction, and none is stored.
After a sentence changes its weight is missing until the worker comes again; it is judged by its words meanwhile.
"""

from collections.abc import Iterator, Mapping

from django.db import transaction
from django.db.models import Count, Sum
from django.db.models.functions import Length
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.language.similarity.meaning import encoder, is_installed, let_go_of_the_model
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

from .fingerprints import fingerprint_of
from .hints.classifier import KINDS
from .hints.engine import sentences_of
from .hints.meaning import bytes_of, weights_at_hand
from .models import SentenceWeights

AT_ONCE, MOST_IN_A_ROUND = 16, 160
"""Sentences that vectors are made of at once, and in one round of the clock: some 7 s of the processor."""
KEY = 8
"""Bytes of a fingerprint that are stored."""


def weigh_transcripts() -> int:
    """Weigh what no weight is stored of, a part in each round; how many sentences.

    The model is loaded where something is due, and let go of at the end: a worker that waits needs none of it.
    """
    if not is_installed():
        return 0
    try:
        return _weigh_due(MOST_IN_A_ROUND)
    finally:
        let_go_of_the_model()


def _weigh_due(most: int) -> int:
    left = most
    for cycle in Cycle.objects.all():
        with scope(cycle=cycle):
            for transcript, state in _due():
                if encoder() is None:
                    return 0
                left -= _weigh(transcript, state, left)
                if left <= 0:
                    return most
    return most - left


def weights_of(webinar: Webinar) -> Mapping[bytes, bytes]:
    """What is stored of a session's sentences, by the beginning of their fingerprint; one query."""
    rows = SentenceWeights.objects.filter(transcript__webinar=webinar)
    return _read(rows.values_list("weights", flat=True).first())


def judged_by(webinar: Webinar) -> str:
    """What the sentences of a session are judged by beside their words: `meaning`; `later` while the worker has not
    been there; empty without the extra.
    """
    if SentenceWeights.objects.filter(transcript__webinar=webinar).exists():
        return "meaning"
    return "later" if is_installed() else ""


def key_of(webinar: Webinar, sentence: str) -> bytes:
    return bytes.fromhex(fingerprint_of(webinar, sentence))[:KEY]


def _due() -> Iterator[tuple[Transcript, str]]:
    """The transcripts of the open cycle whose words are others than those that were weighed, with their state."""
    stored = dict(SentenceWeights.objects.values_list("transcript", "state"))
    transcripts = Transcript.objects.select_related("webinar").annotate(
        captions=Count("cues"), letters=Sum(Length("cues__text"), default=0)
    )
    for transcript in transcripts.order_by("-pk"):
        state = f"{weights_at_hand().source}|{transcript.captions}|{transcript.letters}"
        if stored.get(transcript.pk) != state:
            yield transcript, state


def _weigh(transcript: Transcript, state: str, most: int) -> int:
    """Weigh up to *most* sentences and store them beside those that were; how many. What is no sentence now goes."""
    webinar, row = transcript.webinar, SentenceWeights.objects.filter(transcript=transcript).first()
    is_of_these_weights = row is not None and row.state.startswith(weights_at_hand().source)
    former = _read(row.weights) if row and is_of_these_weights else {}
    texts = {key_of(webinar, one.text): one.text for one in sentences_of(Cue.objects.filter(transcript=transcript))}
    weights = {key: former[key] for key in texts if key in former}
    missing = [key for key in texts if key not in former]
    for start in range(0, min(most, len(missing)), AT_ONCE):
        keys = missing[start : min(most, start + AT_ONCE)]
        weights.update(zip(keys, bytes_of([texts[key] for key in keys]), strict=True))
    is_done = len(weights) == len(texts)
    _store(transcript, state if is_done else f"{weights_at_hand().source}|", weights)
    return min(most, len(missing))


@transaction.atomic
def _store(transcript: Transcript, state: str, weights: Mapping[bytes, bytes]) -> None:
    """Unless the transcript went meanwhile."""
    if not Transcript.objects.filter(pk=transcript.pk).exists():
        return
    values = {"state": state, "weights": b"".join(key + steps for key, steps in weights.items())}
    SentenceWeights.objects.update_or_create(
        transcript=transcript, defaults={**values, "cycle_id": transcript.cycle_id, "reckoned_at": clock.now()}
    )


def _read(stored: bytes | memoryview | None) -> dict[bytes, bytes]:
    whole, size = bytes(stored or b""), KEY + len(KINDS)
    return {whole[start : start + KEY]: whole[start + KEY : start + size] for start in range(0, len(whole), size)}
