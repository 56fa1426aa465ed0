"""Whether the keys beside the data are those that sealed it: one key of a cycle is opened with them, and one person is
looked for."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _, ngettext

from tinkuy.config.backups.faults import sentence_of
from tinkuy.config.check_results import Finding, advice, bad, good
from tinkuy.convening.registrations.queries import is_found_by_index
from tinkuy.core.keys import key_store
from tinkuy.core.keys.keyring import changed_files
from tinkuy.journal.erasures import ledger_fault
from tinkuy.planning.cycles.queries import cycles_whose_key_is_missing, keys_of_no_cycle, opens_a_wrapped_key

MOST_NAMED = 5


def keyring() -> Iterator[Finding]:
    if sentence := closed_sentence():
        yield bad("keys", sentence)
    elif opens_a_wrapped_key() is None:
        yield good("keys", _("The keys are there; no cycle is sealed with them yet."))
    else:
        yield good("keys", _("The keys open what is sealed."))


def closed_sentence() -> str:
    """What is wrong with the keys; empty where they open what is sealed, or nothing is."""
    folder = settings.ENVIRONMENT.keys
    if opens_a_wrapped_key() is False:
        wrong = f"{key_store.FOLDER}/" if cycles_whose_key_is_missing() else "master.key"
    elif is_found_by_index() is False:
        wrong = "index.key"
    else:
        return ""
    return _(
        "%(key)s in %(folder)s is not the one that sealed this database: nobody can register, and no name can be read. "
        "Put the folder of keys back from your copy of it."
    ) % {"key": wrong, "folder": folder}


def files() -> Iterator[Finding]:
    """The site goes on with the keys that it read when it started; the next start reads them from the files."""
    folder = settings.ENVIRONMENT.keys
    if changed := changed_files(folder, settings.KEYRING):
        sentence = _(
            "%(names)s in %(folder)s is gone or not the one that this site was started with: it still works, and does "
            "not once it is started anew. Put the folder of keys back from your copy of it before that."
        )
        yield bad("key-files", sentence % {"names": ", ".join(changed), "folder": folder})
    else:
        yield good("key-files", _("The keys lie there as they did when this was started."))


def of_no_cycle() -> Iterator[Finding]:
    """Keys for which there is no row: the clock destroys those that the ledger knows as removed; a person decides on
    the others, which a newer backup than the restored one may still need.
    """
    orphans = keys_of_no_cycle()
    if not orphans:
        return
    names = ", ".join(orphans[:MOST_NAMED]) + (", …" if len(orphans) > MOST_NAMED else "")
    sentence = ngettext(
        "%(folder)s holds the key of a cycle that is not in this database: %(names)s. The worker destroys it within a "
        "day if the cycle was removed. If an older backup was restored here, keep it: a newer one needs it. "
        "Otherwise delete the file: what it sealed is then lost in every backup.",
        "%(folder)s holds the keys of %(count)d cycles that are not in this database: %(names)s. The worker destroys "
        "within a day those of cycles that were removed. If an older backup was restored here, keep the others: a "
        "newer one needs them. Otherwise delete the files: what they sealed is then lost in every backup.",
        len(orphans),
    )
    yield advice("keys-of-no-cycle", sentence % {"folder": key_store.folder(), "count": len(orphans), "names": names})


def owner() -> Iterator[Finding]:
    """Root opens every file, and leaves some that the user of the site then cannot."""
    folder = settings.ENVIRONMENT.keys
    strange = sorted(path.name for path in folder.glob("*.key") if path.stat().st_uid != os.geteuid())
    if strange:
        sentence = _("%(names)s in %(folder)s belong to another user than the one that runs this: give them to it.")
        yield bad("owner", sentence % {"names": ", ".join(strange), "folder": folder})
    else:
        yield good("owner", _("The keys belong to the user that runs this."))


def ledger() -> Iterator[Finding]:
    """Promise R05: without it, whoever was erased comes back with an older copy."""
    if sentence := sentence_of(ledger_fault(), _):
        mend = _("Whoever was erased could come back with a backup: see `tinkuy mend-ledger --help`.")
        yield bad("ledger", f"{sentence} {mend}")
    else:
        yield good("ledger", _("The ledger of erasures is whole."))
