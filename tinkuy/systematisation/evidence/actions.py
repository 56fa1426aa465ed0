"""What the deeds of this stage check about words and kinds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import tidy
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Cue

from . import rules

Words = Mapping[str, str]

CUES_AFTER = CompiledQuery(
    lambda cycle, transcript, first, last: (
        Cue.objects.with_scope(cycle=cycle)
        .filter(transcript=transcript, ordinal__gt=first, ordinal__lte=last)
        .select_related("speaker")
    )
)
AGENDA_OF = CompiledQuery(
    lambda cycle, webinar: Segment.objects.with_scope(cycle=cycle).filter(webinar=webinar).order_by("ordinal")
)


def tidied(words: Words | None) -> dict[str, str]:
    """*words* as they are kept: trimmed, languages without words left out."""
    return {code: tidy(text) for code, text in (words or {}).items() if tidy(text)}


def demand_words(words: Words, cycle: Cycle, sentence: str, *, about: str) -> dict[str, str]:
    """The words as they are kept; refuses with *sentence* where the cycle's main language has none."""
    tidy_words = tidied(words)
    if not tidy_words.get(cycle.main_language):
        raise Refused(sentence, about=about)
    return tidy_words


def demand_kind(kind: str) -> None:
    if kind not in FindingKind.values:
        raise Refused(_("Choose a kind: risk, good practice, lesson or recommendation."), about="kind")


def lock(cycle: Cycle) -> Cycle:
    """The row of *cycle*, locked: numbers are given one after the other."""
    return Cycle.objects.select_for_update().get(pk=cycle.pk)


def free_number(model: type[Code] | type[Finding], kind: str, number: int | None) -> int:
    """*number*, refused if taken; without one, the next of its kind. The cycle is locked and in scope."""
    same_kind = model.objects.filter(kind=kind)
    if number is None:
        return int(same_kind.aggregate(last=Max("number"))["last"] or 0) + 1
    if same_kind.filter(number=number).exists():
        raise Refused(
            _("Number %(number)s of this kind is taken. Choose another one.") % {"number": number}, about="number"
        )
    return number


def demand_same_cycle(cycle: Cycle, *things: Model) -> None:
    """Refuse to join things of two cycles."""
    if any(getattr(thing, "cycle_id", None) != cycle.pk for thing in things):
        raise Refused(_("This belongs to another cycle."))


@dataclass(frozen=True)
class Passage:
    """From character `start` of the first of `cues` to character `end` of the last; one caption or several."""

    cues: Sequence[Cue]
    start: int
    end: int

    @property
    def last_cue(self) -> Cue | None:
        """Where it ends, if that is another caption than the one where it begins."""
        return self.cues[-1] if len(self.cues) > 1 else None

    @property
    def text(self) -> str:
        """Its words; from one caption to the next there is a space."""
        return " ".join(cue.text[begin:end] for cue, begin, end in self._parts())

    @property
    def place(self) -> dict[str, object]:
        """What tells it from any other, as a lookup."""
        return {"cue": self.cues[0], "start": self.start, "last_cue": self.last_cue, "end": self.end}

    @property
    def start_ms(self) -> int:
        return self.cues[0].start_ms

    @property
    def until_ms(self) -> int | None:
        """Its end, where it goes over several captions."""
        return self.cues[-1].end_ms if self.last_cue else None

    def places(self, start: int, end: int) -> list[tuple[Cue, int, int]]:
        """Where characters *start* to *end* of its text stand: caption, start and end, for each caption they touch."""
        touched, before = [], 0
        for cue, begin, stop in self._parts():
            first, last = max(start - before, 0), min(end - before, stop - begin)
            if first < last:
                touched.append((cue, begin + first, begin + last))
            before += stop - begin + 1
        return touched

    def _parts(self) -> list[tuple[Cue, int, int]]:
        first, last = 0, len(self.cues) - 1
        return [
            (cue, self.start if at == first else 0, self.end if at == last else len(cue.text))
            for at, cue in enumerate(self.cues)
        ]


def passage_of(cue: Cue, start: int, end: int, last_cue: Cue | None = None) -> Passage:
    """The passage without spaces around it and with the words it cuts made whole; refuses one without a word."""
    cues = _cues_between(cue, last_cue)
    if not (0 <= start <= len(cue.text) and 0 <= end <= len(cues[-1].text)) or (len(cues) == 1 and end <= start):
        raise Refused(_("This passage is no longer in the transcript. Reload the page and select it again."))
    cues, start, end = without_space(cues, start, end)
    passage = Passage(cues, start, end)
    if not has_words(passage.text):
        raise Refused(_("Select at least one word."), about="passage")
    return Passage(cues, *_whole_words(cues, start, end))


def regime_of(passage: Passage) -> Regime:
    """The strictest that its captions were kept under, or that the agenda has now for their minutes."""
    first = passage.cues[0]
    segments = AGENDA_OF.rows(cycle_in_scope(), first.transcript.webinar_id)
    default, until = first.cycle.default_regime, max(cue.end_ms for cue in passage.cues)
    now = rules.regime_between(segments, first.start_ms, until, default)
    if not first.transcript.has_times:
        now = rules.regime_of_all(segments, default)
    return rules.strictest(now, *(cue.regime for cue in passage.cues))


def country_of(cues: Sequence[Cue], regime: str) -> str:
    """The country of all the voices, where it is one and the same and *regime* lets it be told."""
    countries = {cue.speaker.country if cue.speaker else "" for cue in cues}
    return countries.pop() if len(countries) == 1 and rules.names_country(regime) else ""


def has_many_voices(cues: Sequence[Cue]) -> bool:
    return len({(cue.speaker_id, cue.voice) for cue in cues}) > 1


def has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def cues_under(excerpt: Excerpt) -> list[Cue]:
    """The captions that a quote covers, with their speakers; none for what was said live."""
    if excerpt.cue is None:
        return []
    return _cues_between(excerpt.cue, excerpt.last_cue)


def passage_under(excerpt: Excerpt) -> Passage:
    """Where the words of a quote of the transcript stand."""
    return Passage(cues_under(excerpt), excerpt.start, excerpt.end)


def _cues_between(cue: Cue, last_cue: Cue | None) -> list[Cue]:
    if last_cue is None or last_cue.pk == cue.pk:
        return [cue]
    if last_cue.transcript_id != cue.transcript_id or last_cue.ordinal < cue.ordinal:
        raise Refused(_("This passage is no longer in the transcript. Reload the page and select it again."))
    if last_cue.ordinal == cue.ordinal + 1:
        return [cue, last_cue]
    return [cue, *CUES_AFTER.rows(cycle_in_scope(), cue.transcript_id, cue.ordinal, last_cue.ordinal)]


def without_space(cues: Sequence[Cue], start: int, end: int) -> tuple[list[Cue], int, int]:
    """Captions of which only space was chosen, at either edge, fall away."""
    remaining = list(cues)
    while len(remaining) > 1 and not remaining[0].text[start:].strip():
        remaining, start = remaining[1:], 0
    while len(remaining) > 1 and not remaining[-1].text[:end].strip():
        remaining = remaining[:-1]
        end = len(remaining[-1].text)
    first, last = remaining[0].text, remaining[-1].text
    while start < len(first) and first[start].isspace():
        start += 1
    while end > 0 and last[end - 1].isspace():
        end -= 1
    return remaining, start, end


def _whole_words(cues: Sequence[Cue], start: int, end: int) -> tuple[int, int]:
    first, last = cues[0].text, cues[-1].text
    while 0 < start < len(first) and first[start].isalnum() and first[start - 1].isalnum():
        start -= 1
    while 0 < end < len(last) and last[end - 1].isalnum() and last[end].isalnum():
        end += 1
    return start, end
