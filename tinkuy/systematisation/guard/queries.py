"""What the guard finds in passages of a cycle, and what was decided of each."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from tinkuy.core import sealing
from tinkuy.language.detecting import language_of_text
from tinkuy.language.personal_data.alert import KINDS, Alert
from tinkuy.language.personal_data.guard import alerts, places_in
from tinkuy.language.personal_data.repeated import parts_of_labels, rows_of_words
from tinkuy.language.personal_data.words import words_of
from tinkuy.language.terminology import Remark, remarks
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import LEFT, Finding
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker

from .models import AlertAnswer, AlertDecision

AROUND = 110
"""Letters shown on each side of an alert."""

AGREEABLE = ("name", "work", "portrait")
"""Kinds with which a person may agree to be shown; an address or a number is nobody's wish."""


@dataclass(frozen=True)
class Passage:
    """Words that may come to be published: `place` names them in a form, `row` is whose they are, if a row's."""

    place: str
    text: str
    language: str
    row: Finding | Excerpt | Cue | None = None


@dataclass(frozen=True)
class AlertInPassage:
    """An alert where it stands; `decision` is what was said of exactly these words."""

    passage: Passage
    alert: Alert
    digest: str
    decision: AlertDecision | None

    @property
    def kind_words(self) -> str:
        return str(KINDS[self.alert.kind])

    @property
    def before(self) -> str:
        start = max(0, self.alert.start - AROUND)
        words = self.passage.text[start : self.alert.start]
        return f"…{words.partition(' ')[2] or words}" if start else words

    @property
    def after(self) -> str:
        end = self.alert.end + AROUND
        words = self.passage.text[self.alert.end : end]
        return f"{words.rpartition(' ')[0] or words}…" if end < len(self.passage.text) else words

    @property
    def answers(self) -> list[AlertAnswer]:
        """What may be said of it."""
        return [answer for answer in AlertAnswer if answer != AlertAnswer.AGREED or self.alert.kind in AGREEABLE]


@dataclass(frozen=True)
class RemarkInPassage:
    """Words of a passage for which there are better ones."""

    passage: Passage
    remark: Remark


def alert_decisions() -> QuerySet[AlertDecision]:
    """For `get_object_or_404`."""
    decisions: QuerySet[AlertDecision] = AlertDecision.objects.select_related("cycle")
    return decisions


def alerts_in(
    cycle: Cycle | NoCycle, passages: Iterable[Passage], *, allowed: Collection[str] = ()
) -> list[AlertInPassage]:
    """Every alert in *passages*, decided or not, in order; the same words are told once.

    Who speaks in the transcripts of *cycle*, and who is named whole in one of *passages*, is known in all of them: a
    part of their name alone is an alert too.
    """
    decided = {decision.digest: decision for decision in AlertDecision.objects.select_related("decided_by")}
    by_digest: dict[str, AlertInPassage] = {}
    for passage, alert in _sightings(list(passages), _parts_of_voices(cycle), allowed):
        digest = digest_of(cycle, passage.text, alert)
        by_digest.setdefault(digest, AlertInPassage(passage, alert, digest, decided.get(digest)))
    return list(by_digest.values())


def _sightings(
    passages: Sequence[Passage], voices: frozenset[str], allowed: Collection[str]
) -> Iterator[tuple[Passage, Alert]]:
    """Each alert with its passage; passages with a part of a name, or a place of work, that another one names whole
    are read once more.
    """
    alerts_by_passage = [alerts(passage.text, allowed=allowed, known=voices) for passage in passages]
    labels = {alert.text for alerts_here in alerts_by_passage for alert in alerts_here if alert.kind == "name"}
    known = voices | parts_of_labels(labels)
    places = frozenset[str]().union(*map(places_in, (one.text for one in passages), alerts_by_passage))
    for passage, alerts_here in zip(passages, alerts_by_passage, strict=True):
        is_to_read_again = known != voices and any(word.key in known for word in words_of(passage.text))
        if is_to_read_again or any(place in passage.text for place in places):
            alerts_here = alerts(passage.text, allowed=allowed, known=known, places=places)
        yield from ((passage, alert) for alert in alerts_here)


def _parts_of_voices(cycle: Cycle | NoCycle) -> frozenset[str]:
    """Of what files call the voices, where that may be a person's name; whom a regime hides is no voice."""
    voices = Speaker.objects.filter(is_role=False) if isinstance(cycle, Cycle) else []
    return parts_of_labels(voice.label for voice in voices)


def open_alerts(cycle: Cycle, passages: Iterable[Passage], *, allowed: Collection[str] = ()) -> list[AlertInPassage]:
    """Those of `found_alerts` of which nobody has decided: nothing that holds one is published (invariant 12)."""
    return [one for one in alerts_in(cycle, passages, allowed=allowed) if one.decision is None]


def remarks_in(passages: Iterable[Passage]) -> list[RemarkInPassage]:
    """What of *passages* is better said otherwise."""
    return [RemarkInPassage(passage, one) for passage in passages for one in remarks(passage.text, passage.language)]


def digest_of(cycle: Cycle | NoCycle, text: str, alert: Alert) -> str:
    """What a decision is bound to: the exact words, and which of them it speaks of, within *cycle*."""
    words = json.dumps([alert.kind, alert.start, alert.end, text], ensure_ascii=False)
    return sealing.blind_index(hashlib.sha256(words.encode()).hexdigest(), place=f"alert|{cycle.public_id}")


def finding_passages(findings: Iterable[Finding]) -> Iterator[Passage]:
    """The words of *findings* and of what their kind tells, in each language that they have."""
    for finding in findings:
        worded_details = {name: words for name, words in finding.details.items() if isinstance(words, dict)}
        for field, words in {"heading": finding.heading, "text": finding.text, **worded_details}.items():
            for language, text in words.items():
                yield Passage(f"finding.{finding.public_id}.{field}.{language}", text, language, finding)


def findings_to_publish() -> Iterator[Passage]:
    """The words of all findings but those left out."""
    return finding_passages(Finding.objects.exclude(state__in=LEFT))


def quotes_to_publish() -> Iterator[Passage]:
    """The words of all quotes, first those that a finding rests on. Some speak another language than their session."""
    quotes = Excerpt.objects.select_related("webinar", "cue").prefetch_related("findings")
    for quote in sorted(quotes, key=lambda one: not one.findings.all()):
        yield _quote_passage(quote)


def captions(webinar: Webinar) -> Iterator[Passage]:
    """What the transcript of *webinar* says."""
    for cue in Cue.objects.filter(transcript__webinar=webinar).select_related("transcript__webinar"):
        yield _cue_passage(cue)


def alerts_of_captions(cycle: Cycle, webinar: Webinar) -> list[AlertInPassage]:
    """Alerts in the transcript of *webinar*, without those inside a quote: they stand with the quotes."""
    quoted: dict[int, list[tuple[int, int]]] = {}
    for cue, start, end in Excerpt.objects.filter(webinar=webinar, source=Source.CUE).values_list(
        "cue", "start", "end"
    ):
        quoted.setdefault(cue, []).append((start, end))

    def is_quoted(one: AlertInPassage) -> bool:
        spans = quoted.get(one.passage.row.pk, []) if one.passage.row else []
        return any(start <= one.alert.start and one.alert.end <= end for start, end in spans)

    return [one for one in alerts_in(cycle, captions(webinar)) if not is_quoted(one)]


def passage_at(place: str) -> Passage | None:
    """The words at *place* as they are now, if there are any."""
    kind, _dot, rest = place.partition(".")
    if kind == "finding":
        public_id = rest.partition(".")[0]
        passages = finding_passages(Finding.objects.filter(public_id=public_id))
        return next((passage for passage in passages if passage.place == place), None)
    if kind == "quote":
        quote = Excerpt.objects.select_related("webinar", "cue__cycle").filter(public_id=rest).first()
        return _quote_passage(quote) if quote else None
    session, _dot, ordinal = rest.partition(".")
    if kind == "cue" and all(part.isascii() and part.isdigit() and len(part) < 7 for part in (session, ordinal)):
        cues = Cue.objects.filter(transcript__webinar__ordinal=int(session), ordinal=int(ordinal))
        cue = cues.select_related("transcript__webinar", "cycle").first()
        return _cue_passage(cue) if cue else None
    return None


def alert_at(cycle: Cycle, place: str, digest: str) -> AlertInPassage | None:
    """The alert with *digest* in the words at *place*, as both are now.

    What other passages gave away to the guard is not read again: a part of a name alone is told by its digest.
    """
    passage = passage_at(place)
    if passage is None:
        return None
    alerts_here = alerts_in(cycle, [passage])
    alert_here = next((one for one in alerts_here if one.digest == digest), None)
    if alert_here:
        return alert_here
    parts = (Alert("name", passage.text[start:end], start, end) for start, end in rows_of_words(passage.text))
    part = next((one for one in parts if digest_of(cycle, passage.text, one) == digest), None)
    decision = AlertDecision.objects.select_related("decided_by").filter(digest=digest).first()
    return AlertInPassage(passage, part, digest, decision) if part else None


def in_their_language(passages: Iterable[Passage]) -> Iterator[Passage]:
    """*passages* in the language that their words are in, where it can be told: a session speaks several."""
    for passage in passages:
        yield replace(passage, language=language_of_text(passage.text) or passage.language)


def _quote_passage(quote: Excerpt) -> Passage:
    return Passage(f"quote.{quote.public_id}", quote.text, quote.language, quote)


def _cue_passage(cue: Cue) -> Passage:
    transcript = cue.transcript
    return Passage(f"cue.{transcript.webinar.ordinal}.{cue.ordinal}", cue.text, transcript.language, cue)
