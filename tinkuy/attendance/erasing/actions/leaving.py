"""What reports tell of somebody who leaves goes with them; and so do the uploaded files.

Accounts of nobody are known by their address, or by exactly their name without one, as a report of names alone has
them: a guest has no registration of theirs.

A file does not tell whom it holds: a report may know somebody by another name or address than the registration, a list
by a name that they never chose to show. To look for one person in all of them would miss exactly those. So every file
goes: those that count have become rows, and who waits with one uploads it again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _, override

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.matching.queries.decisions import email_index, name_index
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.attendance.reports.vocabulary import key_of
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.names_in_files import forget_callings
from tinkuy.uploads.models import ImportJob, ImportState, JobState, Upload


def forget_accounts_called(cycle: Cycle, names: Sequence[str]) -> None:
    """Their connections, what was decided of these and said of columns. *names* are their name and their address."""
    of_names = [name_index(name, cycle) for name in names if name]
    of_addresses = [email_index(name, cycle) for name in names if name]
    called = Q(email_index="", name_index__in=of_names) | Q(email_index__in=of_addresses)
    own = Presence.objects.filter(called, cycle=cycle, registration=None)
    forget_callings(cycle, lambda: names_in(own))
    own.delete()
    NameAlias.objects.filter(cycle=cycle, registration=None, index__in=[*of_names, *of_addresses]).delete()
    _forget_columns_called(cycle, names)


def names_in(presences: QuerySet[Presence], names: Iterable[str] = ()) -> Iterator[str]:
    """*names*, and those by which the reports know the same persons."""
    yield from names
    key = b""
    for presence in presences.select_related("cycle").iterator():
        key = key or presence.cycle.data_key
        yield presence.name(key)


def _forget_columns_called(cycle: Cycle, names: Iterable[str]) -> None:
    """What was said of columns goes where they stand among the headers: a file without any begins with somebody."""
    own = [key for key in map(key_of, names) if key]
    for mapping in ColumnMapping.objects.filter(cycle=cycle).select_related("cycle"):
        if any(f" {key} " in f" {header} " for header in mapping.headers for key in own):
            mapping.delete()


def erase_attendance(registration: Registration) -> None:
    """Connections and decisions of whose they are. Files, and what is nobody's, go whoever leaves (`AppConfig`).

    *registration* still says by its name and address who it was; its row is empty already.
    """
    own = _presences(registration, registration.email())
    forget_callings(registration.cycle, lambda: names_in(own))
    own.delete()
    NameAlias.objects.filter(registration=registration).delete()
    NameVerdict.objects.filter(registration=registration).delete()


def _presences(registration: Registration, email: str) -> QuerySet[Presence]:
    """Their intervals: matched, or under their address."""
    own = Q(registration=registration)
    if email:
        own |= Q(email_index=email_index(email, registration.cycle))
    return Presence.objects.filter(own)


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
