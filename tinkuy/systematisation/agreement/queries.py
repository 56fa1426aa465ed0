"""Two codings of the same stretch: sentence by sentence, how far they agree, and where they differ."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from tinkuy.people.access import matrix
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.systematisation.coding.queries import sentences
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.transcript import Cue, Stretch, Transcript
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime

from .kappa import Agreement, agreement
from .models import DoubleCoding, Hand, ParallelCode, Settled

ORDER = {kind: place for place, kind in enumerate(FindingKind.values)}


@dataclass(frozen=True)
class Difference(Stretch):
    """A passage that the two coded differently: neighbours that overlap stand together."""

    first: tuple[ParallelCode, ...]
    second: tuple[ParallelCode, ...]
    settled: Settled | None


@dataclass(frozen=True)
class Results:
    """`overall` compares the whole set of kinds of each sentence; by kind and by code, whether it has it or not."""

    units: int
    overall: Agreement
    kinds: tuple[tuple[str, Agreement], ...]
    codes: tuple[tuple[Code, Agreement], ...]
    differences: tuple[Difference, ...]

    @property
    def open(self) -> int:
        return sum(one.settled is None for one in self.differences)


def double_codings(cycle: Cycle) -> list[DoubleCoding]:
    return list(DoubleCoding.objects.select_related("transcript__webinar", "second_coder"))


def one_double_coding() -> QuerySet[DoubleCoding]:
    return DoubleCoding.objects.select_related("transcript__webinar", "second_coder", "cycle")


def cues_of(double: DoubleCoding) -> list[Cue]:
    """Its captions, in order."""
    cues = Cue.objects.filter(transcript=double.transcript_id, ordinal__range=(double.first, double.last))
    return captions_under_present_regime(double.cycle, cues.select_related("speaker", "transcript__webinar", "cycle"))


def units_of(cues: Iterable[Cue]) -> list[Stretch]:
    """The sentences of the captions: what both coders label."""
    return [Stretch(cue, start, end) for cue in cues for start, end in sentences(cue.text)]


def second_codes(double: DoubleCoding, cues: Iterable[Cue]) -> dict[tuple[int, int], list[ParallelCode]]:
    """What the second coder has given so far, by the key of the caption and the start of the sentence."""
    by_sentence: dict[tuple[int, int], list[ParallelCode]] = defaultdict(list)
    rows = ParallelCode.objects.filter(double_coding=double, hand=Hand.SECOND, cue__in=[cue.pk for cue in cues])
    for row in rows.select_related("code"):
        by_sentence[row.cue_id, row.start].append(row)
    return by_sentence


def results_of(double: DoubleCoding) -> Results:
    """What the two codings, as they stood when the second was finished, have in common; three queries."""
    return results_of_each([double])[double.pk]


def results_of_each(doubles: Sequence[DoubleCoding]) -> dict[int, Results]:
    """The same of several, by their key, in as many queries."""
    rows: dict[int, list[ParallelCode]] = defaultdict(list)
    parallel_codes = ParallelCode.objects.filter(double_coding__in=doubles)
    for row in parallel_codes.select_related("code", "cue", "excerpt"):
        rows[row.double_coding_id].append(row)
    settled: dict[int, list[Settled]] = defaultdict(list)
    for one in Settled.objects.filter(double_coding__in=doubles):
        settled[one.double_coding_id].append(one)
    spans = [Q(transcript=one.transcript_id, ordinal__range=(one.first, one.last)) for one in doubles]
    cues = list(Cue.objects.filter(reduce(or_, spans)).select_related("speaker")) if spans else []
    return {
        one.pk: _results(
            units_of(cue for cue in cues if cue.transcript_id == one.transcript_id and _is_within(cue, one)),
            rows[one.pk],
            settled[one.pk],
        )
        for one in doubles
    }


def _is_within(cue: Cue, double: DoubleCoding) -> bool:
    return double.first <= cue.ordinal <= double.last


def _results(units: Sequence[Stretch], rows: Sequence[ParallelCode], settled: Sequence[Settled]) -> Results:
    labels = [tuple(_on(unit, rows_of) for rows_of in _by_hand(rows)) for unit in units]
    kinds = [tuple(frozenset(row.kind for row in hand) for hand in pair) for pair in labels]
    codes = sorted({row.code for row in rows if row.code}, key=lambda code: (ORDER[code.kind], code.number))
    return Results(
        units=len(units),
        overall=agreement((first, second) for first, second in kinds),
        kinds=tuple(
            (kind, agreement((kind in first, kind in second) for first, second in kinds))
            for kind in FindingKind.values
            if any(kind in first | second for first, second in kinds)
        ),
        codes=tuple(
            (code, agreement((_has(code, first), _has(code, second)) for first, second in labels)) for code in codes
        ),
        differences=tuple(_differences(units, rows, settled)),
    )


def joined(rows: Sequence[ParallelCode]) -> list[tuple[int, int, str, Code | None]]:
    """Passages of neighbouring sentences with the same kind and code as one: start, end, kind, code."""
    passages: list[tuple[int, int, str, Code | None]] = []
    for row in sorted(rows, key=lambda row: (row.kind, row.code_id or 0, row.start)):
        last = passages[-1] if passages else None
        if last and (last[2], last[3]) == (row.kind, row.code) and not row.cue.text[last[1] : row.start].strip():
            passages[-1] = (last[0], row.end, row.kind, row.code)
        else:
            passages.append((row.start, row.end, row.kind, row.code))
    return sorted(passages, key=lambda one: (one[0], ORDER[one[2]]))


def possible_coders(cycle: Cycle) -> list[Person]:
    """Who of the team may code, by name."""
    team_roles = TeamRole.objects.filter(cycle=cycle, role__in=matrix()["compare_codings"].who).exclude(
        TeamRole.AWAITED
    )
    return list(Person.objects.filter(pk__in=team_roles.values("person")).order_by("name"))


def transcripts() -> list[Transcript]:
    return list(Transcript.objects.select_related("webinar").order_by("webinar__ordinal"))


def _by_hand(rows: Sequence[ParallelCode]) -> tuple[list[ParallelCode], list[ParallelCode]]:
    return [row for row in rows if row.hand == Hand.FIRST], [row for row in rows if row.hand == Hand.SECOND]


def _on(unit: Stretch, rows: Sequence[ParallelCode]) -> list[ParallelCode]:
    """The passages that have a letter or more of the sentence."""
    return [row for row in rows if row.cue_id == unit.cue.pk and row.start < unit.end and unit.start < row.end]


def _has(code: Code, rows: Iterable[ParallelCode]) -> bool:
    return any(row.code_id == code.pk for row in rows)


def _differences(
    units: Sequence[Stretch], rows: Sequence[ParallelCode], settlements: Sequence[Settled]
) -> list[Difference]:
    settled = {(one.cue_id, one.start): one for one in settlements}
    differences = []
    for group in _groups(rows):
        cue, start, end = group[0].cue, min(row.start for row in group), max(row.end for row in group)
        first, second = _by_hand(group)
        touched = [unit for unit in units if unit.cue.pk == cue.pk and unit.start < end and start < unit.end]
        if any(_kinds_and_codes(_on(unit, first)) != _kinds_and_codes(_on(unit, second)) for unit in touched):
            differences.append(Difference(cue, start, end, tuple(first), tuple(second), settled.get((cue.pk, start))))
    return differences


def _kinds_and_codes(rows: Iterable[ParallelCode]) -> set[tuple[str, int | None]]:
    return {(row.kind, row.code_id) for row in rows}


def _groups(rows: Sequence[ParallelCode]) -> list[list[ParallelCode]]:
    """Passages of one caption that overlap or go on, directly or through others, in order."""
    groups: list[list[ParallelCode]] = []
    reach = (0, 0)
    for row in sorted(rows, key=lambda row: (row.cue.ordinal, row.start, row.end)):
        if (
            groups
            and row.cue_id == reach[0]
            and (row.start < reach[1] or any(_goes_on(one, row) for one in groups[-1]))
        ):
            groups[-1].append(row)
            reach = (row.cue_id, max(reach[1], row.end))
        else:
            groups.append([row])
            reach = (row.cue_id, row.end)
    return groups


def _goes_on(one: ParallelCode, other: ParallelCode) -> bool:
    """Whether *other* says of the next sentence what the same hand said of *one*."""
    same = (one.hand, one.kind, one.code_id) == (other.hand, other.kind, other.code_id)
    return same and one.end <= other.start and not one.cue.text[one.end : other.start].strip()
