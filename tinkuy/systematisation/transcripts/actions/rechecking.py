"""What was captured follows an agenda that became stricter: worked out before anything is locked, then written."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django_scopes import scope

from tinkuy.core.deeds import writing
from tinkuy.core.rows.many_rows import update_rows
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import is_looser
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.transcript import Cue, Transcript

from .attributing import Agenda, agenda_of, voices_of
from .redacting import give_words


def recheck_everywhere() -> int:
    """Apply the regimes of the agendas, as they are now, to what was captured in every cycle, only ever stricter; how
    many changed. An agenda may become stricter where no later stage is told of it."""
    captured = Q(transcript__isnull=False) | Q(excerpts__isnull=False)
    changed = 0
    for cycle in Cycle.objects.all():
        with scope(cycle=cycle):
            changed += sum(_recheck(webinar) for webinar in Webinar.objects.filter(captured).distinct())
    return changed


@dataclass(frozen=True)
class _Stricter:
    """What *agenda* makes stricter. Each row is its new values, then its key and the regime that it has now."""

    agenda: Agenda
    named_cues: Sequence[tuple[object, ...]]
    nameless_cues: Sequence[tuple[object, ...]]
    named_excerpts: Sequence[tuple[object, ...]]
    nameless_excerpts: Sequence[tuple[object, ...]]

    @property
    def is_nothing(self) -> bool:
        return not (self.named_cues or self.nameless_cues or self.named_excerpts or self.nameless_excerpts)

    def write(self) -> int:
        """How many rows; one that became stricter meanwhile stays as it is."""
        same = ("id", "regime")
        return (
            update_rows(Cue, ["regime"], same, self.named_cues)
            + update_rows(Cue, ["regime", "speaker_id", "voice"], same, self.nameless_cues)
            + update_rows(Excerpt, ["regime"], same, self.named_excerpts)
            + update_rows(Excerpt, ["regime", "country"], same, self.nameless_excerpts)
        )


def _recheck(webinar: Webinar) -> int:
    stricter = _stricter(webinar)
    if stricter.is_nothing and not _redacted(webinar).exists():
        return 0
    with writing():
        if agenda_of(webinar) != stricter.agenda:
            stricter = _stricter(webinar)
        changed = stricter.write() + _follow_redactions(webinar)
        if changed:
            record(None, "rechecked", webinar, changed=changed)
    return changed


def _stricter(webinar: Webinar) -> _Stricter:
    agenda = agenda_of(webinar)
    cues = _CueRegimes(webinar, agenda)
    named, nameless = [], []
    quotes = Excerpt.objects.filter(webinar=webinar).order_by()
    for key, former, start_ms, *ends in quotes.values_list(
        "pk", "regime", "start_ms", "cue__ordinal", "last_cue__ordinal"
    ):
        at = agenda.regime_between(start_ms, start_ms + 1, has_times=True)
        now = rules.strictest(*(cues.between(*ends) or [at]))
        if is_looser(former, now) and rules.names_country(now):
            named.append((str(now), key, former))
        elif is_looser(former, now):
            nameless.append((str(now), "", key, former))
    return _Stricter(agenda, cues.named, cues.nameless, named, nameless)


class _CueRegimes:
    """The regimes of a session's captions as they are once *agenda* is heard, and the rows that it changes."""

    def __init__(self, webinar: Webinar, agenda: Agenda) -> None:
        transcript = Transcript.objects.filter(webinar=webinar).first()
        has_times = transcript is None or transcript.has_times
        columns = ("pk", "ordinal", "start_ms", "end_ms", "regime", "speaker_id")
        rows = Cue.objects.filter(transcript=transcript).order_by("ordinal").values_list(*columns, named=True)
        cues: list[Any] = list(rows)
        places = [(rules.segment_place(agenda.segments, cue.start_ms), str(cue.speaker_id or "")) for cue in cues]
        self._ordinals = [cue.ordinal for cue in cues]
        self._regimes: list[str] = []
        self.named: list[tuple[object, ...]] = []
        self.nameless: list[tuple[object, ...]] = []
        for cue, voice in zip(cues, voices_of(places, has_times=has_times), strict=True):
            now = agenda.regime_between(cue.start_ms, cue.end_ms, has_times=has_times)
            if is_looser(cue.regime, now) and rules.names_country(now):
                self.named.append((str(now), cue.pk, cue.regime))
            elif is_looser(cue.regime, now):
                self.nameless.append((str(now), None, voice, cue.pk, cue.regime))
            self._regimes.append(rules.strictest(cue.regime, now))

    def between(self, first: int | None, last: int | None) -> list[str]:
        """Those of the captions from one place to another, else of the first alone; none for what was said live."""
        if first is None:
            return []
        end = first if last is None else last
        return self._regimes[bisect_left(self._ordinals, first) : bisect_right(self._ordinals, end)]


def _redacted(webinar: Webinar) -> QuerySet[Excerpt]:
    """Quotes of a question whose words the moderation took out since, because they told of somebody."""
    cited = Excerpt.objects.filter(webinar=webinar, source=Source.QUESTION).exclude(text=F("question__text"))
    return cited.annotate(words=F("question__text")).select_related("webinar")


def _follow_redactions(webinar: Webinar) -> int:
    """What was taken out is kept in no quote either."""
    return give_words((excerpt, excerpt.words) for excerpt in _redacted(webinar))  # type: ignore[attr-defined]
