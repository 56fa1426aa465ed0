"""For who lost the telephone and the recovery codes: the operator takes the second factors of their account."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tinkuy.people.actions.proving import forget_factors
from tinkuy.people.queries import person_with_address


class Command(BaseCommand):
    help = "Take passkeys, app, recovery codes and password off an account whose owner lost them, and sign it out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        person = person_with_address(options["email"])
        if person is None:
            raise CommandError("No account has this address.")
        forget_factors(person=person)
        self.stdout.write("They are gone. The person enters by a code by mail, and sets up new ones.")
