"""The codebook as the workbench of one session shows it, with counts; its captions are in `rows`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt


@dataclass(frozen=True)
class KindCodes:
    kind: str
    codes: tuple[Code, ...]


def codebook(cycle: Cycle) -> list[KindCodes]:
    """The codes by kind with `times` they were used; one query."""
    codes = list(Code.objects.annotate(times=Count("excerpts")).order_by("number"))
    return [KindCodes(kind.value, tuple(code for code in codes if code.kind == kind)) for kind in FindingKind]


def those_with(codebook: Sequence[KindCodes], words: str) -> list[KindCodes]:
    """The codes whose label or name holds *words*."""
    wanted = words.casefold().strip()
    return [
        KindCodes(group.kind, tuple(code for code in group.codes if wanted in _searchable_words(code)))
        for group in codebook
    ]


def codes_in(codebook: Sequence[KindCodes]) -> list[Code]:
    return [code for group in codebook for code in group.codes]


def _searchable_words(code: Code) -> str:
    return f"{code.label} {' '.join(code.name.values())}".casefold()


def times_used(codes: Iterable[int]) -> list[tuple[int, int]]:
    """Of these codes, how many quotes each has now."""
    used = Code.objects.filter(pk__in=set(codes)).annotate(times=Count("excerpts"))
    return [(code.pk, code.times) for code in used]


def excerpt_just_coded(public_id: str, person: Person) -> Excerpt | None:
    """The quote that *person* coded a moment ago, which the page offers to undo."""
    if not public_id:
        return None
    return Excerpt.objects.filter(public_id=public_id, coded_by=person).select_related("code").first()
