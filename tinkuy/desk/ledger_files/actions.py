"""How a file of the ledger is read, counted and taken back (`uploads/kinds.py`).

A line that stands in the ledger already is not written twice: the same sheet, longer by a month, brings that month.
Lines that cannot be read are left out and told by their number.
"""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell
from tinkuy.core.text import folded
from tinkuy.desk.ledger.actions import fill_entry
from tinkuy.desk.ledger.models import ResourceEntry
from tinkuy.journal.trail import record
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.actions import known_or_new
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import bytes_of

from .sandbox import read_lines
from .wording import order_of_days, words_of

ROWS_SHOWN = 40
FAULTS_SHOWN = 40


@dataclass(frozen=True)
class ReadLedger:
    """`entries` are not saved; `faults` are sentences, as are `warnings`."""

    entries: Sequence[ResourceEntry]
    faults: Sequence[str]
    warnings: Sequence[str]


def read_file(upload: Upload, data: bytes) -> ReadLedger:
    """Nothing is written: which lines would be, which stand already, which cannot be read."""
    read = _read(upload, data)
    fresh = set(map(id, _new_among(upload, read.entries)))
    upload.counts = {
        "new": len(fresh),
        "standing": len(read.entries) - len(fresh),
        "wrong": len(read.faults),
    }
    rows = [[_preview_of(one), id(one) in fresh] for one in read.entries[:ROWS_SHOWN]]
    preview = {"rows": rows, "faults": read.faults[:FAULTS_SHOWN], "warnings": read.warnings}
    upload.store_preview(json.dumps(preview, ensure_ascii=False))
    return read


def _read(upload: Upload, data: bytes) -> ReadLedger:
    lines, warnings = read_lines(data)
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
    return ReadLedger(entries, faults, warnings)


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


def _new_among(upload: Upload, entries: Iterable[ResourceEntry]) -> list[ResourceEntry]:
    """Those that the ledger does not have yet: of two lines alike it may have one."""
    standing = _likenesses_in(upload.cycle)
    fresh = []
    for entry in entries:
        likeness = _likeness(entry)
        if standing[likeness]:
            standing[likeness] -= 1
        else:
            fresh.append(entry)
    return fresh


def _likenesses_in(cycle: Cycle) -> Counter[Hashable]:
    """Of each line that counts, and of what it corrects: the file still says that, and it must not count beside it."""
    lines = {one.pk: one for one in ResourceEntry.objects.filter(cycle=cycle)}
    likenesses: Counter[Hashable] = Counter()
    for entry in lines.values():
        if entry.taken_back_at is None:
            likenesses.update({_likeness(one) for one in _with_what_it_corrects(entry, lines)})
    return likenesses


def _with_what_it_corrects(entry: ResourceEntry, lines: Mapping[int, ResourceEntry]) -> Iterator[ResourceEntry]:
    former: ResourceEntry | None = entry
    while former:
        yield former
        former = lines.get(former.corrects_id) if former.corrects_id else None


def _likeness(entry: ResourceEntry) -> Hashable:
    words = folded(entry.what)
    return (
        entry.kind,
        entry.spent_on,
        words,
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
    fresh = _new_among(upload, read.entries)
    if not fresh:
        raise Refused(_("Every line of this file stands in the ledger already. Nothing changed."))
    for institution in {one.institution for one in fresh if one.institution}:
        known_or_new(actor, institution, upload.cycle)
    for entry in fresh:
        entry.recorded_by = actor
    ResourceEntry.objects.bulk_create(fresh)
    upload.counts = {**upload.counts, "new": len(fresh), "standing": len(read.entries) - len(fresh)}
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
