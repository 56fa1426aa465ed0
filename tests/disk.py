"""Every byte that the site under test keeps: its database and all the files of its data folder."""

import base64
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04.{26}", re.DOTALL)
"""Where zlib, gzip or an entry of a zip may begin."""
MOST = 1024 * 1024


def kept_bytes() -> bytes:
    return b"".join(path.read_bytes() for path in sorted(_files()) if path.is_file())


def is_on_disk(phrase: str) -> bool:
    """Whether *phrase* or a half of it stands anywhere."""
    middle = len(phrase) // 2
    return stands(phrase, phrase[:middle].strip(), phrase[middle:].strip())


def stands(*words: str) -> bool:
    """Whether one of *words* is in any file, as UTF-8, as UTF-16 or as JSON writes it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")  # pages go from memory to the files
    free_bytes = kept_bytes()
    return any(
        form in free_bytes for word in words for form in (word.encode(), word.encode("utf-16-le"), _escaped(word))
    )


def found(*words: str) -> list[str]:
    """The files that hold one of *words* in any form: plain, UTF-16, as JSON or a link writes it, base64 at each of
    three offsets, or packed (zlib, gzip, zip), one packing deep.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
    sought = {form for word in words for form in forms_of(word)}
    return [
        str(path)
        for path in sorted(_files())
        if path.is_file() and any(form in data for data in _unpacked(path.read_bytes()) for form in sought)
    ]


def forms_of(word: str) -> set[bytes]:
    plain = {word.encode(), word.casefold().encode(), word.encode("latin-1", "ignore")}
    packed = {base64.b64encode(b"\0" * shift + form)[4:-4] for form in plain for shift in range(3)}
    written = {_escaped(word), quote(word).encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}
    return {form for form in plain | packed | written if len(form) > 5}


def _unpacked(data: bytes) -> Iterator[bytes]:
    """*data*, and what each stream of deflate in it holds."""
    yield data
    for start in PACKED.finditer(data):
        for bits in (15, 31, -15):
            with suppress(zlib.error):
                yield zlib.decompressobj(bits).decompress(data[start.start() if bits > 0 else start.end() :], MOST)


def _escaped(text: str) -> bytes:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter):04x}" for letter in text).encode()


def _files() -> set[Path]:
    files = set(Path(settings.DATA_FOLDER).rglob("*"))
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return files | set(file.parent.glob(f"{file.name}*"))
    with connection.cursor() as cursor:
        (folder,) = cursor.execute("SHOW data_directory").fetchone()
        (database,) = cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    return files | set((Path(folder) / "base" / str(database)).rglob("*"))


def close_what_others_left_open() -> None:
    """A thread of an earlier test may have left a transaction open: then no table is written anew."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'"
            )
