from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tinkuy.config.starting import prepare_database


class Command(BaseCommand):
    help = (
        "Load the example's two cycles, or --remove them. What is there already stays, save that the cycle with a "
        "live session is loaded afresh once the planned end of that session has passed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="remove the example's cycles, persons and trail")

    def handle(self, *, verbosity: int, remove: bool, **options: Any) -> None:
        prepare_database()
        for line in _removed() if remove else _sentences_of_loading():
            if verbosity:
                self.stdout.write(line)


# Imported only here: the example brings in the actions of every stage, for which no other command should wait.


def _removed() -> list[str]:
    from tinkuy.example.loading import remove_example

    return ["The example is removed." if remove_example() else "There is no example."]


def _sentences_of_loading() -> list[str]:
    from tinkuy.example.loading import Loaded, load_example

    how = {
        Loaded.FIRST: "The example cycle {slug} is loaded.",
        Loaded.AFRESH: "The example cycle {slug} is loaded afresh: its live session had ended.",
    }
    loaded = load_example()
    return [how[outcome].format(slug=slug) for slug, outcome in loaded.items()] or ["The example was loaded already."]
