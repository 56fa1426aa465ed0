"""The crowd that listens: a program in C, which holds the streams and tells when each mark arrived at each of them."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.live.references.servers import compiled

SOURCE = Path(__file__).with_name("listeners.c")


@dataclass
class Crowd:
    """`connected` once all are, `heard` at the end of the block."""

    connected: dict[str, Any]
    heard: dict[str, Any] = field(default_factory=dict)


@contextmanager
def listening(
    folder: Path, port: int, paths: Path, count: int, *, prefix: tuple[str, ...] = (), addresses: int = 1
) -> Iterator[Crowd]:
    """So many streams, open within the block, from so many *addresses* of this machine. The *prefix* of its command
    says on which processor it runs."""
    command = [*prefix, str(compiled(SOURCE, folder)), "127.0.0.1", str(port), str(paths), str(count), str(addresses)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        crowd = Crowd(json.loads(process.stdout.readline()))
        yield crowd
        process.stdin.close()
        crowd.heard = json.loads(process.stdout.readline())
