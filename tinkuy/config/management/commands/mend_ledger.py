from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tinkuy.config.backups import age
from tinkuy.config.backups.archive import unpack
from tinkuy.config.backups.companion import read_companion
from tinkuy.config.backups.faults import BackupFault
from tinkuy.config.backups.ledger_faults import sentence_of
from tinkuy.core.erasure import erasure_ledger
from tinkuy.core.erasure.ledger_lines import Erased
from tinkuy.journal.erasures import ledger_fault, mend_ledger


class Command(BaseCommand):
    help = (
        "Mend the ledger of erasures after it was damaged or lost: what a copy knows is added, and all is sealed anew."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--from", dest="copy", metavar="KEYS.AGE", type=Path,
            help="the newest keys.age beside the backups: it holds a copy of the ledger",
        )  # fmt: skip
        parser.add_argument("--identity", metavar="KEYFILE", type=Path, help="a file with the identity that opens it")
        parser.add_argument(
            "--without-copy", action="store_true", help="go on with what can still be read: the rest is lost"
        )

    def handle(self, *, copy: Path | None, identity: Path | None, without_copy: bool, **options: Any) -> None:
        fault = ledger_fault()
        if fault is None:
            self.stdout.write("The ledger of erasures is whole: there is nothing to mend.")
            return
        if (copy is None) != (identity is None) or (copy is None and not without_copy):
            raise CommandError(
                f"{sentence_of(fault)} Name the newest keys.age (--from) and what opens it (--identity); if there is "
                "none, say --without-copy."
            )
        try:
            more = _erased_in(copy, identity) if copy and identity else []
        except BackupFault as refused:
            raise CommandError(str(refused)) from None
        erasure_count = mend_ledger(more)
        self.stdout.write(
            f"{sentence_of(fault)} Now it is sealed anew and knows {erasure_count} erasures. Whoever was erased and is "
            "not among them comes back if a backup of before is restored: make a new backup now."
        )


def _erased_in(copy: Path, identity: Path) -> list[Erased]:
    """The erasures that the companion *copy*, of this installation, knows."""
    with TemporaryDirectory() as folder:
        with age.decrypted(copy, age.read_identity(identity)) as stream:
            unpack(stream, Path(folder))
        read_companion(Path(folder), settings.KEYRING)
        return erasure_ledger.read(Path(folder))
