"""`tinkuy export-hub FOLDER`: the whole public hub as files that any country can host, or open from a folder."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tinkuy.config.web.static_files import collect_static
from tinkuy.core.errors import Refused
from tinkuy.hub.mirrors.releasing import write_release

SECONDS_BETWEEN_LINES = 2


class Command(BaseCommand):
    help = "Copy the public hub into a folder that opens without a server, with a package of each published version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", help="where to write it: a folder that is not there yet, or is empty")
        parser.add_argument("--json", action="store_true", help="print what was made, for a program")

    def handle(self, *, folder: str, verbosity: int, **options: Any) -> None:
        collect_static(Path(settings.STATIC_ROOT))
        try:
            release = write_release(Path(folder), self._teller(is_quiet=options["json"] or not verbosity))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        made = {"folder": folder, "release": release.number, "is_new": release.is_new, "files": release.files}
        made |= {"bytes": release.size, "packages": release.packages}
        if options["json"]:
            self.stdout.write(json.dumps(made))
            return
        words = _("Release %(release)d: %(files)d files, %(megabytes).1f MB, in %(folder)s.")
        self.stdout.write(words % (made | {"megabytes": release.size / 2**20}))
        if not release.is_new:
            self.stdout.write(_("Nothing has changed since it was made."))

    def _teller(self, *, is_quiet: bool) -> Any:
        last = time.monotonic()

        def tell(step: str, done: int, whole: int) -> None:
            nonlocal last
            if is_quiet or time.monotonic() - last < SECONDS_BETWEEN_LINES:
                return
            last = time.monotonic()
            self.stderr.write(f"  {step} {done}" + (f" / {whole}" if whole else ""))

        return tell
