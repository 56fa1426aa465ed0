"""What is the matter when the database or the disk does not do its work, and how it is told.

On a page: a sentence in the reader's language that needs no database (503, or 507 on a full disk). In a terminal: one
sentence, and the command ends with 1. Never a traceback.
"""

import errno
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from tinkuy.core.rows.postgresql import is_of_postgresql


def _(sentence: str) -> str:
    """For the translators. Django's own `gettext_noop` asks for the settings, which may be what failed."""
    return sentence


class Fault(Enum):
    """What stands in the way, with the sentence for who asked for a page and the one for the operator."""

    FULL = (
        _("There is no room left on the disk, so nothing new can be kept. Some pages may not open either."),
        _("The disk is full: make room where %(data)s lies. Nothing has to be started again."),
    )
    READ_ONLY = (
        _("At the moment what is sent cannot be kept: the disk takes nothing."),
        _("Nothing can be written in %(data)s: mount it for writing, and let the user that runs Tinkuy own it."),
    )
    DAMAGED = (
        _("What is kept here cannot be read at the moment."),
        _(
            "The database in %(data)s is damaged. Stop Tinkuy, keep a copy of the folder as it is, and restore the "
            "backup; `tinkuy doctor` says what is damaged."
        ),
    )
    BUSY = (
        _("Others are at work right now. Wait some seconds and open the page again."),
        _("The database is locked by another program. Stop what works on it, and try again."),
    )
    AWAY = (
        _("The database does not answer at the moment."),
        _("The database does not do its work. Is it running, is its address right, may this user open %(data)s?"),
    )

    def __init__(self, sentence: str, advice: str) -> None:
        self._sentence, self._advice = sentence, advice

    @property
    def status(self) -> int:
        return 507 if self is Fault.FULL else 503

    @property
    def sentence(self) -> str:
        """For who asked for a page, in the active language."""
        return gettext(self._sentence)

    @property
    def advice(self) -> str:
        """For who looks after the machine, in the active language."""
        return self.advice_for(settings.DATA_FOLDER)

    def advice_for(self, place: object) -> str:
        return gettext(self._advice) % {"data": place}

    def in_english(self, place: object) -> str:
        """The advice for a terminal, also where there are no settings yet; *place* is what was tried."""
        return self._advice % {"data": place}


OF_FILES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), Fault.FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), Fault.READ_ONLY),
    errno.EIO: Fault.DAMAGED,
}
OF_SQLITE = {
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_CANTOPEN: Fault.AWAY,
}
OF_WRITING = frozenset(
    (
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
    )
)
LITTLE = 4 * 2**20
"""With so few bytes free, a failure to read or write is one of room: SQLite needs some even to look."""


@cache
def _of_postgresql() -> tuple[tuple[type[Exception], Fault], ...]:
    """Asked only of an error that psycopg raised, and so has loaded."""
    import psycopg_pool
    from psycopg import errors

    return (
        (errors.DiskFull, Fault.FULL),
        (errors.ReadOnlySqlTransaction, Fault.READ_ONLY),
        (errors.DataCorrupted, Fault.DAMAGED),
        (errors.IndexCorrupted, Fault.DAMAGED),
        (errors.LockNotAvailable, Fault.BUSY),
        (errors.SerializationFailure, Fault.BUSY),
        (errors.TooManyConnections, Fault.BUSY),
        (psycopg_pool.PoolTimeout, Fault.BUSY),
        (psycopg_pool.TooManyRequests, Fault.BUSY),
        (errors.DeadlockDetected, Fault.BUSY),
        (errors.OperationalError, Fault.AWAY),
    )


def fault_of(error: BaseException | None) -> Fault | None:
    """What an error of the disk or the database tells; None if it tells of neither."""
    chain = list(_chain(error))
    if not any(isinstance(one, DatabaseError | sqlite3.Error | OSError) or is_of_postgresql(one) for one in chain):
        return None
    return next((fault for one in chain if (fault := _of_one(one))), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_one(error: BaseException) -> Fault | None:
    if isinstance(error, sqlite3.Error):
        extended_code = getattr(error, "sqlite_errorcode", None) or 0
        code = extended_code & 0xFF
        return OF_SQLITE.get(code) or (_of_the_disk(extended_code) if code == sqlite3.SQLITE_IOERR else None)
    if is_of_postgresql(error):
        return next((fault for kind, fault in _of_postgresql() if isinstance(error, kind)), None)
    if isinstance(error, OSError) and error.errno is not None:
        return OF_FILES.get(error.errno)
    return None


def _of_the_disk(extended_code: int) -> Fault:
    """SQLite says no more than that reading or writing failed. What could not be written damages nothing."""
    try:
        if shutil.disk_usage(settings.DATA_FOLDER).free < LITTLE:
            return Fault.FULL
    except OSError:
        return Fault.AWAY
    return Fault.READ_ONLY if extended_code in OF_WRITING else Fault.DAMAGED


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer where a page failed: what is known of the disk or the database in a sentence, else an apology.

    Neither asks the database, nor who is signed in.
    """
    fault = fault_of(sys.exception())
    if fault is None:
        return HttpResponse(render_to_string("500.html"), status=500)
    return unavailable(request, fault)


def unavailable(request: HttpRequest, fault: Fault) -> HttpResponse:
    """A page of its own, in the language of the address, else the one that the browser asks for.

    A page that was only to be read lost nothing that was sent; of a damaged database nobody knows what is still there.
    """
    language = translation.get_language_from_request(request, check_path=True)
    with translation.override(language):
        page = render(
            None,
            "config/unavailable.html",
            {
                "sentence": fault.sentence,
                "status": fault.status,
                "was_sent": request.method not in ("GET", "HEAD"),
                "is_whole": fault is not Fault.DAMAGED,
            },
        )
    page.status_code = fault.status
    page.headers["Retry-After"] = "30"
    return page
