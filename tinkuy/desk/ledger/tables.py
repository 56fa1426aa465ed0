"""The ledger as files: its lines, and what they come to with the definition of each figure."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinkuy.core.languages import reader_language
from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.core.text import in_language
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year, local_day

from .queries import AttendanceHours, LedgerSummary, RoleHours, entries_of


def lines_table(cycle: Cycle) -> Table:
    """A row for each line that counts."""
    return Table(
        title=_("Resource ledger"),
        columns=(
            Column(_("Day"), 12),
            Column(_("Kind"), 16),
            Column(_("What it was"), 50),
            Column(_("Role"), 22),
            Column(_("Hours"), 10),
            Column(_("Stands for the estimate"), 12),
            Column(_("Amount"), 14),
            Column(_("Currency"), 10),
            Column(_("Institution"), 34),
            Column(_("Where the number comes from"), 40),
            Column(_("Written by"), 24),
        ),
        rows=[
            [
                one.spent_on,
                one.get_kind_display(),
                one.what,
                one.get_role_display() if one.role else "",
                one.hours,
                _("yes") if one.replaces_estimate else "",
                one.amount,
                one.currency,
                str(one.institution) if one.institution else "",
                one.note,
                str(one.recorded_by) if one.recorded_by else "",
            ]
            for one in entries_of(cycle)
        ],
        notes=notes_of(cycle),
        notes_name=_("How to read it"),
    )


def notes_of(cycle: Cycle) -> tuple[str, ...]:
    made_on = day_with_year(local_day(cycle.now(), cycle.zone))
    return (
        in_language(cycle.title, reader_language(), cycle.main_language),
        _("Made on %(day)s.") % {"day": made_on},
        _("Each amount is in the currency in which it was paid. None is converted; two currencies are never added."),
    )


def summary_table(cycle: Cycle, summary: LedgerSummary) -> Table:
    """A row for each figure, with what it is made of."""
    return Table(
        title=_("What the cycle took"),
        columns=(
            Column(_("Figure"), 46),
            Column(_("Of what"), 30),
            Column(_("Value"), 14),
            Column(_("Unit"), 10),
            Column(_("Source"), 34),
            Column(_("Definition"), 90),
        ),
        rows=list(summary_rows(summary)),
        notes=notes_of(cycle),
        notes_name=_("How to read it"),
    )


def summary_rows(summary: LedgerSummary) -> Iterator[list[Cell]]:
    """Figure, of what, value, unit, source, definition."""
    hours = _("hours")
    for one in summary.hours:
        yield [
            _("Hours of work"),
            str(Role(one.role).label),
            one.total,
            hours,
            source_of(one),
            hours_definition(),
        ]
    if summary.hours:
        total = summary.total_hours
        yield [_("Hours of work"), _("All roles"), total, hours, "", hours_definition()]
    by_hand = _("written by hand")
    for code, amount in summary.cash.items():
        yield [_("Money"), "", amount, code, by_hand, _("What was paid, in its currency")]
    for code, amount in summary.tools.items():
        yield [_("Tools and licences"), _("paid"), amount, code, by_hand, _("What was paid, in its currency")]
    counts = ((_("paid"), summary.paid_tools), (_("free"), summary.free_tools))
    for word, count in counts:
        yield [_("Tools and licences"), word, count, "", by_hand, _("How many lines of the ledger")]
    for gift in summary.in_kind:
        if gift.hours:
            yield [_("Given in kind"), gift.institution, gift.hours, hours, by_hand, in_kind_definition()]
        for code, amount in gift.money.items():
            yield [_("Given in kind"), gift.institution, amount, code, by_hand, in_kind_definition()]
    yield from _attendance_rows(summary)


def _attendance_rows(summary: LedgerSummary) -> Iterator[list[Cell]]:
    attendance, hours = summary.attendance, _("hours")
    value: Cell = attendance.hours if attendance.hours else why_unknown(attendance)
    reckoned = _("reckoned by the program")
    yield [_("Hours of attendance"), "", value, hours, reckoned, attendance_definition(attendance)]
    for code, cost in summary.cost_per_hour.items():
        yield [_("Cost of an hour of attendance"), "", cost, code, reckoned, cost_definition()]
    if summary.spent and not attendance.hours:
        yield [_("Cost of an hour of attendance"), "", value, "", reckoned, cost_definition()]
    if summary.work_per_hour is not None:
        work = summary.work_per_hour
        yield [_("Hours of work for an hour of attendance"), "", work, hours, reckoned, work_definition()]


def source_of(one: RoleHours) -> str:
    """Where the hours of a role come from, in words."""
    if one.is_replaced:
        return _("written by hand, in place of the estimate")
    if one.estimated and one.written:
        return _("estimate and written by hand")
    return _("estimate") if one.estimated else _("written by hand")


def why_unknown(attendance: AttendanceHours) -> str:
    return _("hidden") if attendance.is_hidden else _("not known")


def hours_definition() -> str:
    return _(
        "Estimate: persons who have the role today × real length of each session held; a guest counts as a speaker "
        "where they are heard. What is written by hand is added, or stands for it. Preparing is in it only where it is "
        "written."
    )


def in_kind_definition() -> str:
    return _("What an institution gave: hours, or what it would have cost by its own account")


def attendance_definition(attendance: AttendanceHours) -> str:
    return _(
        "Persons present in each minute of the sessions ÷ 60, told in steps of %(step)d persons by the middle of each; "
        "who led a session is not counted. Hidden where a session has too few persons; not known once its attendance "
        "is erased, or before it is imported."
    ) % {"step": attendance.step}


def cost_definition() -> str:
    return _(
        "Money, and tools and licences that were paid ÷ hours of attendance, for each currency separately. It includes "
        "neither hours of work nor what was given in kind."
    )


def work_definition() -> str:
    return _("Hours of work of all roles ÷ hours of attendance")
