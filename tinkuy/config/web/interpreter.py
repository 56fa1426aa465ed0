"""How the web process shares one interpreter among its threads, and gives memory back.

A page that works keeps the interpreter from the thread that answers `/healthz` and feeds the streams (promise V18).
"""

import ctypes
import gc
import sys

SECONDS_OF_A_TURN = 0.0005
"""Python's own 5 ms are waited for once for each thread that works, several times in an answer: with six of them 400 ms
passed before `/healthz` was answered, with turns a tenth as long 50."""
M_MMAP_THRESHOLD = -3
LARGE_BLOCK = 2**20


def take_short_turns() -> None:
    sys.setswitchinterval(SECONDS_OF_A_TURN)


def keep_what_is_loaded() -> None:
    """The program itself is looked through for garbage once: to do so again stops every thread for 200 ms and more."""
    gc.collect()
    gc.freeze()


def give_large_blocks_back() -> None:
    """A freed block of a megabyte or more leaves the process, as glibc has it until a program frees its first large
    one: from then on it would keep some hundred megabytes of files that were uploaded. Elsewhere nothing is done.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK)
