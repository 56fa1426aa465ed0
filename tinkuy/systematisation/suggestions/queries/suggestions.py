"""What of a session looks like a risk, a practice, a lesson or a recommendation; a person says whether it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tinkuy.core import sealing
from tinkuy.core.letters import folded
from tinkuy.language.memory import Memory
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.coding.queries.spans import sentences
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.transcript import Cue, as_clock
from tinkuy.systematisation.live.queries.listing import LiveThing, live_things
from tinkuy.systematisation.suggestions.hints.engine import Hint, hint_in
from tinkuy.systematisation.suggestions.hints.sentences import Part, Sentence, sentences_of
from tinkuy.systematisation.suggestions.models import Dismissal

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
    parts: tuple[Part, ...] = ()
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


def suggestions(cycle: Cycle, webinar: Webinar, *, kept_quote: str = "") -> Suggestions:
    """What is not coded yet, and the one that has just become the quote *kept_quote*; eleven queries."""
    said_none = set(Dismissal.objects.filter(webinar=webinar).values_list("fingerprint", flat=True))
    by_fingerprint: dict[str, Suggestion] = {}
    for one in _all(cycle, webinar):
        if not one.quotes or any(quote.public_id == kept_quote for quote in one.quotes):
            by_fingerprint.setdefault(one.fingerprint, one)
    ordered = sorted(by_fingerprint.values(), key=lambda one: one.second)
    return Suggestions(
        tuple(one for one in ordered if one.fingerprint not in said_none),
        tuple(one for one in ordered if one.fingerprint in said_none and not one.quotes),
    )


def suggestion(cycle: Cycle, webinar: Webinar, fingerprint: str) -> Suggestion | None:
    """The one with this *fingerprint* that is not coded yet, whether a person said it is none or not."""
    all_suggestions = suggestions(cycle, webinar)
    return next(
        (one for one in (*all_suggestions.waiting, *all_suggestions.dismissed) if one.fingerprint == fingerprint), None
    )


def fingerprint_of(webinar: Webinar, sentence: str) -> str:
    """Keyed: what was said cannot be guessed from it, also once it was taken out (promise P10)."""
    return sealing.blind_index(folded(sentence), place=f"sentence|{webinar.cycle_id}|{webinar.pk}")


def _all(cycle: Cycle, webinar: Webinar) -> Iterator[Suggestion]:
    yield from _of_transcript(webinar)
    yield from _of_live(webinar, live_things(cycle, webinar))


def _of_transcript(webinar: Webinar) -> Iterator[Suggestion]:
    quotes = list(Excerpt.objects.filter(webinar=webinar).exclude(cue=None).select_related("cue", "last_cue"))
    for sentence in sentences_of(Cue.objects.filter(transcript__webinar=webinar)):
        hint = _hint(sentence.text)
        if hint:
            second = sentence.part_at(hint.start).cue.start_ms // 1000
            yield Suggestion(webinar, sentence.text, hint, second, _holding(sentence, quotes), parts=sentence.parts)


def _holding(sentence: Sentence, quotes: Sequence[Excerpt]) -> tuple[Excerpt, ...]:
    """The quotes that share words with it; places are compared as caption and character."""
    first, last = sentence.parts[0], sentence.parts[-1]
    start, end = (first.cue.ordinal, first.start), (last.cue.ordinal, last.end)
    return tuple(quote for quote in quotes if _begin(quote) < end and start < _end(quote))


def _begin(quote: Excerpt) -> tuple[int, int]:
    return (quote.cue.ordinal if quote.cue else 0, quote.start)


def _end(quote: Excerpt) -> tuple[int, int]:
    cue = quote.last_cue or quote.cue
    return (cue.ordinal if cue else 0, quote.end)


def _of_live(webinar: Webinar, things: Sequence[LiveThing]) -> Iterator[Suggestion]:
    for thing in things:
        words = thing.quotable.text
        hinted = ((words[start:end], _hint(words[start:end])) for start, end in sentences(words))
        best = max(((text, hint) for text, hint in hinted if hint), key=lambda pair: pair[1].worth, default=None)
        if best and (thing.choices or thing.quotes):
            yield Suggestion(webinar, best[0], best[1], thing.quotable.second, thing.quotes, thing=thing)


def _hint(sentence: str) -> Hint | None:
    cached = _hints.get(sentence)
    if cached is None:
        cached = (hint_in(sentence),)
        _hints.put(sentence, value=cached)
    return cached[0]
