"""The alarm of a scheduler that stands still (promise P09), raised by the web process: the worker may be what stands.

It looks each hour. What was not done for a day and an hour is told to the administrators, once a day; where no worker
lives to deliver the message, this process does.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, close_old_connections, connection

from tinkuy.config.doctor.work import in_short
from tinkuy.core import clock
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.outbox import tell_administrators
from tinkuy.notices.queries import late_deeds, living_workers

log = logging.getLogger("tinkuy.clock")

EVERY = 3600.0
SECONDS_TO_STOP = 2.0


def raise_alarm() -> int:
    """Tell of deeds that are late; how many there are."""
    late = late_deeds()
    if late:
        log.error("deeds of the clock are late", extra={"count": len(late)})
        tell_administrators("deeds-late", key=f"{clock.today():%Y%m%d}", count=len(late), what=in_short(late))
        if not living_workers():
            deliver_due()
    return len(late)


def keep_watch(stopping: threading.Event, every: float = EVERY) -> None:
    """Until *stopping* is set. A start leaves a worker an hour for what is due."""
    while not stopping.wait(every):
        try:
            close_old_connections()
            raise_alarm()
        except (DatabaseError, OSError) as error:
            log.error("the clock's deeds could not be looked at: %s", type(error).__name__)
        finally:
            connection.close()


@contextmanager
def alarm_running() -> Iterator[None]:
    """Somebody who looks, as long as the block."""
    stopping = threading.Event()
    watch = threading.Thread(target=keep_watch, args=(stopping,), name="alarm", daemon=True)
    watch.start()
    try:
        yield
    finally:
        stopping.set()
        watch.join(SECONDS_TO_STOP)
