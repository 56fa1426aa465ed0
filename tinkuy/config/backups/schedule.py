"""Backups by the clock: one when something changed, the newest keys and ledger each time, and none kept too long.

`TINKUY_BACKUP_TO` names the folder. What happened last stands in `backups.json` of the data folder, for the doctor.
"""

import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tinkuy.config.environment import LONGEST_BACKUP
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure import erasure_ledger

from . import age
from .companion import demand_known_erasures, write_companion
from .faults import BackupFault, Busy
from .keys_and_ledger import demand_ledger
from .last_backup import LastBackup, last_backup, remember_backup
from .names import name_of, own_backups, unmarked_backups
from .ownership import demand_own_folder
from .taking import one_backup, take_backup

log = logging.getLogger("tinkuy.backup")

EVERY_MINUTES = 15
AT_LEAST = timedelta(hours=24)
"""Also where nothing seems to have changed: what moves without a trace is in the next day's backup."""
LATE = timedelta(hours=25)
STEADY = timedelta(days=2)
"""Since the last backup: where the clock jumped, nothing is removed at once. Back at the right time, all are there."""
CLOSELY = timedelta(hours=6)
"""Of so long every backup is kept, of earlier days the last one of each."""


def back_up_when_due() -> bool:
    """The clock's deed; whether a backup was made. A fault is written down for the doctor, and tried again."""
    folder = settings.ENVIRONMENT.backup_to
    if folder is None:
        return False
    last = last_backup()
    try:
        is_made = _back_up(folder, last)
    except Busy:
        return False  # somebody makes one by hand: the next round looks again
    except (BackupFault, OSError, Refused) as fault:
        log.error("no backup could be made", extra={"fault": type(fault).__name__})
        remember_backup(replace(last, fault=str(fault)))
        return False
    return is_made


def _back_up(folder: Path, last: LastBackup) -> bool:
    if not folder.is_dir():
        raise BackupFault(f"The folder {folder} does not exist: make it, or attach the disk.")
    demand_ledger()
    demand_known_erasures(folder)
    ledger, changes, now = erasure_ledger.digest(), trace_of_changes(), clock.now()
    is_due = changes != last.changes or last.moment is None or not timedelta(0) <= now - last.moment < AT_LEAST
    is_steady = last.moment is not None and timedelta(0) <= now - last.moment <= STEADY
    if is_due:
        place = folder / name_of(now)
        manifest = take_backup(place, settings.ENVIRONMENT.backup_recipient, made_at=now)
        last = LastBackup(manifest.made_at, manifest.id, place.stat().st_size, changes, ledger)
        log.info("backed up", extra={"count": last.size})
    elif ledger != last.ledger:
        recipient = age.read_recipient(settings.ENVIRONMENT.backup_recipient)
        with one_backup():
            write_companion(folder, recipient, newest=last.id, newest_at=last.at)
        last = replace(last, ledger=ledger)
    remember_backup(replace(last, fault=""))
    if is_steady:
        thin_out(folder, timedelta(days=settings.ENVIRONMENT.backup_days))
    return is_due


def trace_of_changes() -> str:
    """Moves with every deed that leaves an entry, a post, an event or a run of the clock's erasures."""
    marks = []
    with connection.cursor() as cursor:
        for table in ("journal_entry", "journal_acceptedpost", "stream_streamevent", "journal_erasure"):
            cursor.execute(f"SELECT max(id) FROM {table}")  # noqa: S608  names of our own
            marks.append(str(cursor.fetchone()[0]))
    return " ".join([*marks, erasure_ledger.digest()])


def thin_out(folder: Path, longest: timedelta) -> int:
    """Of this site's backups in its *folder* remove what is older than *longest*, and of each day before the last hours
    all but the last; how many.

    Whose a backup without a mark is its name does not tell: it goes when no site may keep it any longer.
    """
    own, now = own_backups(folder), clock.now()
    last_of_day = {moment.date(): place for moment, place in own}
    expired = [
        place
        for moment, place in own[:-1]  # the newest stays, whatever the clock says
        if now - moment > longest or (now - moment > CLOSELY and last_of_day[moment.date()] != place)
    ]
    expired += [place for moment, place in unmarked_backups(folder) if now - moment > timedelta(days=LONGEST_BACKUP)]
    for place in expired:
        place.unlink(missing_ok=True)
    return len(expired)


def overdue_backups() -> int:
    """How many backups in the folder are older than what people are promised; none in a folder that is another's."""
    folder, now = settings.ENVIRONMENT.backup_to, clock.now()
    if folder is None or not _is_own(folder):
        return 0
    grace = timedelta(days=1)
    own = sum(now - at > timedelta(days=settings.ENVIRONMENT.backup_days) + grace for at, _place in own_backups(folder))
    return own + sum(now - at > timedelta(days=LONGEST_BACKUP) + grace for at, _place in unmarked_backups(folder))


def _is_own(folder: Path) -> bool:
    try:
        return demand_own_folder(folder)
    except (BackupFault, OSError):
        return False


def fault_of_folder() -> str:
    """Why nothing would be written into the folder now: it is another site's, or a copy of this site was quicker."""
    folder = settings.ENVIRONMENT.backup_to
    if folder is None or not folder.is_dir():
        return ""
    try:
        demand_own_folder(folder)
        demand_known_erasures(folder)
    except (BackupFault, OSError) as fault:
        return str(fault)
    return ""


def standing_of_backups() -> dict[str, Any]:
    """For the doctor and the probe: `state` is `off`, `fresh`, `late` or `failing`; `age` in seconds, or None."""
    if settings.ENVIRONMENT.backup_to is None:
        return {"state": "off", "age": None, "fault": ""}
    last = last_backup()
    age_of_it = (clock.now() - last.moment).total_seconds() if last.moment else None
    if last.fault:
        state = "failing"
    elif age_of_it is None or not 0 <= age_of_it <= LATE.total_seconds():
        state = "late"
    else:
        state = "fresh"
    return {"state": state, "age": None if age_of_it is None else int(age_of_it), "fault": last.fault}
