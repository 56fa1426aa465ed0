"""A zip of a stranger, looked at before anything else unpacks it: names, sizes, ratio, encryption, nesting, markup
declarations (promises I03 and I04). Office documents are such zips.
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
    """Damaged, or built in a way in which no office program builds it."""


class Locked(Unsafe):
    """Encrypted: it has a password."""


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive in *data*, whose names are safe; raises `Unsafe`, also for faults that are met inside the block."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _inspect_names(archive.infolist())
            yield archive
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, ValueError, KeyError) as error:
        raise Unsafe from error


def inspect_parts(archive: zipfile.ZipFile, packed: int) -> None:
    """Raise `Unsafe` for a bomb, by what it declares; one that declares less is cut there by `zipfile`, and its
    checksum fails. *packed* are the bytes of the archive itself.
    """
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > min(MAX_EXPANDED, MAX_RATIO * max(packed, 4096)):
        raise Unsafe
    for entry in entries:
        with archive.open(entry) as part:
            end = b""
            while block := part.read(_BLOCK):
                if _declares(entry.filename, end + block):
                    raise Unsafe
                end = block[-16:]


def _inspect_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Locked
    if len(names) > MAX_ENTRIES or len({name.casefold() for name in names}) < len(names):
        raise Unsafe
    if any(_is_unsafe(entry) for entry in entries):
        raise Unsafe


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
