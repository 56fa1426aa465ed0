"""What a reader locks itself into before it sees a byte of the file. Where a kernel lacks one wall, the others stand.

Memory, time, files and processes by `setrlimit`; no new rights by `prctl`; no network by a namespace of its own;
nothing to write, run or connect to, and only the program's own folders to read, by Landlock (Linux 5.13 and later); no
call that reaches another process by a filter (`calls`).
"""

import contextlib
import ctypes
import mimetypes
import os
import resource
import sys
import sysconfig
import zoneinfo
from collections.abc import Iterator
from pathlib import Path

from . import calls

OPEN_FILES = 32
_NO_NEW_PRIVS = 38
_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the system calls of Landlock have the same numbers on every architecture
_VERSION, _BENEATH = 1, 1
_EXECUTE, _WRITE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_OF_FIRST_VERSION = (1 << 13) - 1  # run, write, read, list, remove and make each kind of file
_REFER, _TRUNCATE, _IOCTL = 1 << 13, 1 << 14, 1 << 15
_BIND_AND_CONNECT, _ABSTRACT_AND_SIGNALS = 3, 3

_libc = ctypes.CDLL(None, use_errno=True)


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def limit(memory: int, cpu: int) -> None:
    """Bytes of address space and seconds of the processor; no file to write, no process or thread to start."""
    most = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, number in most.items():
        hard = resource.getrlimit(kind)[1]
        allowed = number if hard == resource.RLIM_INFINITY else min(number, hard)
        resource.setrlimit(kind, (allowed, allowed))


def close() -> None:
    """No new rights, no network, no file but the program's own to read, no other process."""
    _libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    with contextlib.suppress(OSError):  # a kernel or a container may refuse it
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    _landlock()
    calls.refuse(_libc)


def _landlock() -> None:
    version = _libc.syscall(_CREATE, None, 0, _VERSION)
    if version < 1:
        return
    files = _OF_FIRST_VERSION | (_REFER if version >= 2 else 0) | (_TRUNCATE if version >= 3 else 0)
    files |= _IOCTL if version >= 5 else 0
    rules = _Ruleset(files, _BIND_AND_CONNECT if version >= 4 else 0, _ABSTRACT_AND_SIGNALS if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = _libc.syscall(_CREATE, ctypes.byref(rules), size, 0)
    if ruleset < 0:
        return
    for place in _own_places():
        with contextlib.suppress(OSError):
            _allow(ruleset, place)
    _libc.syscall(_RESTRICT, ruleset, 0)
    os.close(ruleset)


def _allow(ruleset: int, place: Path) -> None:
    opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    rights = _READ_FILE | _READ_DIR if place.is_dir() else _READ_FILE
    _libc.syscall(_ADD, ruleset, _BENEATH, ctypes.byref(_Beneath(rights, opened)), 0)
    os.close(opened)


def _own_places() -> Iterator[Path]:
    """Python, its libraries, this package, the time zones: nothing of a site's data or keys."""
    yield Path(__file__).resolve().parents[2]
    yield from (Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    yield from (Path(sys.base_prefix, name) for name in ("lib", "lib64"))
    yield from map(Path, ("/lib", "/lib64", "/usr/lib", "/etc/ld.so.cache", "/dev/null", "/dev/urandom"))
    yield from map(Path, (*zoneinfo.TZPATH, *mimetypes.knownfiles))  # openpyxl looks at the latter
