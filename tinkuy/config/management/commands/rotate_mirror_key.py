"""`tinkuy rotate-mirror-key`: the next copies of the hub are signed by another key; former ones stay valid."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.hub.mirrors.rotation import rotate_key
from tinkuy.hub.mirrors.signing import public_key


class Command(BaseCommand):
    help = "Sign the next copies of the hub by another key, which the present one names."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print what was made, for a program")

    def handle(self, **options: Any) -> None:
        try:
            key = rotate_key()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        made = {"key": public_key(), "first_release": key.first_release}
        if options["json"]:
            self.stdout.write(json.dumps(made))
            return
        self.stdout.write(_("From release %(first_release)s on the hub signs by the key %(key)s.") % made)
        self.stdout.write(_("Make a copy of the hub now, and give the key to the mirrors as you gave the former one."))
