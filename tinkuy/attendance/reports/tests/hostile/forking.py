"""One clean interpreter that forks a process for each hostile file, behind the same walls as the real reader.

On its input a line of JSON with the size, then the bytes of a file; on its output a line of JSON with the answer, its
seconds and its megabytes. Only the start of Python is saved: each file has a process that is thrown away.
"""

import json
import os
import resource
import signal
import sys
import time
from typing import Any

from tinkuy.attendance.reports.report import room_for
from tinkuy.attendance.reports.tests.hostile import LARGE, READ, SLOW
from tinkuy.attendance.reports.vocabulary import NO_WORDS
from tinkuy.core.sandbox import child, walls
from tinkuy.core.sandbox.limits import OUT_OF_MEMORY

ARGUMENTS = {
    "filename": "informe.csv",
    "date": "2024-05-09",
    "zone": "America/Lima",
    "columns": None,
    "encoding": "",
    "hub": NO_WORDS.as_json(),
}


def main() -> None:
    parser = child.prepared("tinkuy.attendance.reports.inside_sandbox:report", "en")
    import openpyxl  # noqa: F401  the real reader loads it when it meets a workbook

    while line := sys.stdin.buffer.readline():
        data = sys.stdin.buffer.read(json.loads(line))
        print(json.dumps(answered(parser, data)), flush=True)


def answered(parser: child.Parser, data: bytes) -> dict[str, Any]:
    """What the reader of *data* said, in a process of its own."""
    out, to_parent = os.pipe()
    begun = time.monotonic()
    process = os.fork()
    if not process:
        os.close(out)
        read_here(parser, data, to_parent)
    os.close(to_parent)
    with os.fdopen(out, "rb") as pipe:
        lines = pipe.read().splitlines()
    _pid, status, used = os.wait4(process, 0)
    items = [json.loads(line) for line in lines]
    is_too_long = sum(map(len, lines)) > room_for(data).answer
    return {
        "said": LARGE if is_too_long else outcome(items, os.waitstatus_to_exitcode(status)),
        "rows": sum(len(value[1]) for kind, value in items if kind == "item" and value[0] == "rows"),
        "seconds": time.monotonic() - begun,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss // 1024,
    }


def outcome(items: list[Any], code: int) -> str:
    """The sentence, `read`, or `unknown columns`; what ended the process in the words of the real reader."""
    kind, value = items[-1] if items else ("", "")
    if kind in ("refused", "fault"):
        return str(value)
    if kind == "end":
        return READ if items[0][1][0] == "head" else str(items[0][1][0])
    return {OUT_OF_MEMORY: LARGE, -signal.SIGXCPU: SLOW, -signal.SIGKILL: SLOW}.get(code, f"ended with {code}")


def read_here(parser: child.Parser, data: bytes, to_parent: int) -> None:
    """The rest of this process: the walls of the real reader, the file, the answer, the end."""
    limits = room_for(data)
    walls.limit(limits.memory, limits.cpu)
    walls.close()
    code = 0
    try:
        with os.fdopen(to_parent, "wb") as pipe:
            child.answer(parser, data, ARGUMENTS, pipe)
    except MemoryError:
        code = OUT_OF_MEMORY
    os._exit(code)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
