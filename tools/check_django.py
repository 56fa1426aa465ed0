"""Django's own checks as a public installation meets them: migrations complete, nothing that `--deploy` warns of."""

import os
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import SystemCheckError


def main() -> int:
    """Run the checks in a throw-away installation at a public address; 1 and the faults when there are any."""
    import django

    from tinkuy.core.keys.keyring import read_keyring

    with tempfile.TemporaryDirectory(prefix="tinkuy-check-") as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        os.environ |= {"TINKUY_DATA": str(data), "TINKUY_ADDRESS": "https://tinkuy.example.org"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")
        read_keyring(data.parent / "data-keys", may_make=lambda: True)
        django.setup()
        try:
            call_command("check", deploy=True, fail_level="WARNING")
            call_command("makemigrations", check=True, dry_run=True)
        except SystemCheckError as faults:
            print(faults)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
