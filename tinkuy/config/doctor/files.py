"""Whether files that somebody brings in can be read on this machine, and behind which walls."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.config.check_results import Finding, advice, bad, good
from tinkuy.core.errors import Refused
from tinkuy.core.sandbox import probing
from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed

READER = f"{probing.__name__}:{probing.rows_and_missing_walls.__name__}"
AGAINST = {
    "files": gettext_lazy("reading other files"),
    "network": gettext_lazy("the network"),
    "processes": gettext_lazy("reaching other processes"),
}


def reading(book: bytes = b"") -> Iterator[Finding]:
    """A small workbook, or *book*, goes the way of every file."""
    try:
        _rows, missing = parsed(READER, book or _workbook(), {}, Limits())
    except Refused as refusal:
        sentence = _(
            "An Excel file that is in order cannot be read here (%(why)s) Look at the limits of memory, processes and "
            "system calls that the service has."
        )
        yield bad("files", sentence % {"why": refusal})
        return
    yield about_walls(missing)


def about_walls(missing: list[str]) -> Finding:
    if not missing:
        return good("files", _("Files that are brought in can be read, behind all their walls."))
    sentence = _(
        "Files that are brought in are read without a wall against %(what)s: this kernel or container does not allow "
        "it. The other walls stand."
    )
    return advice("files", sentence % {"what": ", ".join(str(AGAINST[name]) for name in missing)})


def _workbook() -> bytes:
    """With one row."""
    from openpyxl import Workbook

    book, whole = Workbook(), BytesIO()
    book.active.append(["Tinkuy"])
    book.save(whole)
    return whole.getvalue()
