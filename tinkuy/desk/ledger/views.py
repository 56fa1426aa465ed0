"""The coordination's ledger of a cycle: what it took, a new line, correcting and taking back, and the files."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.languages import reader_language
from tinkuy.core.tables.response import ENDINGS, download
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import pressed, take_form
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person

from . import actions, tables
from .currencies import amount_in_words, offered_currencies
from .forms import ResourceForm, initial_of
from .models import ResourceEntry, ResourceKind
from .queries import LedgerSummary, Money, entries_of, entry_of, ledger_of, taken_back_entries, used_currencies

TABLES = ("lines", "figures")


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """What the cycle took, and its lines; a new one is written here."""
    form = _form(request, initial={"kind": ResourceKind.HOURS, "spent_on": request.cycle.today()})
    return take_form(
        request,
        form,
        lambda: actions.record_resource(actor=team_person(request), cycle=request.cycle, words=form.words()),
        "desk/ledger.html",
        _context(request),
        reverse("desk:ledger", args=[cycle]),
        _("The line stands in the ledger."),
    )


def correct(request: CycleRequest, cycle: str, entry: str) -> HttpResponse:
    standing = _entry(request, entry)
    form = _form(request, initial=initial_of(standing))
    return take_form(
        request,
        form,
        lambda: actions.correct_entry(actor=team_person(request), entry=standing, words=form.words()),
        "desk/ledger_entry.html",
        {"entry": standing},
        reverse("desk:ledger", args=[cycle]),
        _("Corrected. The former line stays among those taken back."),
    )


@require_POST
def take_back(request: CycleRequest, cycle: str, entry: str) -> HttpResponse:
    return _mark(request, entry, actions.take_entry_back, _("The line counts no more. It can be put back."))


@require_POST
def put_back(request: CycleRequest, cycle: str, entry: str) -> HttpResponse:
    return _mark(request, entry, actions.put_entry_back, _("The line counts again."))


def table(request: CycleRequest, cycle: str, table: str, ending: str) -> HttpResponseBase:
    """The lines, or what they come to."""
    if table not in TABLES or ending not in ENDINGS:
        raise Http404
    of_cycle = request.cycle
    made = tables.lines_table(of_cycle) if table == "lines" else tables.summary_table(of_cycle, ledger_of(of_cycle))
    return download(made, f"{cycle}-ledger-{table}", ending)


def _mark(request: CycleRequest, entry: str, deed: Any, done: str) -> HttpResponse:
    row = _entry(request, entry)
    pressed(request, lambda: deed(actor=team_person(request), entry=row), done)
    return redirect("desk:ledger", request.cycle.slug)


def _entry(request: CycleRequest, public_id: str) -> ResourceEntry:
    return or_404(entry_of(request.cycle, public_id))


def _form(request: CycleRequest, initial: dict[str, Any]) -> ResourceForm:
    cycle = request.cycle
    currencies = offered_currencies(invited_countries(cycle), used_currencies(cycle))
    return ResourceForm(request.POST or None, initial=initial, currencies=currencies)


def _context(request: CycleRequest) -> dict[str, Any]:
    summary = ledger_of(request.cycle)
    return {
        "summary": summary,
        "hours": [(Role(one.role).label, _number(one.total), tables.source_of(one)) for one in summary.hours],
        "total_hours": _number(summary.total_hours),
        "money": _figures(summary),
        "in_kind": [
            (one.institution, _number(one.hours) if one.hours else "", in_words(one.money)) for one in summary.in_kind
        ],
        "entries": [(one, _of_entry(one)) for one in entries_of(request.cycle)],
        "taken_back": [(one, _of_entry(one)) for one in taken_back_entries(request.cycle)],
        "hours_definition": tables.hours_definition(),
    }


def _figures(summary: LedgerSummary) -> list[tuple[str, str, str]]:
    """Name, value and definition of what stands in large type."""
    attendance = summary.attendance
    unknown = tables.why_unknown(attendance)
    hours = _number(attendance.hours) if attendance.hours else unknown
    figures = [
        (_("Money"), in_words(summary.cash) or "—", _("What was paid, in its currency")),
        (_("Tools and licences"), _tools(summary), _("Those without an amount are free")),
        (_("Hours of attendance"), hours, tables.attendance_definition(attendance)),
    ]
    if summary.spent:
        cost = in_words(summary.cost_per_hour) or unknown
        figures.append((_("Cost of an hour of attendance"), cost, tables.cost_definition()))
    if summary.work_per_hour is not None:
        work = _number(summary.work_per_hour)
        figures.append((_("Hours of work for an hour of attendance"), work, tables.work_definition()))
    return figures


def _tools(summary: LedgerSummary) -> str:
    counts = _("%(paid)d paid, %(free)d free") % {"paid": summary.paid_tools, "free": summary.free_tools}
    return f"{in_words(summary.tools)} · {counts}" if summary.tools else counts


def in_words(money: Money) -> str:
    """«1.250,00 USD + 300,00 PEN», in the reader's language: beside each other, since they are never added."""
    return " + ".join(amount_in_words(amount, code, reader_language()) for code, amount in money.items())


def _of_entry(entry: ResourceEntry) -> str:
    """The number or numbers of one line."""
    parts = [_("%(hours)s h") % {"hours": _number(entry.hours)}] if entry.hours is not None else []
    if entry.amount is not None:
        parts.append(amount_in_words(entry.amount, entry.currency, reader_language()))
    return " · ".join(parts) or _("no cost")


def _number(number: Decimal | None) -> str:
    return "" if number is None else number_format(number.normalize() if number else number, use_l10n=True)
