"""What a reader asks of the kernel in vain, by a filter of its calls (seccomp, as `prctl` sets it).

Landlock and the limits are about files, lines and amounts. A reader that was taken over could still slow down, limit or
end its siblings, the process that it is a fork of and the server, which run as the same user; where that user is root,
it could begin further processes. The numbers are those of the two machines that we know; on another this wall is not
there.
"""

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterable, Mapping

_SET_SECCOMP, _FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
"""Where each stands in what the kernel tells of a call."""
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_FIRST_OF_X32 = 0x40000000
"""The same calls of x86-64 once more, under other numbers."""

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OF_ITSELF: Mapping[str, tuple[int, int]] = {"prlimit64": (302, 261), "sched_setaffinity": (203, 122)}
"""Allowed where the first argument is 0, which is the process itself."""
WHO_IS_TOLD: Mapping[str, tuple[tuple[int, int], tuple[int, ...]]] = {
    "fcntl": ((72, 25), (8, 10, 15)),  # F_SETOWN, F_SETSIG, F_SETOWN_EX
    "ioctl": ((16, 29), (0x8901, 0x8902)),  # FIOSETOWN, SIOCSPGRP
}
"""Refused with these second arguments: of a file that is written the kernel tells whom they say, by any signal."""
REFUSED: Mapping[str, tuple[int, int | None]] = {
    "kill": (62, 129),
    "tkill": (200, 130),
    "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "setpriority": (141, 140),
    "ioprio_set": (251, 30),
    "sched_setparam": (142, 118),
    "sched_setscheduler": (144, 119),
    "sched_setattr": (314, 274),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "fork": (57, None),
    "vfork": (58, None),
    "clone": (56, 220),
    "clone3": (435, 435),
    "execve": (59, 221),
    "execveat": (322, 281),
    "unshare": (272, 97),
    "setns": (308, 268),
    "socket": (41, 198),
    "socketpair": (53, 199),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "io_uring_setup": (425, 425),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
}
"""On x86-64 and on ARM: signals and what else changes another process, its memory, new processes and programs, lines of
any kind, what processes share, and parts of the kernel in which faults were found again and again.
"""


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]


def refuse(libc: ctypes.CDLL) -> None:
    """For the rest of this process, which has given up new rights already. Where the kernel has no such filter, nothing
    happens.
    """
    machine = platform.machine()
    if machine not in ARCHITECTURES or sys.maxsize < 2**32:  # a program of 32 bits has other numbers on the same kernel
        return
    steps = b"".join(struct.pack("=HBBI", *step) for step in _steps(machine))
    buffer = ctypes.create_string_buffer(steps, len(steps))
    program = _Program(len(steps) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)


def _steps(machine: str) -> Iterable[tuple[int, int, int, int]]:
    """Each: what is done, how many steps are left out where it is so and where it is not, a number."""
    place = list(ARCHITECTURES).index(machine)
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _EQUAL, 1, 0, ARCHITECTURES[machine]
    yield _RETURN, 0, 0, _REFUSE
    yield _LOAD, 0, 0, _NUMBER
    yield _AT_LEAST, 0, 1, _FIRST_OF_X32
    yield _RETURN, 0, 0, _REFUSE
    for numbers in REFUSED.values():
        if (number := numbers[place]) is not None:
            yield _EQUAL, 0, 1, number
            yield _RETURN, 0, 0, _REFUSE
    for own_numbers in OF_ITSELF.values():
        yield _EQUAL, 0, 4, own_numbers[place]
        yield _LOAD, 0, 0, _FIRST_ARGUMENT
        yield _EQUAL, 0, 1, 0
        yield _RETURN, 0, 0, _ALLOW
        yield _RETURN, 0, 0, _REFUSE
    for call_numbers, arguments in WHO_IS_TOLD.values():
        yield _EQUAL, 0, 2 * len(arguments) + 2, call_numbers[place]
        yield _LOAD, 0, 0, _SECOND_ARGUMENT
        for argument in arguments:
            yield _EQUAL, 0, 1, argument
            yield _RETURN, 0, 0, _REFUSE
        yield _RETURN, 0, 0, _ALLOW
    yield _RETURN, 0, 0, _ALLOW
