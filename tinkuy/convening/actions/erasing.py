"""What is kept no longer. The worker calls this every hour; an example's clock stands still."""

import logging

from django.db import transaction
from django_scopes import scope

from tinkuy.convening.models import AttendanceImport, NameAlias, Presence, Registration
from tinkuy.convening.rules import KEPT_AFTER_CLOSE, close_of
from tinkuy.planning.models import Cycle

log = logging.getLogger("tinkuy.convening")


def erase_expired() -> int:
    """Erase what is due in every cycle; how many rows were erased or emptied."""
    return sum(_erase_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))


@transaction.atomic
def _erase_in(cycle: Cycle) -> int:
    today = cycle.today()
    with scope(cycle=cycle):
        _follow_the_close(cycle)
        presences, _rows = Presence.objects.filter(erase_on__lt=today).delete()
        files = AttendanceImport.objects.filter(erase_on__lt=today).exclude(sealed_file=b"").update(sealed_file=b"")
        due = Registration.objects.filter(erase_on__lt=today)
        NameAlias.objects.filter(registration__in=due).delete()
        names = due.exclude(sealed_name=b"", sealed_email=b"").update(
            sealed_name=b"", sealed_email=b"", email_index="", language=""
        )
    if presences or files or names:
        log.info("erased what was due", extra={"count": presences + files + names})
    return presences + files + names


def _follow_the_close(cycle: Cycle) -> None:
    """A webinar that was added or postponed moves the close: nothing is erased while the cycle still goes on."""
    close = close_of(cycle)
    if close is None:
        return
    kept_until = close + KEPT_AFTER_CLOSE
    for rows in (Presence.objects, AttendanceImport.objects, Registration.objects):
        rows.filter(erase_on__lt=kept_until).update(erase_on=kept_until)
