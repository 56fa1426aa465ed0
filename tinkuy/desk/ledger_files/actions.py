"""How a file of the ledger is read, counted and taken back (`uploads/kinds.py`).

A line that stands in the ledger already is not written twice: the same sheet, longer by a month, brings that month.
One that somebody took back by hand stays out: a sheet that still has it knows nothing of that decision, and the page of
the ledger puts it back. Lines that cannot be read, and totals, are left out and named by their number.
"""

import json
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell
from tinkuy.core.text import folded, listed
from tinkuy.desk.ledger.actions import fill_entry
from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import known_or_new
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import bytes_of

from .sandbox import read_lines
from .wording import is_total, order_of_days, words_of

ROWS_SHOWN = 40
FAULTS_SHOWN = 40


class LineState(StrEnum):
    """What becomes of a line that can be read."""

    NEW = "new"
    STANDING = "standing"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class ReadLedger:
    """`entries` are not saved; `faults` are sentences, as are `warnings`."""

    entries: Sequence[ResourceEntry]
    faults: Sequence[str]
    warnings: Sequence[str]


def read_file(upload: Upload, data: bytes) -> ReadLedger:
    """Nothing is written: which lines would be, which stand already, which cannot be read."""
    read = _read(upload, data)
    states = _states_of(upload.cycle, read.entries)
    upload.counts = _counts_of(states) | {"wrong": len(read.faults)}
    rows = [[_preview_of(one), state] for one, state in zip(read.entries[:ROWS_SHOWN], states, strict=False)]
    preview = {"rows": rows, "faults": read.faults[:FAULTS_SHOWN], "warnings": read.warnings}
    upload.store_preview(json.dumps(preview, ensure_ascii=False))
    return read


def _read(upload: Upload, data: bytes) -> ReadLedger:
    every, warnings = read_lines(data)
    totals = [one.number for one in every if is_total(one)]
    lines = [one for one in every if one.number not in totals]
    institutions = {folded(one.name): one for one in Organisation.objects.all()}
    order, currency = order_of_days(lines), upload.answers.get("currency", "")
    entries, faults = [], []
    for line in lines:
        entry = ResourceEntry(cycle=upload.cycle, upload=upload, recorded_by=upload.made_by)
        try:
            words = words_of(line, order, institutions, currency)
            _demand_that_it_came(words.spent_on, line.cells["day"], upload)
            fill_entry(entry, words)
        except Refused as refusal:
            faults.append(_("Line %(line)d: %(reason)s") % {"line": line.number, "reason": refusal})
            continue
        entry.institution = words.institution if isinstance(words.institution, Organisation) else None
        entries.append(entry)
    return ReadLedger(entries, faults, [*warnings, *_sentence_of_totals(totals)])


def _sentence_of_totals(numbers: Sequence[int]) -> Iterator[str]:
    if numbers:
        sentence = ngettext(
            "Line %(lines)s is a total and is left out.", "Lines %(lines)s are totals and are left out.", len(numbers)
        )
        yield sentence % {"lines": listed(map(str, numbers))}


def _demand_that_it_came(day: date | None, cell: str, upload: Upload) -> None:
    """In a list of faults the day has to be named: nobody sees the line beside it."""
    if day and day > upload.cycle.today():
        raise Refused(_("the day “%(cell)s” is still to come.") % {"cell": cell[:60]})


def _preview_of(entry: ResourceEntry) -> dict[str, str]:
    """What the preview has of a line, in no language."""
    numbers = {name: f"{value:f}" for name in ("hours", "amount") if (value := getattr(entry, name)) is not None}
    names = {"institution": entry.institution.name} if entry.institution else {}
    texts = {name: getattr(entry, name) for name in ("kind", "what", "role", "currency")}
    return {"day": entry.spent_on.isoformat(), **texts, **numbers, **names}


def _states_of(cycle: Cycle, entries: Sequence[ResourceEntry]) -> list[LineState]:
    """Of each line, in their order: of two lines alike the ledger may have one, and one may have been taken back."""
    standing, taken_back = _likenesses_in(cycle)
    states = []
    for entry in entries:
        likeness, state = _likeness(entry), LineState.NEW
        for known, known_state in ((standing, LineState.STANDING), (taken_back, LineState.TAKEN_BACK)):
            if known[likeness]:
                known[likeness] -= 1
                state = known_state
                break
        states.append(state)
    return states


def _counts_of(states: Sequence[LineState]) -> dict[str, int]:
    counted = Counter(states)
    return {state.value: counted[state] for state in LineState}


def _likenesses_in(cycle: Cycle) -> tuple[Counter[Hashable], Counter[Hashable]]:
    """Of the lines that count, and of those that were taken back by hand. Each goes with what it corrects: the file
    still says that, and it must not count beside it.
    """
    lines = {one.pk: one for one in ResourceEntry.objects.filter(cycle=cycle)}
    corrected = {one.corrects_id for one in lines.values()}
    standing: Counter[Hashable] = Counter()
    taken_back: Counter[Hashable] = Counter()
    for entry in lines.values():
        whole = list(_with_what_it_corrects(entry, lines))
        if entry.taken_back_at is None:
            standing.update({_likeness(one) for one in whole})
        elif entry.pk not in corrected:
            taken_back.update({_likeness(one) for one in whole if one.taken_back_at})
    return standing, taken_back


def _with_what_it_corrects(entry: ResourceEntry, lines: Mapping[int, ResourceEntry]) -> Iterator[ResourceEntry]:
    former: ResourceEntry | None = entry
    while former:
        yield former
        former = lines.get(former.corrects_id) if former.corrects_id else None


def _likeness(entry: ResourceEntry) -> Hashable:
    """Two lines that differ in where their number comes from alone are two."""
    return (
        entry.kind,
        entry.spent_on,
        folded(entry.what),
        folded(entry.note),
        entry.role,
        entry.hours,
        entry.amount,
        entry.currency,
        entry.institution_id,
    )


def prepare_file(upload: Upload, read: ReadLedger | None) -> ReadLedger:
    return read or _read(upload, bytes_of(upload))


def count_lines(actor: Person, upload: Upload, read: ReadLedger, _tell: Tell | None) -> None:
    """Every line that is new stands in the ledger. The cycle is locked: nobody writes the same beside it."""
    states = _states_of(upload.cycle, read.entries)
    fresh = [entry for entry, state in zip(read.entries, states, strict=True) if state == LineState.NEW]
    if not fresh:
        raise Refused(_("No line of this file is new to the ledger. Nothing changed."))
    for institution in {one.institution for one in fresh if one.institution}:
        known_or_new(actor, institution, upload.cycle)
    for entry in fresh:
        entry.recorded_by = actor
    ResourceEntry.objects.bulk_create(fresh)
    upload.counts = upload.counts | _counts_of(states)
    upload.save(update_fields=["counts"])
    record(actor, "imported ledger", upload, number=len(fresh))


def take_back_lines(actor: Person, upload: Upload, _prepared: None) -> None:
    """The lines are gone, as if they had never been written; not where somebody corrected one since, or is at it: they
    are locked before that is asked.
    """
    lines = ResourceEntry.objects.filter(upload=upload).select_for_update(of=("self",))
    entries = list(lines.values_list("pk", flat=True))
    corrected = ResourceEntry.objects.filter(corrects__in=entries).count()
    if corrected:
        raise Refused(
            ngettext(
                "%(count)s line of this file was corrected since. Take back by hand what does not hold.",
                "%(count)s lines of this file were corrected since. Take back by hand what does not hold.",
                corrected,
            )
            % {"count": corrected}
        )
    number, _of_each = ResourceEntry.objects.filter(upload=upload).delete()
    record(actor, "took ledger back", upload, number=number)
