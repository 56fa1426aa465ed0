"""A site with two kinds of events of its own, and a program beside it that tells them.

python -m tests.….stream_site tinkuy WORD…    `tinkuy WORD…`, which renders those kinds
python -m tests.….stream_site                 does what each line of its input says, and answers with a line
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.forks.process import start
from tests.running import Site

LONG = 16_000


class TellingSite(Site):
    def spawn(self, *words: str) -> "subprocess.Popen[bytes]":
        command = ["-m", "tests.promises.stream.stream_site", "tinkuy", *words]
        return start(command, self.environment, stdout=self._log(), stderr=subprocess.STDOUT)


class Teller:
    """What another process does to the site's database."""

    def __init__(self, program: "subprocess.Popen[str]") -> None:
        self._program = program

    def __getattr__(self, deed: str) -> Any:
        def ask(*values: Any) -> Any:
            self.begin(deed, *values)
            return self.end()

        return ask

    def begin(self, deed: str, *values: Any) -> None:
        assert self._program.stdin
        self._program.stdin.write(json.dumps([deed, *values]) + "\n")
        self._program.stdin.flush()

    def end(self) -> Any:
        assert self._program.stdout
        return json.loads(self._program.stdout.readline())


@contextmanager
def teller(site: Site) -> Iterator[Teller]:
    command = ["-m", "tests.promises.stream.stream_site"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with start(command, site.environment, **pipes) as program:
        yield Teller(program)
        program.stdin.close()


def main() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tinkuy.config.settings"
    django.setup()
    if sys.argv[1:2] == ["tinkuy"]:
        serve()
    for line in sys.stdin:
        deed, *values = json.loads(line)
        print(json.dumps(DEEDS[deed](*values)), flush=True)


def serve() -> None:
    from tinkuy.config import command
    from tinkuy.stream.rendering import renders

    renders("number", lambda event: event.subject)
    renders("long", lambda event: event.subject.ljust(LONG, "."))
    del sys.argv[1]
    command.main()
    sys.exit()


def tell(kind: str, first: int, last: int, pause: float) -> int:
    """The numbers from *first* to *last* in the room, one after the other; the id of the last event."""
    from tinkuy.stream import actions, queries

    for number in range(first, last + 1):
        actions.tell("room", kind, str(number))
        time.sleep(pause)
    return queries.latest_event()


def ticket(holder: str, *channels: str) -> str:
    from tinkuy.stream.tickets import Ticket, make_ticket

    return make_ticket(Ticket(channels, (holder,) if holder else (), "es"))


def latest() -> int:
    from tinkuy.stream.queries import latest_event

    return latest_event()


def revoke(holder: str) -> None:
    from tinkuy.stream import actions

    actions.revoke(holder)


DEEDS: dict[str, Any] = {"tell": tell, "ticket": ticket, "latest": latest, "revoke": revoke}


if __name__ == "__main__":
    main()
