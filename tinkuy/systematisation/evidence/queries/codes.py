"""The codes of a cycle in the order of their tree."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Count

from tinkuy.systematisation.evidence.models.code import Code, FindingKind


def codes_with_times() -> Iterable[Code]:
    """The codes, each with `times`: how many quotes it has."""
    return Code.objects.annotate(times=Count("excerpts")).order_by("number")


def codes_in_order() -> list[Code]:
    """All codes with their `times`, by kind and tree."""
    return [code for code, _level in in_order(codes_with_times())]


def in_order(codes: Iterable[Code]) -> Iterator[tuple[Code, int]]:
    """Each code with its level: by kind, in the order in which they are given, those above before those under them."""
    under: dict[tuple[str, int | None], list[Code]] = defaultdict(list)
    for code in codes:
        under[code.kind, code.parent_id].append(code)

    def walk(kind: str, above: int | None, level: int) -> Iterator[tuple[Code, int]]:
        for code in under[kind, above]:
            yield code, level
            yield from walk(kind, code.pk, level + 1)

    for kind in FindingKind:
        yield from walk(kind.value, None, 1)
