"""Archives of strangers, looked at before anything else unpacks them (promises I03 and I04).

An office document is an archive of XML parts. Names, sizes, packing, nesting and markup declarations are told by what
is really in it, never by what it declares alone.
"""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

MAX_ENTRIES = 2_000
MAX_RATIO = 100
MAX_EXPANDED = 200 * 1024 * 1024
SIGNATURE = b"PK\x03\x04"
_BLOCK = 1024 * 1024
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ARCHIVES = (".zip", ".xlsx", ".docx", ".pptx", ".gz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".jar")


class Unsafe(Exception):
    """The archive is damaged, or built as no honest program builds one."""


class Locked(Unsafe):
    """It has a password."""


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive in *data*; whatever its reading may raise, here or in the block, is `Unsafe`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, KeyError) as error:
        raise Unsafe from error


def safe_names(archive: zipfile.ZipFile) -> list[str]:
    """The names of its entries; raises `Locked`, or `Unsafe` for too many, twins, archives within, ways out."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Locked
    if len(names) > MAX_ENTRIES or len({name.casefold() for name in names}) < len(names):
        raise Unsafe
    if any(_is_unsafe(entry) for entry in entries):
        raise Unsafe
    return names


def demand_safe_parts(archive: zipfile.ZipFile, packed: int, most: int = MAX_EXPANDED) -> None:
    """Raise `Unsafe` for a bomb by what it declares, or for a part that declares a document type.

    *packed* is the size of the file. One that declares less than it holds is cut there by `zipfile`, and its checksum
    fails.
    """
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > min(most, MAX_RATIO * max(packed, 4096)):
        raise Unsafe
    for entry in entries:
        with archive.open(entry) as part:
            end = b""
            while block := part.read(_BLOCK):
                if _declares(entry.filename, end + block):
                    raise Unsafe
                end = block[-16:]


def _is_unsafe(entry: zipfile.ZipInfo) -> bool:
    """An archive within, a path that leads out, a link or device, or packing that no office program uses."""
    name = entry.filename.replace("\\", "/")
    leads_out = name.startswith("/") or ".." in name.split("/") or ":" in name or not name
    kind = stat.S_IFMT(entry.external_attr >> 16)
    is_odd = kind not in (0, stat.S_IFREG, stat.S_IFDIR) or entry.compress_type not in _PACKINGS
    return leads_out or is_odd or name.casefold().endswith(_ARCHIVES)


def _declares(name: str, block: bytes) -> bool:
    """Whether an XML part declares a document type or entities, or hides them in UTF-16."""
    if not name.casefold().endswith((".xml", ".rels", ".vml")):
        return False
    return b"<!DOCTYPE" in block or b"<!ENTITY" in block or b"\x00" in block[:200]
