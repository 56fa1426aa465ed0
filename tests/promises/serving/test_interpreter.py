"""V18: a thread that works does not keep the interpreter from the one that answers whether the process lives."""

import subprocess
import sys

import pytest

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

TURNS = """
import sys
from tinkuy.config.web.interpreter import take_short_turns

before = sys.getswitchinterval()
take_short_turns()
print(round(before / sys.getswitchinterval()))
"""

MEMORY = """
import gc
from pathlib import Path
from tinkuy.config.web.interpreter import give_large_blocks_back, keep_what_is_loaded

def held():
    return int(Path("/proc/self/status").read_text().split("VmRSS:")[1].split()[0]) // 1024

def uploads():
    bytearray(20 * 2**20)  # from here on glibc would keep what is smaller
    files, last = [], []
    for _ in range(12):
        files.append(bytes(b"x" * 9_000_000))
        last.append(bytearray(b"y" * 200_000))
    return last

give_large_blocks_back()
keep_what_is_loaded()
before = held()
last = uploads()
print(held() - before < 30, gc.get_freeze_count() > 0)
"""


def printed(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_promise_V18_whoever_answers_waits_a_tenth_of_a_turn_for_each_thread_that_works():
    assert printed(TURNS) == "10"


def test_files_that_were_uploaded_leave_the_memory_of_the_process():
    assert printed(MEMORY) == "True True"
