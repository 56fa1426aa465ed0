"""The files of sheets that nobody imported, and why one could not be read, go on their day."""

from django.db.models import Q
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.planning.hours import hub_today
from tinkuy.uploads.models import WAITS_FOR, Batch, ImportJob, ImportState, Upload


def forget_waiting_files() -> int:
    """The clock's deed, of files that belong to no cycle; how many rows went or were emptied."""
    before, today = clock.now() - WAITS_FOR, hub_today()
    with scope(cycle=NO_CYCLE):
        waited = Upload.objects.filter(state=ImportState.PREVIEWED, made_at__lt=before)
        count: int = waited.count()
        waited.delete()
        ended = Upload.objects.filter(erase_on__lt=today).exclude(Q(**Upload.ENDED))
        count += ended.update(**Upload.ENDED)
        Batch.objects.filter(uploads=None).delete()
        ImportJob.objects.filter(made_at__lt=before).delete()
    return count
