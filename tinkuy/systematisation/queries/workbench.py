"""The workbench of one session: its captions with their quotes, the codebook with counts, the sessions as tabs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle, Hook, Webinar
from tinkuy.systematisation.models import Code, Cue, Excerpt, FindingKind, Transcript

from .regimes import under_present_regime
from .spans import Piece, pieces


@dataclass(frozen=True)
class Thread:
    """A hook that is planted or picked up at a moment of the session."""

    hook: Hook
    is_picked_up: bool
    second: int


@dataclass(frozen=True)
class CueRow:
    """A caption as the workbench shows it; `threads` begin or end just before it."""

    cue: Cue
    pieces: tuple[Piece, ...]
    quotes: tuple[Excerpt, ...]
    threads: tuple[Thread, ...]
    starts_turn: bool


@dataclass(frozen=True)
class KindCodes:
    kind: str
    codes: tuple[Code, ...]


def first_with_transcript(cycle: Cycle) -> Webinar | None:
    """Where the work begins: the first session with a transcript, else the first session."""
    webinars = Webinar.objects.all()
    return webinars.filter(transcript__isnull=False).first() or webinars.first()


def session_tabs(cycle: Cycle) -> list[Webinar]:
    """The sessions with their transcripts, in order; one query."""
    return list(Webinar.objects.select_related("transcript"))


def transcript_of(webinar: Webinar) -> Transcript | None:
    return Transcript.objects.filter(webinar=webinar).select_related("imported_by").first()


def rows_of(cycle: Cycle, webinar: Webinar) -> list[CueRow]:
    """The captions of a session in order; three queries and one for the agenda."""
    cues = list(Cue.objects.filter(transcript__webinar=webinar).select_related("speaker"))
    by_cue: dict[int | None, list[Excerpt]] = defaultdict(list)
    for excerpt in under_present_regime(
        cycle, Excerpt.objects.exclude(cue=None).filter(webinar=webinar).select_related("code", "webinar")
    ):
        by_cue[excerpt.cue_id].append(excerpt)
    threads = _threads(webinar)
    rows, former = [], None
    for cue in cues:
        due = [thread for thread in threads if thread.second * 1000 <= cue.start_ms]
        threads = threads[len(due) :]
        quotes = by_cue[cue.pk]
        voice = (cue.speaker_id, cue.voice)
        rows.append(CueRow(cue, tuple(pieces(cue.text, quotes)), tuple(quotes), tuple(due), voice != former))
        former = voice
    return rows


def _threads(webinar: Webinar) -> list[Thread]:
    planted = Hook.objects.filter(origin=webinar, planted_second__isnull=False)
    picked_up = Hook.objects.filter(target=webinar, resolved_second__isnull=False)
    found = [Thread(hook, False, hook.planted_second or 0) for hook in planted]
    found += [Thread(hook, True, hook.resolved_second or 0) for hook in picked_up]
    return sorted(found, key=lambda thread: thread.second)


def codebook(cycle: Cycle, words: str = "") -> list[KindCodes]:
    """The codes by kind with `times` they were used, those whose label or name holds *words*; one query."""
    codes = Code.objects.annotate(times=Count("excerpts")).order_by("number")
    wanted = words.casefold().strip()
    chosen = [code for code in codes if wanted in f"{code.label} {' '.join(code.name.values())}".casefold()]
    return [KindCodes(kind.value, tuple(code for code in chosen if code.kind == kind)) for kind in FindingKind]


def code_words(cycle: Cycle) -> list[dict[str, Any]]:
    """Each code with the words that were coded with it, for the palette's suggestion; two queries."""
    said: dict[int, list[str]] = defaultdict(list)
    for code, text in Excerpt.objects.exclude(code=None).order_by("pk").values_list("code_id", "text"):
        said[code].append(text)
    return [
        {
            "id": code.pk,
            "kind": code.kind,
            "label": code.label,
            "name": code.name,
            "words": " ".join(said[code.pk][-12:]),
        }
        for code in Code.objects.order_by("kind", "number")
    ]


def quotes_in_order(rows: Sequence[CueRow]) -> list[Excerpt]:
    return [quote for row in rows for quote in sorted(row.quotes, key=lambda one: one.start)]


def excerpt_just_coded(public_id: str, person: Person) -> Excerpt | None:
    """The quote that *person* coded a moment ago, which the page offers to undo."""
    if not public_id:
        return None
    return Excerpt.objects.filter(public_id=public_id, coded_by=person).select_related("code").first()
