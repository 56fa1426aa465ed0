"""The hub is copied by the worker, by the same deed as `tinkuy export-hub`, and packed into one file."""

import errno
import logging

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils.translation import gettext as _

from tinkuy.core import clock, progress
from tinkuy.core.errors import Refused
from tinkuy.hub.mirrors.releasing import WrittenRelease, write_release
from tinkuy.hub.packages.versions import make_forms
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules

from .files import demand_room, draft_folder, pack, remove_drafts, remove_files
from .models import CopyOutcome, CopyState, HubCopy
from .queries import State, last_copy, open_copy, state_of_hub

log = logging.getLogger("tinkuy.hub")

MOST_PAGES = 50_000
MOST_BYTES = 2 * 2**30
"""A hub that is larger is copied by the command, which writes a folder of any size."""

FAULTS = {errno.EFBIG: CopyOutcome.TOO_LARGE, errno.ENOSPC: CopyOutcome.NO_ROOM, errno.EDQUOT: CopyOutcome.NO_ROOM}


@transaction.atomic
def start_copy(*, actor: Person) -> HubCopy:
    """Have the worker copy the hub; the copy that is being made already, if any."""
    rules.demand(actor, "copy_the_hub", None)
    if under_way := open_copy():
        return under_way
    HubCopy.objects.exclude(state=CopyState.DONE).delete()  # what failed, or was given up, makes room for the next
    copy = HubCopy(made_by=actor)
    try:
        with transaction.atomic():
            copy.save()
    except IntegrityError:  # two pressed at once
        first: HubCopy = HubCopy.objects.get(state=CopyState.OPEN)
        return first
    copy.task = str(carry_out_copy.enqueue(copy.public_id).id)
    copy.save(update_fields=["task"])
    record(actor, "began to copy", copy)
    return copy


@task
def carry_out_copy(public_id: str) -> None:
    """It may be begun again: the file is there whole or not at all."""
    copy = HubCopy.objects.filter(public_id=public_id, state=CopyState.OPEN).first()
    if copy is None:
        return
    try:
        _make(copy)
    except OSError as fault:
        _end_badly(copy, FAULTS.get(fault.errno or 0, CopyOutcome.FAULT))
    except Exception as error:
        log.error("copying the hub broke: %s", type(error).__name__)
        _end_badly(copy, CopyOutcome.FAULT)
    finally:
        progress.forget(copy.progress)


def _make(copy: HubCopy) -> None:
    tell = _within_bounds(progress.progress_writer(copy.progress))
    make_forms(tell)  # pages say how large they are, which would look like a change made since the copy
    state = state_of_hub()
    with draft_folder() as folder:
        release = write_release(folder / "copy", tell)
        if release.size > MOST_BYTES:
            raise _too_large()
        demand_room(release.size)
        tell("packing", 0, 0)
        size, checksum = pack(folder / "copy", f"hub-{release.number}", copy)
    _finish(copy, state, release, {"size": size, "checksum": checksum})


def _too_large() -> OSError:
    return OSError(errno.EFBIG, "the hub does not fit into the bound of a copy by the page")


def _within_bounds(tell: progress.ProgressWriter) -> progress.ProgressWriter:
    def tell_and_stop(step: str, done: int, whole: int) -> None:
        if done > MOST_PAGES:
            raise _too_large()
        demand_room()
        tell(step, done, whole)

    return tell_and_stop


def _finish(copy: HubCopy, state: State, release: WrittenRelease, file: dict[str, int | str]) -> None:
    """The former copy goes with its file: there is one to take, and it is the last."""
    with transaction.atomic():
        HubCopy.objects.filter(pk=copy.pk).update(
            state=CopyState.DONE,
            made_at=clock.now(),
            read_at=state.at,
            withdrawals=state.withdrawals,
            last_change=state.last_change,
            release=release.number,
            files=release.files,
            packages=release.packages,
            **file,
        )
        HubCopy.objects.filter(state=CopyState.DONE).exclude(pk=copy.pk).delete()
    remove_files(copy)


def _end_badly(copy: HubCopy, fault: CopyOutcome) -> None:
    HubCopy.objects.filter(pk=copy.pk).update(state=CopyState.FAILED, fault=fault, made_at=clock.now())


def forget_old_copies() -> int:
    """The clock's deed: no file stays past its last day, nor once something of it was withdrawn; how many went.

    Nor does what a worker left that was killed for good. A copy that is being made may have its file already.
    """
    under_way, last = open_copy(), last_copy()
    if under_way is None:
        remove_drafts()
    return remove_files(under_way, last.copy if last and last.is_there else None)


def demand_file(*, actor: Person) -> HubCopy:
    """The copy whose file may be taken now; what may not be given out any more is removed at once."""
    rules.demand(actor, "copy_the_hub", None)
    last = last_copy()
    if last and last.is_there:
        return last.copy
    forget_old_copies()
    if last and last.is_withdrawn:
        raise Refused(_("Something was withdrawn from the hub after this copy was made. Make the copy anew."))
    raise Refused(_("There is no copy to download. Make one."))
