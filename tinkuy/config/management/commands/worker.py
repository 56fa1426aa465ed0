import os
import signal
import sys
import threading
from argparse import SUPPRESS, ArgumentParser
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from tinkuy.config.installation import InUse, alone
from tinkuy.notices.worker import LEASE, work


class Command(BaseCommand):
    help = "Run the worker alone: deliver what is owed, run jobs, keep the clock. `serve` brings its own."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            metavar="SECONDS",
            help="a job runs again when its worker gave no sign of life for so long (default: %(default)s)",
        )
        parser.add_argument("--until-input-ends", action="store_true", help=SUPPRESS)

    def handle(self, *, lease: float, until_input_ends: bool, **options: Any) -> None:
        stopping = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: stopping.set())
        if until_input_ends:
            threading.Thread(target=_stop_at_end_of_input, args=(stopping,), daemon=True).start()
        is_alone = connection.vendor == "sqlite"
        try:
            with alone(settings.DATA_FOLDER / "worker.lock", wait=15) if is_alone else nullcontext():
                work(stopping, lease=timedelta(seconds=lease))
        except InUse:
            raise CommandError(f"A worker already runs on {settings.DATA_FOLDER}.") from None


def _stop_at_end_of_input(stopping: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        continue
    stopping.set()
