"""The sheet of the example in its three forms, and the whole request that brings its PDF."""

from collections.abc import Iterator

from bench.installation import begin_with_example
from bench.lines import Line, Words, at_most
from bench.measure import measured
from bench.rows import Pace
from bench.sites import SHEET

FORMS = ("pdf", "docx", "html")


def run(pace: Pace) -> Iterator[Line]:
    begin_with_example()
    from django.test import Client

    from tinkuy.publication.content.sheet import SheetContent
    from tinkuy.publication.renderers.rendering import render
    from tinkuy.publication.sheets.models import SheetVersion

    content = SheetContent.from_json(SheetVersion.objects.filter(language="es")[0].content)
    total = 0.0
    for form in FORMS:
        one = measured(form, lambda form=form: render(content, form), runs=pace.runs)
        total += one.median
        yield one.line(Words(f"ficha: {form}", f"sheet: {form}"))
    yield Line(
        Words("las tres formas juntas", "the three forms together"), total, "ms", (at_most(300),), runs=pace.runs
    )
    client, address = Client(SERVER_NAME="localhost"), f"{SHEET.rstrip('/')}.pdf"
    assert client.get(address).status_code == 200
    one = measured("request", lambda: client.get(address), runs=pace.runs)
    words = Words("petición entera del PDF publicado", "whole request of the published PDF")
    yield one.line(words, at_most(200))
