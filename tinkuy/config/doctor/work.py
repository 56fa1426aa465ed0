"""Whether what is owed is done (mail, jobs, the clock's deeds), whether the clock can be believed; whether backups are
made, how old the newest is, and whether none is kept for longer than people were promised.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _, ngettext

from tinkuy.config.backups.schedule import fault_of_folder, overdue_backups, standing_of_backups
from tinkuy.config.check_results import Finding, advice, bad, good, good_or_bad
from tinkuy.core import clock
from tinkuy.core.lasting_erasure.written_ahead import written_ahead
from tinkuy.notices.queries import (
    clock_in_doubt,
    held_erasures,
    late_deeds,
    living_workers,
    lost_jobs,
    overdue_notices,
    runs_in_the_future,
)

LATE = timedelta(minutes=10)
MOST_NAMED = 3


def worker() -> Iterator[Finding]:
    bad_sentence = _("No worker is alive: mail and jobs wait. Run `tinkuy serve`.")
    yield good_or_bad("worker", living_workers() > 0, _("A worker is alive."), bad_sentence)


def outbox() -> Iterator[Finding]:
    late = overdue_notices(LATE)
    bad_sentence = ngettext(
        "%(count)s message is late: see whether the mail server answers.",
        "%(count)s messages are late: see whether the mail server answers.",
        late,
    )
    yield good_or_bad("outbox", not late, _("No message is late."), bad_sentence % {"count": late})


def jobs() -> Iterator[Finding]:
    lost = lost_jobs()
    bad_sentence = ngettext(
        "%(count)s job was left by a worker that died; a worker takes it up.",
        "%(count)s jobs were left by workers that died; a worker takes them up.",
        lost,
    )
    yield good_or_bad("jobs", not lost, _("No job is lost."), bad_sentence % {"count": lost})


def deeds() -> Iterator[Finding]:
    """Promise P09: what stands still is said within a day and an hour."""
    late, future = late_deeds(), runs_in_the_future()
    if future:
        sentence = _(
            "The clock was ahead: %(count)s periodic deeds are noted in the future. A worker does them at its next "
            "round."
        )
        yield bad("clock", sentence % {"count": len(future)})
        return
    bad_sentence = ngettext(
        "%(count)s periodic deed was not done for a day (%(names)s): see that a worker runs, and what its log says.",
        "%(count)s periodic deeds were not done for a day (%(names)s): see that a worker runs, and what its log says.",
        len(late),
    )
    values = {"count": len(late), "names": in_short(late)}
    yield good_or_bad("clock", not late, _("The clock's deeds are done."), bad_sentence % values)


def in_short(names: list[str]) -> str:
    """The first deeds by the last part of their names."""
    short = [name.rsplit(".", 1)[-1] for name in names[:MOST_NAMED]]
    return ", ".join([*short, "…"] if len(names) > MOST_NAMED else short)


def time() -> Iterator[Finding]:
    doubt = clock_in_doubt()
    if doubt is None:
        yield good("time", _("The machine's clock goes evenly."))
        return
    moments = {"says": f"{clock.now():%Y-%m-%d %H:%M}", "certain": f"{doubt.certain:%Y-%m-%d %H:%M}"}
    sentence = _(
        "The machine's clock is in doubt: it says %(says)s UTC, and what is certain is %(certain)s UTC. Nothing is "
        "erased before its day, and what is due may go late. Set it right, or say with `tinkuy clock --is-right` that "
        "it is right."
    )
    yield bad("time", sentence % moments)


def dates() -> Iterator[Finding]:
    """What was written while the clock was ahead would be kept for as much longer."""
    count = written_ahead()
    if clock_in_doubt() is not None or not count:
        yield good("dates", _("Nothing was written ahead of the clock."))
        return
    sentence = ngettext(
        "%(count)s row was written while the clock was ahead, and would be kept too long. A worker dates it back.",
        "%(count)s rows were written while the clock was ahead, and would be kept too long. A worker dates them back.",
        count,
    )
    yield bad("dates", sentence % {"count": count})


def erasures() -> Iterator[Finding]:
    waiting = held_erasures()
    for one in waiting:
        sentence = _(
            "An erasure waits: %(count)s rows (%(what)s) are due that were not announced. See whether a session has a "
            "wrong date, or agree with `tinkuy clock --erase`; on %(day)s it is done."
        )
        yield bad("erasures", sentence % {"count": one.count, "what": one.what, "day": f"{one.until:%Y-%m-%d}"})
    if not waiting:
        yield good("erasures", _("What is erased was announced."))


def backup() -> Iterator[Finding]:
    standing, too_long, folder_fault = standing_of_backups(), overdue_backups(), fault_of_folder()
    if too_long:
        sentence = ngettext(
            "%(count)d backup is older than what people are promised: remove it.",
            "%(count)d backups are older than what people are promised: remove them.",
            too_long,
        )
        yield bad("backup", sentence % {"count": too_long})
    elif folder_fault or standing["state"] == "failing":
        yield bad("backup", folder_fault or standing["fault"])
    elif standing["state"] == "off":
        off = _("No backups are made by the clock: set TINKUY_BACKUP_TO.")
        yield advice("backup", off) if settings.IS_LOOPBACK else bad("backup", off)
    elif standing["age"] is None:
        yield bad("backup", _("There is no backup yet."))
    else:
        age = _("The newest backup is %(hours)d hours old.") % {"hours": standing["age"] // 3600}
        yield good("backup", age) if standing["state"] == "fresh" else bad("backup", age)
