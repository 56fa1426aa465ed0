"""Until when reports, lists and registrations are kept, written anew by the rules that say so."""

from django.db.models import QuerySet
from django_scopes import scope

from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.presences.queries import presence_kept_until
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.rules import registration_kept_until, retention_after_close
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import close_of
from tinkuy.uploads.kinds import kind_of
from tinkuy.uploads.models import Upload


def follow_the_close(cycle: Cycle) -> None:
    """The close moves when a webinar is added or moved, and the coordination may keep names for less than before.

    Reports are kept some days from their import at least. Within the scope of *cycle*.
    """
    for source in AttendanceImport.objects.only("made_at"):
        _keep_report(cycle, source)
    close = close_of(cycle)
    if close is None:
        return
    kept_until = close + retention_after_close(cycle)
    Registration.objects.exclude(erase_on=kept_until).update(erase_on=kept_until)


def count_files_anew(uploads: QuerySet[Upload]) -> None:
    """By when they were made, as their kind says; with what was read from a report."""
    for upload in uploads.select_related("cycle"):
        with scope(cycle=upload.cycle):
            uploads.filter(pk=upload.pk).update(erase_on=kind_of(upload).day_of_erasure(upload))
            Presence.objects.filter(source=upload.pk).update(erase_on=kind_of(upload).day_of_erasure(upload))


def count_registrations_anew(registrations: QuerySet[Registration]) -> None:
    """From the close of their cycle; from today while no webinar is planned."""
    for cycle in Cycle.objects.filter(pk__in=registrations.values("cycle")):
        registrations.filter(cycle=cycle).update(erase_on=registration_kept_until(cycle))


def _keep_report(cycle: Cycle, source: AttendanceImport) -> None:
    """With the intervals that were read from it."""
    kept_until = presence_kept_until(cycle, source.made_at.date())
    for rows in (Presence.objects.filter(source=source), Upload.objects.filter(pk=source.pk)):
        rows.exclude(erase_on=kept_until).update(erase_on=kept_until)
