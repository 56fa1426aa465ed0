"""The `tinkuy` command. Each subcommand is a management command of the app that owns the deed."""

import gc
import json
import os
import sys

from tinkuy.core.keys.keyring import KeysMissing
from tinkuy.hub.mirrors.reader.command import main as verify_mirrors

from .backups.age import new_pair
from .backups.faults import BackupFault
from .backups.restoring import HELP as HELP_OF_RESTORE, restore
from .environment import EnvironmentFault, read_environment
from .installation import make_closed
from .keys import make_keys
from .tables import NoDatabase, demand_tables

HELP_WORDS = ("help", "-h", "--help")
RENAMED = {"check": "check_up"}
"""Ours → the management command. Django's own `check` examines the program, not a cycle: `python -m django check`."""

RESTORE = ("restore", HELP_OF_RESTORE)
MIRRORS = (
    "verify-mirrors",
    "Say what of some copies of a hub is whole, and rebuild it; needs no installation.",
)
KEYS = ("keys", "Make the installation's keys, once; a site at a public address never makes them by itself.")


def main() -> None:
    """Run `tinkuy SUBCOMMAND …`; what cannot be done ends with one sentence and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")
    words = sys.argv[1:]
    try:
        _obey(words)
    except KeysMissing as fault:
        _tell_doctor(words, "keys", str(fault))
        sys.exit(f"tinkuy: {fault}")
    except NoDatabase as fault:
        _tell_doctor(words, "database", str(fault))
        sys.exit(f"tinkuy: {fault}")
    except (EnvironmentFault, BackupFault) as fault:
        sys.exit(f"tinkuy: {fault}")
    except Exception as error:
        sentence = _sentence_of(error)
        if not sentence:
            raise
        _tell_doctor(words, "data", sentence)
        sys.exit(f"tinkuy: {sentence}")


def _obey(words: list[str]) -> None:
    if not words or (words[0] in HELP_WORDS and len(words) == 1):
        _print_help()
    elif words == [KEYS[0]]:
        _make_keys()
    elif words == [KEYS[0], "--offline"]:
        _make_offline_pair()
    elif words[0] == MIRRORS[0]:
        sys.exit(verify_mirrors(words[1:]))
    elif words[0] == RESTORE[0]:
        restore(words[1:])
    else:
        _run(words)


def _sentence_of(error: Exception) -> str:
    """What an operator can do about it: a deed that was refused, the disk, the database, a setting; else nothing."""
    from django.core.exceptions import ImproperlyConfigured

    from tinkuy.core.errors import Refused

    from .faults import fault_of
    from .tables import OTHER_TABLES, wants_other_tables

    if isinstance(error, ImproperlyConfigured | Refused):
        return str(error)
    if wants_other_tables(error):
        return OTHER_TABLES
    fault, place = fault_of(error), getattr(error, "filename", None)
    if fault is not None:
        return fault.in_english(place or read_environment().data)
    return f"{place} cannot be used ({error.strerror})." if isinstance(error, OSError) and place else ""


def _tell_doctor(words: list[str], name: str, sentence: str) -> None:
    """What keeps the doctor from beginning is a finding as well, for a program that reads them."""
    if words[:1] == ["doctor"] and "--json" in words:
        print(json.dumps([{"name": name, "is_fault": True, "sentence": sentence}], ensure_ascii=False))


def _run(words: list[str]) -> None:
    from django.core.management import execute_from_command_line

    demand_tables(read_environment(), words)
    os.umask(0o077)  # whichever command writes first: no file is for others to read
    make_closed(read_environment().data)
    name = RENAMED.get(words[0], words[0].replace("-", "_"))
    _load()
    execute_from_command_line(["tinkuy", name, *words[1:]])


def _load() -> None:
    """All of the program. It stays: nobody looks among it for what can be freed, neither meanwhile nor afterwards."""
    import django

    gc.disable()
    django.setup()
    gc.freeze()
    gc.enable()


def _make_keys() -> None:
    """Before Django starts: its settings need the keys."""
    environment = read_environment()
    make_keys(environment)
    print(f"The keys are in {environment.keys}.")
    print("Keep a copy apart from the backups: without them nobody can open the data.")


def _make_offline_pair() -> None:
    """For backups: the identity is told once, to whoever writes it down, and is kept nowhere."""
    identity, recipient = new_pair()
    print(
        f"The recipient, for the server (TINKUY_BACKUP_RECIPIENT, or --recipient):\n\n  {recipient}\n\n"
        f"The identity, for your safe. It opens every backup, is shown this once, and is stored nowhere:\n\n"
        f"  {identity}\n\n"
        "Print it or write it down twice, keep the papers in two places, and clear this screen. Without it no backup "
        "opens; with it and a backup anybody reads everything."
    )


def own_commands() -> dict[str, str]:
    """The management command behind each subcommand of ours, by the name one types."""
    from django.core.management import get_commands

    typed = {command: name for name, command in RENAMED.items()}
    ours = [name for name, app in get_commands().items() if str(app).startswith("tinkuy.")]
    return {typed.get(name, name.replace("_", "-")): name for name in ours}


def _print_help() -> None:
    import django
    from django.core.management import get_commands, load_command_class

    django.setup()
    apps = get_commands()
    ours = [
        (typed, str(load_command_class(apps[name], name).help).split("\n")[0]) for typed, name in own_commands().items()
    ]
    print("Tinkuy, from dialogue to practice. `tinkuy SUBCOMMAND --help` tells more of each.\n")
    for name, sentence in sorted([*ours, KEYS, MIRRORS, RESTORE]):
        print(f"  {name:<20} {sentence}")
    print("\nDjango's own commands (migrate, shell …) work too: `tinkuy help --commands` lists them.")


if __name__ == "__main__":
    main()
