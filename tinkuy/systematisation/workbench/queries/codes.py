"""The codebook as the workbench of a session shows it, with counts, and what its palette compares words with."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import in_language
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
    return [(code, sum(times for _code, times in QUOTES_OF_CODE.rows(cycle_in_scope(), code))) for code in set(codes)]


QUOTES_OF_CODE = CompiledQuery(
    lambda cycle, code: (
        Excerpt.objects.with_scope(cycle=cycle)
        .filter(code=code)
        .order_by()
        .values_list("code")
        .annotate(times=Count("pk"))
    )
)


def excerpt_just_coded(public_id: str, person: Person) -> Excerpt | None:
    """The quote that *person* coded a moment ago, which the page offers to undo."""
    if not public_id:
        return None
    return Excerpt.objects.filter(public_id=public_id, coded_by=person).select_related("code").first()


STEM = 6
NOT_PLAIN = re.compile(r"[^\x00-\x7f]")
KEPT = 40
"""Stems for each code: the list of a large codebook stays a few kilobytes."""
LATEST = 12


def code_words(cycle: Cycle, language: str) -> list[dict[str, object]]:
    """Each code with its name in *language* and the stems that its latest quotes say most; two queries."""
    texts_by_code: dict[int, list[str]] = defaultdict(list)
    for code, text in Excerpt.objects.exclude(code=None).order_by("-pk").values_list("code_id", "text"):
        if len(texts_by_code[code]) < LATEST:
            texts_by_code[code].append(text)
    return [
        {
            "id": code.pk,
            "kind": code.kind,
            "label": code.label,
            "name": (name := in_language(code.name, language, cycle.main_language)),
            "stems": " ".join(_commonest([name, *texts_by_code[code.pk]])),
        }
        for code in Code.objects.order_by("kind", "number")
    ]


def stems(text: str) -> list[str]:
    """The beginnings of its longer words, without accents; `coding-palette.js` cuts a selection in the same way."""
    letters = unicodedata.normalize("NFD", text.lower())
    plain = NOT_PLAIN.sub(lambda match: "" if unicodedata.combining(match[0]) else match[0], letters)
    return [word[:STEM] for word in re.findall(r"[^\W\d_]{4,}", plain)]


def _commonest(texts: list[str]) -> list[str]:
    return [stem for stem, _times in Counter(stem for text in texts for stem in stems(text)).most_common(KEPT)]
