"""What is kept no longer, and until when the rest is kept, written anew by the rules that say so; and how much that
would take at this moment, so that more than was announced can be asked about before.

The worker calls this every hour; an example's clock of erasure stands still.
"""

import logging
from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django_scopes import scope

from tinkuy.attendance.certificates.actions.erasing import freeze_certificates
from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.presences.queries import presence_erased_on
from tinkuy.convening.custom_questions.actions import answers_due, erase_answers_due
from tinkuy.convening.registrations.actions import remove_registrations
from tinkuy.convening.registrations.models import PersonalCode, Registration, RegistrationState
from tinkuy.convening.registrations.rules import KEPT_UNCONFIRMED, registration_erased_on, retention_after_close
from tinkuy.convening.withdrawing.actions import EMPTY, erase_entries
from tinkuy.core import progress
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.journal.erasures import note_erasure
from tinkuy.notices.outbox import forget_messages
from tinkuy.own_pages.actions import forget_spent_codes
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.names_in_files import forget_callings
from tinkuy.planning.rules import close_of
from tinkuy.stream.actions import revoke
from tinkuy.uploads.kinds import kind_of
from tinkuy.uploads.models import WAITS_FOR, Batch, ImportJob, ImportState, Upload

from .former_rows import forget_erased_rows
from .leaving import erase_files, names_in


def follow_the_close(cycle: Cycle) -> None:
    """The close moves when a webinar is added or moved, and the coordination may keep names for less than before.

    Reports are kept some days from their import at least. Within the scope of *cycle*.
    """
    for source in AttendanceImport.objects.only("made_at"):
        _keep_report(cycle, source)
    close = close_of(cycle)
    if close is None:
        return
    erased_on = close + retention_after_close(cycle)
    Registration.objects.exclude(erase_on=erased_on).update(erase_on=erased_on)


def count_files_anew(uploads: QuerySet[Upload]) -> None:
    """By when they were made, as their kind says; with what was read from a report."""
    for upload in uploads.select_related("cycle"):
        with scope(cycle=upload.cycle or NO_CYCLE):
            uploads.filter(pk=upload.pk).update(erase_on=kind_of(upload).day_of_erasure(upload))
            Presence.objects.filter(source=upload.pk).update(erase_on=kind_of(upload).day_of_erasure(upload))


def count_registrations_anew(registrations: QuerySet[Registration]) -> None:
    """From the close of their cycle; from today while no webinar is planned."""
    for cycle in Cycle.objects.filter(pk__in=registrations.values("cycle")):
        registrations.filter(cycle=cycle).update(erase_on=registration_erased_on(cycle))


def _keep_report(cycle: Cycle, source: AttendanceImport) -> None:
    """With the intervals that were read from it."""
    erased_on = presence_erased_on(cycle, source.made_at)
    for rows in (Presence.objects.filter(source=source), Upload.objects.filter(pk=source.pk)):
        rows.exclude(erase_on=erased_on).update(erase_on=erased_on)


log = logging.getLogger("tinkuy.attendance")


EXPIRED, FILE_EXPIRED = "registration-expired", "file-expired"
"""How the ledger of erasures calls them."""


def erase_expired() -> int:
    """Erase what is due in every cycle; how many rows were erased or emptied."""
    erased = sum(_erase_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))
    if erased:
        transaction.on_commit(forget_erased_rows)
    return erased


@transaction.atomic
def _erase_in(cycle: Cycle) -> int:
    """In an example only of visitors who did not confirm: what it shows stays until it is removed."""
    with scope(cycle=cycle):
        erased = 0 if cycle.is_example else _erase_due(cycle)
        erased += _forget_unconfirmed(cycle)
        forget_spent_codes(PersonalCode)
    if erased:
        log.info("erased what was due", extra={"count": erased})
    return erased


def _erase_due(cycle: Cycle) -> int:
    """What is kept until some days after the close."""
    today = cycle.today()
    follow_the_close(cycle)
    due = Registration.objects.filter(erase_on__lt=today)
    attended = Presence.objects.filter(erase_on__lt=today)
    forget_callings(cycle, lambda: names_in(attended, _names_of(due)))
    presences, _rows = attended.delete()
    if presences or due.exists():
        freeze_certificates()
    files = _erase_files(today) + _erase_waiting(cycle)
    Batch.objects.filter(uploads=None).delete()
    _forget_jobs(cycle)
    NameAlias.objects.filter(registration__in=due).delete()
    NameVerdict.objects.filter(registration__in=due).delete()
    if registration_erased_on(cycle) < today:  # what has no registration to go with
        NameAlias.objects.filter(registration=None).delete()
        ColumnMapping.objects.all().delete()
    return presences + files + erase_answers_due(cycle) + erase_names(due)


def _names_of(registrations: QuerySet[Registration]) -> Iterator[str]:
    key = b""
    for registration in registrations.exclude(appears_as="").select_related("cycle"):
        key = key or registration.cycle.data_key
        yield registration.name(key)


def _erase_files(today: date) -> int:
    """Of those that were imported it stays that they were."""
    due = Upload.objects.filter(erase_on__lt=today).exclude(state=ImportState.PREVIEWED)
    note_erasure(FILE_EXPIRED, *due.exclude(**Upload.ENDED).values_list("public_id", flat=True))
    return erase_files(due, Upload.ENDED)


def _erase_waiting(cycle: Cycle) -> int:
    """Files that nobody imported in time go whole, with the names that they hold."""
    before = cycle.now() - WAITS_FOR
    waiting = Upload.objects.filter(cycle=cycle, state=ImportState.PREVIEWED, made_at__lt=before)
    count: int = waiting.count()
    waiting.delete()
    return count


def _forget_jobs(cycle: Cycle) -> None:
    """Why one failed may quote a line: it is kept as long as a file that waits to be read."""
    old = ImportJob.objects.filter(made_at__lt=cycle.now() - WAITS_FOR)
    for job in old:
        progress.forget(job.progress)
    old.delete()


def erase_names(due: QuerySet[Registration]) -> int:
    """What says who they are, with devices, codes and owed messages; country and sector stay, to be counted."""
    named = due.exclude(appears_as="")
    note_erasure(EXPIRED, *named.values_list("public_id", flat=True))
    key = b""
    for registration in named.select_related("cycle"):
        key = key or registration.cycle.data_key
        forget_messages(about=registration.about, email=registration.email(key))
    closed = erase_entries(due)
    names = named.update(**EMPTY)
    for holder in closed:
        revoke(holder)
    return names


def _forget_unconfirmed(cycle: Cycle) -> int:
    """Whoever did not answer the mail within a week is as if they had never come."""
    before = cycle.now() - KEPT_UNCONFIRMED
    waiting = Registration.objects.filter(state=RegistrationState.PENDING, made_at__lt=before)
    return remove_registrations(waiting)


def rows_to_erase() -> int:
    """Rows of all cycles that `erase_expired` would erase or empty at `clock.now()`, an example's not among them.

    Their last days follow the close first: a close that was moved into the past would otherwise show only when it is
    too late.
    """
    return sum(_due_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None, is_example=False))


@transaction.atomic
def _due_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        follow_the_close(cycle)
        over, sealed = Q(erase_on__lt=cycle.today()), ~Q(sealed_file=b"")
        files: int = Upload.objects.filter(over, sealed).count()
        named = Registration.objects.filter(over).exclude(appears_as="").count()
        return Presence.objects.filter(over).count() + files + answers_due(cycle).count() + named
