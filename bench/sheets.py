"""The published sheet in its forms, and found by search."""

from collections.abc import Iterator

from bench.measure import Measure, measured
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.rendering import render
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.models import SheetVersion


def measures() -> Iterator[Measure]:
    version = SheetVersion.objects.filter(language="es").first()
    if version is None:
        return
    content = SheetContent.from_json(version.content)
    for form in ("pdf", "docx", "md"):
        yield measured(f"sheet: {form}", lambda form=form: render(content, form))
    yield measured("search: one query", lambda: CardSearch("planificacion")[:30], times=20)
