"""Every byte that the site under test keeps: its database and all the files of its data folder."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def kept_bytes() -> bytes:
    return b"".join(path.read_bytes() for path in sorted(_files()) if path.is_file())


def is_kept(phrase: str) -> bool:
    """Whether *phrase* or a half of it stands anywhere."""
    middle = len(phrase) // 2
    return stands(phrase, phrase[:middle].strip(), phrase[middle:].strip())


def stands(*words: str) -> bool:
    """Whether one of *words* is in any file, as UTF-8, as UTF-16 or as JSON writes it."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")  # pages go from memory to the files
    kept = kept_bytes()
    return any(form in kept for word in words for form in (word.encode(), word.encode("utf-16-le"), _escaped(word)))


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
