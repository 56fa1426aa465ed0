"""Uploaded files after a withdrawal: none of the cycle keeps a byte of whoever left.

A file does not tell whom it holds: a report may know somebody by another name or address than the registration, a list
by a name that they never chose to show. To look for one person in all of them would miss exactly those. So every file
goes: those that count have become rows, and who waits with one uploads it again.
"""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import ImportJob, ImportState, JobState, Upload

from .accounts_called import forget_accounts_called


def erase_uploaded_files(cycle: Cycle, names: Sequence[str]) -> None:
    """Erase the bytes and names of all files of the cycle, what was quoted of them, and the accounts that are called by
    one of *names*. Their counts stay.
    """
    waiting = AttendanceImport.objects.filter(cycle=cycle, state=ImportState.PREVIEWED, layout="")
    for file in waiting.defer("sealed_file").select_related("cycle", "made_by"):
        file.is_unread = file.needs_columns = False
        with override(file.made_by.language if file.made_by else file.cycle.main_language):
            file.keep_refusal(_("This file was erased because somebody left the cycle. Upload it again."))
        file.save(update_fields=["is_unread", "needs_columns", "sealed_refusal"])
    erase_files(Upload.objects.filter(cycle=cycle))
    ImportJob.objects.filter(cycle=cycle).exclude(state=JobState.OPEN).update(sealed_refusal=b"")
    forget_accounts_called(cycle, names)


def erase_files(uploads: QuerySet[Upload], left: Mapping[str, bytes] = Upload.WITHOUT_FILE) -> int:
    """Nothing but what is *left* stays of them; how many had something."""
    AttendanceImport._base_manager.filter(pk__in=uploads.values("pk")).exclude(sealed_columns=b"").update(
        sealed_columns=b""
    )
    return int(uploads.exclude(**left).update(**left))
