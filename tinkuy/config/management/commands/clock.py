from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from tinkuy.config.doctor import work
from tinkuy.notices.queries import held_erasures
from tinkuy.planning.hub_settings.actions import allow_erasure, trust_clock


class Command(BaseCommand):
    help = "Say whether the machine's clock is believed and what erasure waits; --is-right and --erase settle it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--is-right", action="store_true", help="the clock is right as it stands: believe it")
        parser.add_argument("--erase", action="store_true", help="what waits to be erased may go")

    def handle(self, *, is_right: bool, erase: bool, **options: Any) -> None:
        with translation.override("en"):
            if is_right:
                trust_clock(actor=None)
            if erase:
                for erasure in held_erasures():
                    allow_erasure(actor=None, name=erasure.name)
                    self.stdout.write(f"Agreed: {erasure.count} rows ({erasure.what}) go at the worker's next round.")
            for finding in (*work.time(), *work.erasures()):
                self.stdout.write(str(finding))
