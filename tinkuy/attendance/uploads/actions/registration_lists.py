"""A list of registrations: previewed, imported all at once, undone. The same file twice changes nothing.

Whoever reads no names of all countries may prepare a list; those who do register from it and take it back. Otherwise a
list of one line, and the number of those registered before and after, would answer whether an address is.
"""

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.reports.registrations import ReadList
from tinkuy.attendance.reports.sandbox import each_read_once
from tinkuy.attendance.uploads.queries.jobs import open_job_on
from tinkuy.attendance.uploads.queries.list_preview import told_of, written_list
from tinkuy.attendance.uploads.queries.registration_lists import kept_list, list_in
from tinkuy.attendance.uploads.rules import demand_encoding
from tinkuy.convening.kept_files.models import RegistrationList
from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.many_rows import Tell
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.actions import as_text, change, fingerprint_of
from tinkuy.uploads.models import ImportState
from tinkuy.uploads.refusals import erased

from .dropping import KEPT_UNREAD
from .list_rows import (
    PreparedList,
    PreparedRemoval,
    is_as_prepared,
    prepare_list,
    prepare_removal,
    register_prepared,
    remove_listed,
)


def preview_list(*, actor: Person, cycle: Cycle, data: bytes, filename: str) -> RegistrationList:
    """Read a list and keep it for importing; nobody is registered yet, and wrong lines are told, each by its number.

    One that was imported already, or that the worker is importing, is returned as it stands.
    """
    rules.demand(actor, "import_attendance", cycle)
    listed = _kept(actor, cycle, data, filename)
    if known := _known(listed):
        return known
    _read(listed, list_in(cycle, data, filename))
    with writing():
        if known := _known(listed):
            return known
        _make_room(listed)
        listed.save()
        record(actor, "previewed", listed)
    return listed


def take_in_list(*, actor: Person, cycle: Cycle, data: bytes, filename: str) -> RegistrationList:
    """Keep a large list sealed, unread: as `preview_list`, which reads it at once."""
    rules.demand(actor, "import_attendance", cycle)
    listed = _kept(actor, cycle, data, filename)
    listed.is_unread = True
    with writing():
        if known := _known(listed):
            return known
        _make_room(listed)
        listed.save()
    return listed


def read_list_again(*, actor: Person, listed: RegistrationList, encoding: str) -> RegistrationList:
    """Read a previewed list once more, its letters taken as *encoding*; "" finds them by themselves again."""
    demand_encoding(encoding)
    demand_no_job(listed)
    listed.encoding = encoding
    return read_list(actor=actor, listed=listed)


def read_list(*, actor: Person, listed: RegistrationList) -> RegistrationList:
    """Read a list that was kept and does not count yet, before anything is locked."""
    rules.demand(actor, "import_attendance", listed.cycle)
    _read(listed, _kept_list(listed))
    with writing():
        read = ("encoding", "sealed_shown", "counts", "is_unread")
        change(listed, ImportState.PREVIEWED, **{name: getattr(listed, name) for name in read})
        record(actor, "previewed", listed)
    return listed


def prepared_list(listed: RegistrationList) -> PreparedList:
    """What `commit_list` writes of it; raises `Refused` where lines are wrong, or the file was erased."""
    found = _kept_list(listed)
    _demand_right(found)
    return prepare_list(listed, found)


def commit_list(
    *, actor: Person, listed: RegistrationList, prepared: PreparedList | None = None, tell: Tell | None = None
) -> RegistrationList:
    """Register everyone of a previewed list who is not registered yet, or nobody. Committing twice changes nothing.

    The file is read and sealed before anything is locked: here, or by a caller who passes what was *prepared* before a
    transaction of its own. *tell* is called with the registrations written so far.
    """
    rules.demand(actor, "register_from_lists", listed.cycle)
    if listed.state == ImportState.COMMITTED:
        return listed
    with each_read_once():
        if prepared is None or not is_as_prepared(prepared):
            prepared = prepared_list(listed)
        with writing():
            Cycle.objects.select_for_update().get(pk=listed.cycle_id)
            _demand_uncounted(listed)
            change(
                listed, ImportState.PREVIEWED, state=ImportState.COMMITTED, committed_at=clock.now(), is_unread=False
            )
            ready = prepared if is_as_prepared(prepared) else prepared_list(listed)
            register_prepared(listed, ready, tell)
            change(listed, ImportState.COMMITTED, counts=ready.counts)
            record(actor, "committed", listed)
    return listed


def undo_list(*, actor: Person, listed: RegistrationList, prepared: PreparedRemoval | None = None) -> RegistrationList:
    """Take back those whom the list registered, while none of them has used their registration.

    What is *prepared* is so before anything is locked: here, or by a caller with a transaction of its own.
    """
    rules.demand(actor, "register_from_lists", listed.cycle)
    prepared = prepared or prepare_removal(listed)
    with writing():
        demand_no_job(listed)
        change(listed, ImportState.COMMITTED, state=ImportState.UNDONE, undone_at=clock.now())
        remove_listed(listed, prepared)
        record(actor, "undid", listed)
    return listed


def import_registrations(*, actor: Person, cycle: Cycle, data: bytes, filename: str) -> tuple[int, int]:
    """Preview and commit in one go, for whoever has decided already; how many are new, how many were registered."""
    listed = preview_list(actor=actor, cycle=cycle, data=data, filename=filename)
    if listed.state == ImportState.COMMITTED:
        return 0, listed.counts["new"] + listed.counts["known"]
    commit_list(actor=actor, listed=listed)
    return listed.counts["new"], listed.counts["known"]


def demand_no_job(listed: RegistrationList) -> None:
    """What the worker is at stays as it was shown."""
    if open_job_on(listed):
        raise Refused(_("This list is being imported at this moment. Wait until that ends."))


def _known(listed: RegistrationList) -> RegistrationList | None:
    """The same bytes, counting already or in the worker's hands."""
    same = RegistrationList.objects.filter(cycle=listed.cycle, fingerprint=listed.fingerprint)
    standing = same.exclude(state=ImportState.UNDONE)
    return next((one for one in standing if one.state == ImportState.COMMITTED or open_job_on(one)), None)


def _make_room(listed: RegistrationList) -> None:
    """An earlier preview of the same bytes goes."""
    same = RegistrationList.objects.filter(cycle=listed.cycle, fingerprint=listed.fingerprint)
    same.filter(state=ImportState.PREVIEWED).delete()


def _kept(actor: Person, cycle: Cycle, data: bytes, filename: str) -> RegistrationList:
    listed = RegistrationList(
        cycle=cycle,
        fingerprint=fingerprint_of(data),
        made_by=actor,
        erase_on=clock.today() + KEPT_UNREAD,
    )
    listed.filename = filename
    listed.keep_file(as_text(data))
    return listed


def _kept_list(listed: RegistrationList) -> ReadList:
    found = kept_list(listed)
    if found is None:
        raise erased()
    return found


def _read(listed: RegistrationList, found: ReadList) -> None:
    """What was found, as its page shows it. Does not save."""
    listed.is_unread = False
    listed.counts = told_of(listed.cycle, found).counts(found)
    listed.keep_shown(written_list(found))


def _demand_right(found: ReadList) -> None:
    if found.wrong:
        raise Refused(
            _("Nobody was registered. %(fault)s") % {"fault": found.faults[0]}
            if found.wrong == 1
            else _("Nobody was registered: %(count)d lines are wrong. %(fault)s")
            % {"count": found.wrong, "fault": found.faults[0]}
        )


def _demand_uncounted(listed: RegistrationList) -> None:
    """Of one file, read twice at once, only one reading counts."""
    same = RegistrationList.objects.filter(cycle=listed.cycle, fingerprint=listed.fingerprint)
    if same.filter(state=ImportState.COMMITTED).exists():
        raise Refused(_("This file is imported already. Nothing changed."))
