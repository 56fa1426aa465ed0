from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django_scopes import scopes_disabled

from tinkuy.config.backups import age
from tinkuy.config.backups.archive import unpack
from tinkuy.config.backups.companion import read_companion
from tinkuy.config.backups.faults import BackupFault, sentence_of
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.lasting_erasure.erasure_ledger import Fault
from tinkuy.core.lasting_erasure.ledger_lines import Ledger, Mark, examine
from tinkuy.journal.erasures import erase_again, ledger_fault, mend_ledger

NO_LEDGER = Ledger(Mark(), [], [])


class Command(BaseCommand):
    help = (
        "Mend the ledger of erasures after it was damaged or lost, or where a copy knows more: what the copy knows is "
        "added and erased here too, and all is sealed anew."
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
        if (copy is None) != (identity is None) or (fault and copy is None and not without_copy):
            raise CommandError(
                f"{sentence_of(fault)} Name the newest keys.age (--from) and what opens it (--identity); if there is "
                "none, say --without-copy."
            )
        try:
            ledger = _ledger_in(copy, identity) if copy and identity else NO_LEDGER
        except BackupFault as refused:
            raise CommandError(str(refused)) from None
        known = examine(erasure_ledger.content(), settings.KEYRING.index)
        if fault is None and known.knows(ledger.mark):
            self.stdout.write("The ledger of erasures is whole: there is nothing to mend.")
            return
        self._mend(fault, ledger)

    def _mend(self, fault: Fault | None, ledger: Ledger) -> None:
        """What the copy alone knows goes here too: the copy may be of another site that was this one once."""
        erasure_count = mend_ledger(ledger.erased, ledger.mark)
        with scopes_disabled():
            again = sum(erase_again(erasure_ledger.by_kind(ledger.erased)).values())
        what_was = sentence_of(fault) if fault else "The copy knew erasures that the ledger did not."
        self.stdout.write(
            f"{what_was} Now it is sealed anew and knows {erasure_count} erasures; {again} were done again here. "
            "Whoever was erased and is not among them comes back if a backup of before is restored: make a new one now."
        )


def _ledger_in(copy: Path, identity: Path) -> Ledger:
    """That of the companion *copy*, of this installation."""
    with TemporaryDirectory() as folder:
        with age.decrypted(copy, age.read_identity(identity)) as stream:
            unpack(stream, Path(folder))
        read_companion(Path(folder), settings.KEYRING)
        return examine(erasure_ledger.content(Path(folder)), settings.KEYRING.index)
