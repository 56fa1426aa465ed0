"""The uses of each sheet that is on the hub: of its page and of its files, lately and in all."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, Sum

from tinkuy.core import clock
from tinkuy.core.text import in_language
from tinkuy.publication.search.models import SheetCard

from .models import PAGE, SheetUse

LATELY = timedelta(days=30)


@dataclass(frozen=True)
class UsesOfSheet:
    """`files` has for each form how often it was taken away lately."""

    slug: str
    title: str
    lately: int
    whole: int
    files: Mapping[str, int]


def uses_by_sheet(language: str) -> list[UsesOfSheet]:
    """The most read first; in two queries."""
    since = clock.today() - LATELY
    sums = (
        SheetUse.objects.order_by()
        .values("slug", "what")
        .annotate(whole=Sum("count"), lately=Sum("count", filter=Q(day__gt=since)))
    )
    by_slug: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in sums:
        by_slug[row["slug"]][row["what"]] = (row["lately"] or 0, row["whole"])
    rows = [_of_card(slug, texts, by_slug[slug], language) for slug, texts in _cards()]
    return sorted(rows, key=lambda row: (-row.lately, -row.whole, row.slug))


def _cards() -> list[tuple[str, dict[str, dict[str, str]]]]:
    return list(SheetCard.objects.filter(is_example=False).values_list("slug", "texts"))


def _of_card(
    slug: str, texts: Mapping[str, Mapping[str, str]], counts: Mapping[str, tuple[int, int]], language: str
) -> UsesOfSheet:
    titles = {code: words.get("title", "") for code, words in texts.items()}
    lately, whole = counts.get(PAGE, (0, 0))
    files = {what: numbers[0] for what, numbers in sorted(counts.items()) if what != PAGE and numbers[0]}
    return UsesOfSheet(slug, in_language(titles, language) or slug, lately, whole, files)
