"""As what the letters of a report were read, and how a name of it would look in another encoding (promise I05)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

ENCODINGS = {
    "utf-8": _("UTF-8, as platforms write it"),
    "cp1252": _("Windows, as Excel saves CSV"),
    "mac-roman": _("Mac, as older Excel saves it there"),
    "cp850": _("old DOS"),
    "utf-16-le": _("UTF-16, as Teams writes it"),
    "utf-16-be": _("UTF-16, the other order of bytes"),
}
_FOUND = {
    "utf-8-sig": _("UTF-8 with its mark"),
    "utf-8 + cp1252": _("UTF-8, with some characters of Windows mended"),
    "utf-8 twice": _("UTF-8 saved twice over, mended"),
    "latin-1": _("Latin-1"),
    "xlsx": _("an Excel workbook"),
}
_BYTES_OF = {"utf-8-sig": "utf-8", "utf-8 + cp1252": "utf-8", "utf-8 twice": "utf-8"}


@dataclass(frozen=True)
class Letters:
    """One encoding that a person may choose, and how names with accents would look in it ("" when none has any)."""

    encoding: str
    label: str
    sample: str
    is_current: bool


def encoding_name(encoding: str) -> str:
    """What a person calls it."""
    return str(_FOUND.get(encoding) or ENCODINGS.get(encoding) or encoding)


def letters_of(in_use: str, names: Sequence[str], chosen: str) -> tuple[Letters, ...]:
    """The encodings to choose among beside the one *in_use*; none for a workbook, whose letters are certain."""
    if in_use == "xlsx":
        return ()
    current = _BYTES_OF.get(in_use, in_use)
    is_wide = current.startswith("utf-16")
    return tuple(
        Letters(
            encoding=encoding,
            label=str(label),
            sample=" · ".join(_read_otherwise(name, current, encoding) for name in names),
            is_current=encoding == (chosen or current),
        )
        for encoding, label in ENCODINGS.items()
        if encoding.startswith("utf-16") == is_wide or encoding == chosen
    )


def _read_otherwise(name: str, written: str, read: str) -> str:
    """The bytes of *name*, read otherwise."""
    return name if read == written else name.encode(written, errors="replace").decode(read, errors="replace")
