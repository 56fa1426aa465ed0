"""The quotes of the cycle, and one quote with what rests on it."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.core.tables.response import ENDINGS, download
from tinkuy.core.tables.table import Column, Table
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.evidence.queries.attributes import quotes_with, under_present_regime
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order
from tinkuy.systematisation.suggestions.queries import findings_to_add_to
from tinkuy.systematisation.workbench.forms import QuoteForm

from .forms import WORDS, AttributesForm, CountsForm
from .queries import CrossTable, cross_table


def excerpts(request: CycleRequest, cycle: str) -> HttpResponse:
    """All quotes, or those that the address asks for."""
    form = AttributesForm(request.GET or None, codes=codes_in_order())
    is_asked = form.is_valid()
    chosen = form.cleaned_data if is_asked else {}
    quotes = quotes_with(
        request.cycle,
        form.wanted if is_asked else {},
        words=chosen.get("words", ""),
        overlapping=chosen.get("overlapping", ""),
    )
    return render(request, "systematisation/excerpts.html", {"form": form, "quotes": quotes})


def excerpt(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """One quote in its caption, and the findings that rest on it."""
    quote = under_present_regime(request.cycle, [get_object_or_404(lookup.excerpts(), public_id=public_id)])[0]
    may_write = may(team_person(request), "write_findings", request.cycle)
    context = {
        "quote": quote,
        "findings": lookup.findings_on(quote),
        "form": QuoteForm(quote=quote),
        "extendable": lookup.findings_to_extend(request.cycle, quote),
        "similar": findings_to_add_to(request.cycle, quote) if may_write else [],
        "may_code": may(team_person(request), "code_passages", request.cycle),
        "may_write": may_write,
    }
    return render(request, "systematisation/excerpt.html", context)


ROWS, COLUMNS = "code", "session"
OVERLAPPING = ("kind", "code")
"""Attributes of which several may stand on the same words: crossed with themselves they tell where."""


def counts(request: CycleRequest, cycle: str) -> HttpResponse:
    rows, columns = _rows_and_columns(request)
    table = cross_table(request.cycle, rows, columns)
    context = {
        "form": CountsForm(initial={"rows": rows, "columns": columns}),
        "table": table,
        "lines": [(row, _cells(cycle, table, rows, columns, place)) for place, row in enumerate(table.rows)],
        "rows_word": WORDS[rows],
        "columns_word": WORDS[columns],
        "query": urlencode({"rows": rows, "columns": columns}),
    }
    return render(request, "systematisation/counts.html", context)


def counts_file(request: CycleRequest, cycle: str, ending: str) -> HttpResponseBase:
    if ending not in ENDINGS:
        raise Http404
    rows, columns = _rows_and_columns(request)
    table = cross_table(request.cycle, rows, columns)
    title = _("Quotes by %(rows)s and %(columns)s") % {"rows": WORDS[rows], "columns": WORDS[columns]}
    last = () if table.is_overlap else (Column(_("Quotes"), 10),)
    counts_table = Table(
        title=title,
        columns=(Column(str(WORDS[rows]), 40), *(Column(one.label, 14) for one in table.columns), *last),
        rows=[(row.value.label, *row.counts, *(() if table.is_overlap else (row.total,))) for row in table.rows],
        notes=(_what_is_counted(table),),
        notes_name=_("How to read it"),
    )
    return download(counts_table, f"{request.cycle.slug}-quotes-{rows}-{columns}", ending)


def _what_is_counted(table: CrossTable) -> str:
    if table.is_overlap:
        return _("Pairs of quotes that have words in common; in the diagonal, all quotes of the code.")
    return _("Quotes, not persons. What a regime does not let be told counts as not told.")


def _rows_and_columns(request: CycleRequest) -> tuple[str, str]:
    """Rows and columns; the same twice only where that tells of overlapping."""
    form = CountsForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows, columns = chosen.get("rows") or ROWS, chosen.get("columns") or COLUMNS
    if rows == columns and rows not in OVERLAPPING:
        columns = "kind"
    return rows, columns


def _cells(cycle: str, table: CrossTable, rows: str, columns: str, place: int) -> list[tuple[int, str]]:
    """Each count of a row with the address of its quotes."""
    row = table.rows[place]
    page = reverse("systematisation:excerpts", args=[cycle])
    cells = []
    for column, count in zip(table.columns, row.counts, strict=True):
        overlapping = {"overlapping": column.key} if column.key != row.value.key else {}
        other = overlapping if table.is_overlap else {columns: column.key}
        cells.append((count, f"{page}?{urlencode({rows: row.value.key} | other)}"))
    return cells
