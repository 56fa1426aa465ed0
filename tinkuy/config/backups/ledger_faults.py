"""What is wrong with a ledger of erasures, in words: asked before Django starts, and by the doctor."""

from collections.abc import Callable

from tinkuy.core.erasure.erasure_ledger import Fault


def gettext_noop(message: str) -> str:
    """Marks a message for translation. Django's own would read the settings, and a restore has none yet."""
    return message


DAMAGED = gettext_noop(
    "The ledger of erasures %(file)s was changed: its lines %(lines)s are not those that were written."
)
SHORT = gettext_noop(
    "The ledger of erasures %(file)s is not whole: %(written)s erasures were written, and it knows %(known)s of them."
)
OTHER = gettext_noop("The ledger of erasures %(file)s is not the one that was written: its end is another.")


def sentence_of(fault: Fault | None, translate: Callable[[str], str] = str) -> str:
    """Empty where nothing is wrong; in English, unless *translate* says otherwise."""
    if fault is None:
        return ""
    values = {"file": fault.file, "lines": fault.damaged, "written": fault.written, "known": fault.known}
    if fault.damaged:
        return translate(DAMAGED) % values
    return translate(SHORT if fault.known < fault.written else OTHER) % values
