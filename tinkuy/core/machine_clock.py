"""What the machine says of time, beside the wall clock that anybody may set: how long it runs, and who sets its clock.

How long a machine has been running goes on evenly whatever happens to the wall clock, through each start of ours and
through its sleep; it begins anew when the machine starts, with another `boot`. Linux tells both in files. Elsewhere a
process knows only how long it has been running itself.
"""

import ctypes
import os
import secrets
import struct
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from . import clock

UPTIME = Path("/proc/uptime")
BOOT = Path("/proc/sys/kernel/random/boot_id")

TIMEX = struct.Struct("=I4xqqqqi4xqqqqq")
"""The beginning of the kernel's `struct timex` where a long has 64 bits; the last two are its time."""
TIMEX_BYTES = 512
UNSYNCHRONISED = 0x0040
AGREE = timedelta(seconds=10)

_process = f"process-{os.getpid()}-{secrets.token_hex(8)}"


@dataclass(frozen=True)
class Reading:
    """`seconds` since the machine's start named `boot`, beside the `wall` clock.

    `is_synchronised`: the kernel's clock follows a time server, and the wall clock is the kernel's.
    """

    boot: str
    seconds: float
    wall: datetime
    is_synchronised: bool


def read() -> Reading:
    boot, seconds = _running()
    wall = clock.now()
    return Reading(boot, seconds, wall, _is_synchronised(wall))


def _running() -> tuple[str, float]:
    try:
        return BOOT.read_text().strip()[:64], float(UPTIME.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return _process, time.monotonic()


def _is_synchronised(wall: datetime) -> bool:
    """By `adjtimex`, which anybody may ask. Setting a clock by hand takes the mark away until a server confirms it."""
    try:
        answer = ctypes.create_string_buffer(TIMEX_BYTES)
        if ctypes.sizeof(ctypes.c_long) != 8 or ctypes.CDLL(None).adjtimex(answer) < 0:
            return False
        timex = TIMEX.unpack_from(answer)
    except (AttributeError, OSError):
        return False
    status, seconds = timex[5], timex[9]
    return not status & UNSYNCHRONISED and abs(wall.timestamp() - seconds) < AGREE.total_seconds()
