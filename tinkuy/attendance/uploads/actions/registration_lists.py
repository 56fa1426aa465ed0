"""How a list of registrations is read, counted and taken back (`uploads/kinds.py`).

Whoever reads no names of all countries may prepare a list; those who do register from it and take it back. Otherwise a
list of one line, and the number of those registered before and after, would answer whether an address is.
"""

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.reports.registrations import ReadList
from tinkuy.attendance.uploads.queries.preview import list_preview_to_text, whom_it_adds
from tinkuy.attendance.uploads.queries.registration_lists import KIND, list_in
from tinkuy.attendance.uploads.rules import demand_encoding
from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.actions.reading import import_upload
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import bytes_of

from .list_rows import PreparedList, PreparedUndo, is_as_prepared, prepare_list, register_prepared, remove_listed


def read_list_file(upload: Upload, data: bytes) -> ReadList:
    """Nobody is registered yet, and wrong lines are named, each by its number."""
    demand_encoding(upload.encoding)
    rows = list_in(upload, data)
    if rows.reduced:
        upload.store_file(rows.reduced)
    upload.counts = whom_it_adds(upload.cycle, rows).counts(rows)
    upload.store_preview(list_preview_to_text(rows))
    return rows


def prepare_list_file(upload: Upload, rows: ReadList | None) -> PreparedList:
    """Refuses where lines are wrong."""
    rows = rows or list_in(upload, bytes_of(upload))
    _demand_right(rows)
    return prepare_list(upload, rows)


def count_list(actor: Person, upload: Upload, prepared: PreparedList, tell: Tell | None) -> None:
    """Register everyone of the list who is not registered yet."""
    ready = prepared if is_as_prepared(prepared) else prepare_list_file(upload, None)
    register_prepared(upload, ready, tell)
    upload.counts = dict(ready.counts)
    upload.save(update_fields=["counts"])
    record(actor, "committed list", upload)


def take_back_list(actor: Person, upload: Upload, prepared: PreparedUndo) -> None:
    """Those whom the list registered go, while none of them has used their registration."""
    remove_listed(upload, prepared)
    record(actor, "undid list", upload)


def note_previewed(actor: Person, upload: Upload) -> None:
    record(actor, "previewed list", upload)


def import_registrations(*, actor: Person, cycle: Cycle, data: bytes, filename: str) -> tuple[int, int]:
    """Read and count a list at once; how many are new, how many were registered."""
    before = set(Upload.objects.values_list("pk", flat=True))
    listed = import_upload(actor=actor, cycle=cycle, kind=KIND, data=data, filename=filename)
    new, known = listed.counts["new"], listed.counts["known"]
    return (0, new + known) if listed.pk in before else (new, known)


def _demand_right(rows: ReadList) -> None:
    if rows.wrong:
        raise Refused(
            _("Nobody was registered. %(fault)s") % {"fault": rows.faults[0]}
            if rows.wrong == 1
            else _("Nobody was registered: %(count)d lines are wrong. %(fault)s")
            % {"count": rows.wrong, "fault": rows.faults[0]}
        )
