from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Load the example cycle, or --remove it. Loading does nothing when it is there already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove the example's cycles, persons and trail")

    def handle(self, *, verbosity: int, remove: bool, **options: Any) -> None:
        # Only here: the example brings in the actions of every stage, for which no other command should wait.
        from tinkuy.desk.example import load_example, remove_example

        call_command("migrate", interactive=False, verbosity=0)
        if remove:
            told = "The example is removed." if remove_example() else "There is no example."
        else:
            told = "The example is loaded." if load_example() else "The example was loaded already."
        if verbosity:
            self.stdout.write(told)
