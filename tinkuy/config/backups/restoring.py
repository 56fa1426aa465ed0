"""Restoring: from files to folders that stand in their place, in an order that can be begun anew at every moment."""

import os
import shutil
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tinkuy.core.files import sync_folder

from .faults import BackupFault, alone
from .unpacking import Unpacked, Wanted, demand_no_other_keys, demand_place, keys_folder_of, unpack_all

HELP = "Restore a backup into a new folder, erase again what was erased since, and prove that the site works."


def restore(words: Sequence[str]) -> None:
    """`tinkuy restore …`. Raises `BackupFault`; then nothing stands at the place that was asked for."""
    wanted = _wanted(words)
    os.umask(0o077)
    demand_place(wanted)
    under_way = f"Another restore into {wanted.into} is under way: wait until it has ended, or choose another folder."
    try:
        with alone(wanted.into.with_name(f".{wanted.into.name}.restoring.lock"), under_way):
            _restore(wanted)
    except OSError as fault:
        raise BackupFault(f"{wanted.into} cannot be written ({fault.strerror or fault}). Make room there.") from None


def _restore(wanted: Wanted) -> None:
    unpacked = unpack_all(wanted, _tell)
    keys = keys_folder_of(wanted.into)
    try:
        with _environment(unpacked) as is_keyless:
            findings = _fill(unpacked, has_keys=not is_keyless)
        _put_in_place(unpacked, wanted.into, keys)
    finally:
        for draft in (unpacked.data, _draft_keys(unpacked), *([] if unpacked.keys_stay else [unpacked.keys])):
            if draft is not None:
                shutil.rmtree(draft, ignore_errors=True)
    for sentence in findings:
        print(sentence)
    _tell_what_next(unpacked, wanted.into, keys)


def _wanted(words: Sequence[str]) -> Wanted:
    parser = ArgumentParser(prog="tinkuy restore", description=HELP)
    parser.add_argument("file", metavar="FILE", type=Path, help="the backup")
    parser.add_argument(
        "--identity", metavar="KEYFILE", type=Path, required=True,
        help="a file with the identity that opens it, the line AGE-SECRET-KEY-1…",
    )  # fmt: skip
    parser.add_argument(
        "--into", metavar="DIR", type=Path, required=True, help="the new data folder; its keys go to DIR-keys"
    )
    parser.add_argument(
        "--keys", metavar="PATH", type=Path,
        help="the newest keys: a keys.age (default: the one beside FILE), or a key folder that is still there",
    )  # fmt: skip
    parser.add_argument("--older", action="store_true", help="restore it although a newer one was made")
    parser.add_argument(
        "--older-keys", action="store_true", help="go by these keys although they do not know the erasures of today"
    )
    parser.add_argument(
        "--without-keys", action="store_true", help="restore what needs no key; names and files are lost for good"
    )
    options = parser.parse_args(words)
    keys = options.keys.resolve() if options.keys else None
    if keys is not None and not keys.exists():
        raise BackupFault(f"There are no keys at {keys}.")
    return Wanted(
        options.file.resolve(),
        options.identity.resolve(),
        options.into.resolve(),
        keys,
        takes_older=options.older,
        goes_without_keys=options.without_keys,
        takes_older_keys=options.older_keys,
    )


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def _environment(unpacked: Unpacked) -> Iterator[bool]:
    """Django's settings read the draft folders; whether the keys are new ones, because none came with the backup."""
    from tinkuy.core.keys.keyring import read_keyring

    if unpacked.keys is None:
        keys = _draft_keys(unpacked)
        shutil.rmtree(keys, ignore_errors=True)
        read_keyring(keys, may_make=lambda: True)
    else:
        keys = unpacked.keys
    os.environ |= {"TINKUY_DATA": str(unpacked.data), "TINKUY_KEYS": str(keys)}
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinkuy.config.settings")
    yield unpacked.keys is None


def _draft_keys(unpacked: Unpacked) -> Path:
    return unpacked.data.with_name(f"{unpacked.data.name}.new-keys")


def _fill(unpacked: Unpacked, *, has_keys: bool) -> list[str]:
    import django

    django.setup()
    from .filling import fill
    from .verifying import LEDGER, verify

    erased = fill(unpacked.manifest, has_keys=has_keys, tell=_tell)
    for kind, count in sorted(erased.items()):
        _tell(f"  {count} × {kind}")
    _tell("Verifying …")
    findings = verify()
    faults = [finding.sentence for finding in findings if finding.is_fault and finding.name != LEDGER]
    if faults:
        raise BackupFault(" ".join(faults))
    return [f"{'!' if finding.is_fault else '✓'} {finding.sentence}" for finding in findings]


def _put_in_place(unpacked: Unpacked, into: Path, keys: Path) -> None:
    """The keys first: a data folder that stands there is a whole one."""
    draft = unpacked.keys if unpacked.keys is not None else _draft_keys(unpacked)
    if not unpacked.keys_stay:
        demand_no_other_keys(into, draft)
        if keys.exists():
            shutil.rmtree(keys)  # an empty one, or the same keys, from a run that was cut off here
        draft.rename(keys)
    if into.exists():
        into.rmdir()
    unpacked.data.rename(into)
    sync_folder(into.parent)


def _tell_what_next(unpacked: Unpacked, into: Path, keys: Path) -> None:
    manifest = unpacked.manifest
    print(f"The site of {manifest.moment:%Y-%m-%d %H:%M} UTC stands in {into}.")
    if unpacked.keys_stay:
        print(f"Its keys stay where they are: TINKUY_KEYS={unpacked.keys}")
    elif unpacked.keys is None:
        print(
            "The keys were not there: names, addresses, photos and files were lost, second factors are set up anew, "
            f"and neither whose backup this was nor what was erased since could be proven. New keys are in {keys}."
        )
    else:
        print(f"Its keys are in {keys}.")
    print(f"Start it with: TINKUY_DATA={into} {_as_typed()} serve")


def _as_typed() -> str:
    """This program, as whoever asked for the restore wrote it: it need not be on their path."""
    return sys.argv[0] if Path(sys.argv[0]).name == "tinkuy" else "tinkuy"
