"""After a restore of an older copy: what was erased of participants since goes again. What nobody can open goes too."""

from itertools import groupby

from django.db.models import QuerySet
from django_scopes import scope

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.call_for_proposals.actions.proposing import PROPOSAL_REMOVED
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.custom_questions.actions import QUESTION_REMOVED
from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.convening.registrations.actions import REMOVED, WITHDRAWN, remove_registrations
from tinkuy.convening.registrations.models import CAME_TO_THE_PAGE, Registration, RegistrationState
from tinkuy.convening.withdrawing.actions import EMPTY, erase_entries, withdraw_registration
from tinkuy.journal.erasures import Named, needs_keys, removed_again, replayed_by
from tinkuy.uploads.models import ImportJob, Upload

from .expiring import EXPIRED, FILE_EXPIRED, erase_names
from .leaving import erase_files


def register_replays() -> None:
    """Called once, in `AppConfig.ready`."""
    replayed_by(WITHDRAWN, withdraw_again, is_private=True)
    replayed_by(EXPIRED, expire_again, is_private=True)
    replayed_by(REMOVED, remove_again, is_private=True)
    replayed_by(FILE_EXPIRED, expire_files_again, is_private=True)
    removed_again(PROPOSAL_REMOVED, Proposal)
    removed_again(QUESTION_REMOVED, RegistrationQuestion)
    needs_keys("registrations", erase_unreadable)


def withdraw_again(named: Named) -> int:
    """One that had not confirmed when the copy was made has nothing yet that hangs on it."""
    registrations = _named(Registration.objects.exclude(state=RegistrationState.WITHDRAWN), named)
    for registration in registrations:
        with scope(cycle=registration.cycle):
            if registration.state in CAME_TO_THE_PAGE:
                withdraw_registration(registration=registration)
            else:
                remove_registrations(Registration.objects.filter(pk=registration.pk))
    return len(registrations)


def expire_again(named: Named) -> int:
    registrations = _named(Registration.objects.exclude(appears_as=""), named)
    for cycle, those in groupby(registrations, key=lambda one: one.cycle):
        with scope(cycle=cycle):
            due = Registration.objects.filter(pk__in=[one.pk for one in those])
            NameAlias.objects.filter(registration__in=due).delete()
            NameVerdict.objects.filter(registration__in=due).delete()
            erase_names(due)
    return len(registrations)


def remove_again(named: Named) -> int:
    registrations = _named(Registration.objects.all(), named)
    for registration in registrations:
        with scope(cycle=registration.cycle):
            remove_registrations(Registration.objects.filter(pk=registration.pk))
    return len(registrations)


def expire_files_again(named: Named) -> int:
    """Reports and lists lose their file; the intervals that a report told of go with it."""
    uploads = Upload._base_manager
    pks = [pk for pk, public_id in uploads.values_list("pk", "public_id") if named(public_id)]
    Presence.objects.filter(source__in=pks).delete()
    return erase_files(uploads.filter(pk__in=pks))


def erase_unreadable() -> int:
    """Where the keys are lost: rows stay to be counted, and say of nobody who it was."""
    for model in (Presence, NameAlias, NameVerdict, ColumnMapping, ImportJob):
        model._base_manager.all().delete()
    erase_files(Upload._base_manager.all())
    named: QuerySet[Registration] = Registration.objects.exclude(appears_as="")
    erase_entries(Registration.objects.all())
    return named.update(**EMPTY)


def _named(rows: QuerySet[Registration], named: Named) -> list[Registration]:
    """Those of *rows* that the ledger names, by cycle."""
    pks = [pk for pk, public_id in rows.values_list("pk", "public_id") if named(public_id)]
    return list(Registration.objects.filter(pk__in=pks).select_related("cycle").order_by("cycle_id", "pk"))
