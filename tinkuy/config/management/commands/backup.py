from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tinkuy.config.backups.faults import BackupFault
from tinkuy.config.backups.ownership import KEYS
from tinkuy.config.backups.taking import take_backup


class Command(BaseCommand):
    help = "Back up this site while it runs: database and sealed files of one moment, encrypted to an offline key."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", metavar="FILE", type=Path, help=f"a new file; the newest keys go to {KEYS} beside it"
        )
        parser.add_argument(
            "--recipient",
            default=settings.ENVIRONMENT.backup_recipient,
            help="whose identity opens it: the word age1… that `tinkuy keys --offline` prints (default: "
            "TINKUY_BACKUP_RECIPIENT)",
        )
        parser.add_argument(
            "--adopt-folder",
            action="store_true",
            help=f"the backups and {KEYS} in that folder are this site's, from before folders were marked",
        )

    def handle(self, *, file: Path, recipient: str, adopt_folder: bool, **options: Any) -> None:
        if not recipient:
            raise CommandError("Say to whom it is encrypted: --recipient age1…, from `tinkuy keys --offline`.")
        try:
            backup = take_backup(file.absolute(), recipient, self.stderr.write, adopts=adopt_folder)
        except BackupFault as fault:
            raise CommandError(str(fault)) from None
        size = file.stat().st_size
        self.stdout.write(
            f"{file} holds the site of {backup.moment:%Y-%m-%d %H:%M} UTC: {sum(backup.tables.values())} rows, "
            f"{len(backup.members)} files, {size} bytes. Keep {KEYS} beside it, always the newest."
        )
