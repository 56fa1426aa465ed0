"""Which findings and codes a passage resembles. A person decides; nothing is joined by this."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tinkuy.core.text import displayed_language, in_language
from tinkuy.language.memory import Memory
from tinkuy.language.similarity.ranking import Text, rank
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.coding.queries import sentences
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState
from tinkuy.systematisation.evidence.models.transcript import Cue, Stretch, as_clock
from tinkuy.systematisation.live.queries.listing import LiveThing, live_things

from .fingerprints import fingerprint_of
from .hints.decision import hint_in
from .hints.engine import Hint, Sentence, sentences_of
from .hints.meaning import shares_of
from .hints.sections import is_section_name
from .models import Dismissal
from .weighing import key_of, weights_of

SHOWN = 3
MOST = 120
"""Texts that a passage is compared with: the findings first, then the quotes they rest on."""


def findings_like(cycle: Cycle, words: str, language: str, *, quote: Excerpt | None = None) -> list[Finding]:
    """The up to three findings that *words* resemble most, by their own words or by those of a quote they rest on.

    Those that rest on *quote* already count among the three and are left out of what is told. Two queries.
    """
    findings = {one.pk: one for one in Finding.objects.filter(cycle=cycle).exclude(state=FindingState.REJECTED)}
    texts: list[tuple[int, Text]] = [(key, _in(one.text, language, cycle)) for key, one in findings.items()]
    evidence = Evidence.objects.filter(finding__in=findings).order_by("pk").select_related("excerpt")
    resting = {one.finding_id for one in evidence if quote and one.excerpt_id == quote.pk}
    texts += [(one.finding_id, Text(one.excerpt.text, one.excerpt.language)) for one in evidence]
    return [findings[key] for key in _first(words, language, texts) if key not in resting]


def findings_to_add_to(cycle: Cycle, quote: Excerpt) -> list[Finding]:
    """Those of `findings_like` that may still rest on one quote more."""
    like = findings_like(cycle, quote.text, quote.language, quote=quote)
    return [finding for finding in like if finding.state != FindingState.PUBLISHED]


def codes_like(cycle: Cycle, words: str, language: str) -> list[Code]:
    """The up to three codes that *words* resemble most, by their names or by what was coded with them; two queries."""
    codes = {code.pk: code for code in Code.objects.filter(cycle=cycle)}
    texts: list[tuple[int, Text]] = [(key, _in(one.name, language, cycle)) for key, one in codes.items()]
    coded = Excerpt.objects.filter(code__in=codes).order_by("-pk")
    texts += [
        (code, Text(quote_text, spoken))
        for code, quote_text, spoken in coded.values_list("code_id", "text", "language")
    ]
    return [codes[key] for key in _first(words, language, texts)]


def _first[K: Hashable](words: str, language: str, texts: list[tuple[K, Text]]) -> Iterable[K]:
    ranked = rank(Text(words, language), texts[:MOST])
    return list(dict.fromkeys(key for key, _score in ranked))[:SHOWN]


def _in(texts: dict[str, str], language: str, cycle: Cycle) -> Text:
    """A text in the language of what it is compared with, where it has that one."""
    main = cycle.main_language
    return Text(in_language(texts, language, main), displayed_language(texts, language, main))


_hints: Memory[tuple[Hint | None]] = Memory(6_000)


@dataclass(frozen=True)
class Suggestion:
    """A sentence with its cue. `quotes` are those that hold it already.

    `thing` tells what was said live; a sentence of the transcript has `parts` instead, one for each of its captions.
    """

    webinar: Webinar
    text: str
    hint: Hint
    second: int
    quotes: tuple[Excerpt, ...]
    parts: tuple[Stretch, ...] = ()
    thing: LiveThing | None = None

    @property
    def fingerprint(self) -> str:
        """Tells the sentence from the others of its session, also after the same captions are imported anew."""
        return fingerprint_of(self.webinar, self.text)

    @property
    def id(self) -> str:
        """Its place in the page."""
        return f"s-{self.fingerprint[:12]}"

    @property
    def source(self) -> Source:
        return self.thing.quotable.source if self.thing else Source.CUE

    @property
    def clock(self) -> str:
        return as_clock(self.second)

    @property
    def before(self) -> str:
        return self.text[: self.hint.start]

    @property
    def cue(self) -> str:
        """The very words that say so."""
        return self.text[self.hint.start : self.hint.end]

    @property
    def after(self) -> str:
        return self.text[self.hint.end :]

    @property
    def quoted(self) -> str:
        """What would become the quote, where it is not the whole sentence."""
        words = self.thing.quotable.text if self.thing else self.text
        return "" if words == self.text else words


@dataclass(frozen=True)
class Suggestions:
    """Of one session: those that wait for a person, in order, and those that a person said are none."""

    waiting: tuple[Suggestion, ...]
    dismissed: tuple[Suggestion, ...]


@dataclass(frozen=True)
class CodedTranscript:
    """All captions of a session as they are stored, in order, and all quotes from them."""

    cues: Sequence[Cue]
    quotes: Sequence[Excerpt]

    @classmethod
    def of(cls, webinar: Webinar) -> "CodedTranscript":
        quotes = Excerpt.objects.filter(webinar=webinar).exclude(cue=None).select_related("cue", "last_cue")
        return cls(list(Cue.objects.filter(transcript__webinar=webinar)), list(quotes))


def suggestions(
    cycle: Cycle, webinar: Webinar, *, new_quote: str = "", transcript: CodedTranscript | None = None
) -> Suggestions:
    """What is not coded yet, and the one that has just become the quote *new_quote*; twelve queries, two fewer where
    the *transcript* is at hand.
    """
    dismissed = set(Dismissal.objects.filter(webinar=webinar).values_list("fingerprint", flat=True))
    by_fingerprint: dict[str, Suggestion] = {}
    for one in _all(cycle, webinar, transcript or CodedTranscript.of(webinar)):
        if not one.quotes or any(quote.public_id == new_quote for quote in one.quotes):
            by_fingerprint.setdefault(one.fingerprint, one)
    ordered = sorted(by_fingerprint.values(), key=lambda one: one.second)
    return Suggestions(
        tuple(one for one in ordered if one.fingerprint not in dismissed),
        tuple(one for one in ordered if one.fingerprint in dismissed and not one.quotes),
    )


def suggestion(cycle: Cycle, webinar: Webinar, fingerprint: str) -> Suggestion | None:
    """The one with this *fingerprint* that is not coded yet, whether a person said it is none or not."""
    all_suggestions = suggestions(cycle, webinar)
    return next(
        (one for one in (*all_suggestions.waiting, *all_suggestions.dismissed) if one.fingerprint == fingerprint), None
    )


def _all(cycle: Cycle, webinar: Webinar, transcript: CodedTranscript) -> Iterator[Suggestion]:
    yield from _of_transcript(webinar, transcript)
    yield from _of_live(webinar, live_things(cycle, webinar))


def _of_transcript(webinar: Webinar, transcript: CodedTranscript) -> Iterator[Suggestion]:
    spans = [(_begin(quote), _end(quote), quote) for quote in transcript.quotes]
    weights, spoken = weights_of(webinar), list(sentences_of(transcript.cues))
    stored = [weights.get(key_of(webinar, one.text), b"") if weights else b"" for one in spoken]
    for sentence, meaning, neighbours in zip(spoken, stored, _neighbours(spoken, stored), strict=True):
        hint = _hint(sentence.text, sentence.section, meaning, neighbours)
        if hint:
            second = sentence.part_at(hint.start).cue.start_ms // 1000
            yield Suggestion(webinar, sentence.text, hint, second, _overlapping(sentence, spans), parts=sentence.parts)


def _neighbours(spoken: Sequence[Sentence], stored: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """What is stored of the sentence before and of that after each; nothing of a heading, which tells no kind."""
    shares = [b"" if is_section_name(one.text) else meaning for one, meaning in zip(spoken, stored, strict=True)]
    after = [*shares[1:], b""][: len(shares)]  # where nothing is said there is nothing after it either
    return zip([b"", *shares], after, strict=False)


type Spot = tuple[int, int]
"""The place of a caption, and of a character in it."""


def _overlapping(sentence: Sentence, spans: Iterable[tuple[Spot, Spot, Excerpt]]) -> tuple[Excerpt, ...]:
    """The quotes that share words with it; places are compared as caption and character."""
    first, last = sentence.parts[0], sentence.parts[-1]
    start, end = (first.cue.ordinal, first.start), (last.cue.ordinal, last.end)
    return tuple(quote for begins, ends, quote in spans if begins < end and start < ends)


def _begin(quote: Excerpt) -> Spot:
    return (quote.cue.ordinal if quote.cue else 0, quote.start)


def _end(quote: Excerpt) -> Spot:
    cue = quote.last_cue or quote.cue
    return (cue.ordinal if cue else 0, quote.end)


def _of_live(webinar: Webinar, things: Sequence[LiveThing]) -> Iterator[Suggestion]:
    for thing in things:
        words = thing.quotable.text
        hinted = ((words[start:end], _hint(words[start:end])) for start, end in sentences(words))
        best = max(((text, hint) for text, hint in hinted if hint), key=lambda pair: pair[1].worth, default=None)
        if best and (thing.choices or thing.quotes):
            yield Suggestion(webinar, best[0], best[1], thing.quotable.second, thing.quotes, thing=thing)


def _hint(
    sentence: str, section: str = "", meaning: bytes = b"", neighbours: tuple[bytes, bytes] = (b"", b"")
) -> Hint | None:
    key = (sentence, section, meaning.hex(), *(one.hex() for one in neighbours))
    cached = _hints.get(*key)
    if cached is None:
        before, after = (shares_of(one) if one else None for one in neighbours)
        weighed = shares_of(meaning) if meaning else None
        cached = (hint_in(sentence, section=section, meaning=weighed, neighbours=(before, after)),)
        _hints.put(*key, value=cached)
    return cached[0]
