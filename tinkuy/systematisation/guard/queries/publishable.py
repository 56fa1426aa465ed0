"""The words of the cycle's systematisation that may come to be published, each with its place.

A place is `finding.<public_id>.<field>.<language>`, `quote.<public_id>` or `cue.<session>.<ordinal>`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tinkuy.language.detecting import language_of_text
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import LEFT, Finding
from tinkuy.systematisation.evidence.models.transcript import Cue

from .alerts import AlertInPassage, Passage, alerts_in


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
    """The alert with *digest* in the words at *place*, as both are now."""
    passage = passage_at(place)
    alerts_here = alerts_in(cycle, [passage] if passage else [])
    return next((one for one in alerts_here if one.digest == digest), None)


def in_their_language(passages: Iterable[Passage]) -> Iterator[Passage]:
    """*passages* in the language that their words are in, where it can be told: a session speaks several."""
    for passage in passages:
        yield replace(passage, language=language_of_text(passage.text) or passage.language)


def _quote_passage(quote: Excerpt) -> Passage:
    return Passage(f"quote.{quote.public_id}", quote.text, quote.language, quote)


def _cue_passage(cue: Cue) -> Passage:
    transcript = cue.transcript
    return Passage(f"cue.{transcript.webinar.ordinal}.{cue.ordinal}", cue.text, transcript.language, cue)
