"""How far an import in the shell is: on standard error, so that what it prints stays clean."""

from typing import Any

from django.utils.translation import gettext as _

WIDTH = 24


class Progress:
    """One line for each file: a bar that grows on a terminal; elsewhere a sentence when the file is read and done."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._is_terminal = bool(stream.isatty())
        self._label = ""
        self._rows = 0

    def reads(self, filename: str, place: int, files: int) -> None:
        self._label = f"{place + 1}/{files} {filename}"
        self._rows = 0
        self._say(_("%(file)s: reading") % {"file": self._label})

    def has_rows(self, rows: int) -> None:
        self._rows = rows

    def wrote(self, rows: int) -> None:
        """So many rows of the file are written; those who did not come are not among them."""
        if self._is_terminal and self._rows:
            part = min(1.0, rows / self._rows)
            bar = ("█" * round(part * WIDTH)).ljust(WIDTH, "·")
            self._say(f"{self._label}: {bar} {part:4.0%}")

    def done(self) -> None:
        self._say(_("%(file)s: %(count)d rows read") % {"file": self._label, "count": self._rows})
        if self._is_terminal:
            self._stream.write("\n", ending="")

    def _say(self, text: str) -> None:
        if self._is_terminal:
            self._stream.write(f"\r\x1b[K{text}", ending="")
            self._stream.flush()
        elif self._rows or not text:
            self._stream.write(text)
