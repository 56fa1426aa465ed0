"""The lines of themes along the path."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning.hooks.queries import PathStep

from .models import Theme, WebinarTheme


@dataclass(frozen=True)
class ThemeLine:
    """A theme with the level that each webinar of the path reaches, in order; None where it is not taken up."""

    theme: Theme
    levels: tuple[WebinarTheme | None, ...]


THEMES_OF = CompiledQuery(
    lambda cycle: WebinarTheme.objects.with_scope(cycle=cycle).select_related("theme").order_by("theme__ordinal", "pk")
)


def themes_by_webinar() -> Mapping[int, list[WebinarTheme]]:
    """How far each webinar of the cycle in scope takes its themes, in their order, in one query."""
    themes: dict[int, list[WebinarTheme]] = defaultdict(list)
    for one in THEMES_OF.rows(cycle_in_scope()):
        themes[one.webinar_id].append(one)
    return themes


def themes_in_order() -> QuerySet[Theme]:
    return Theme.objects.select_related("cycle").order_by("ordinal")


def theme_at(ordinal: int) -> Theme | None:
    return themes_in_order().filter(ordinal=ordinal).first()


def lines_of_themes(path: Sequence[PathStep]) -> list[ThemeLine]:
    """A line for each theme of the cycle in scope, in two queries."""
    levels = {(row.theme_id, row.webinar_id): row for row in WebinarTheme.objects.all()}
    return [
        ThemeLine(theme, tuple(levels.get((theme.pk, step.webinar.pk)) for step in path)) for theme in themes_in_order()
    ]
