"""What a copy says, believed only where it is signed."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from .signatures import is_signed

FORMAT = "tinkuy-archive-1"
PLACE = "archive"
RELEASE, SIGNATURE = f"{PLACE}/release.json", f"{PLACE}/release.sig"
FILES, WITHDRAWN, HISTORY = f"{PLACE}/files.json", f"{PLACE}/withdrawn.json", f"{PLACE}/history.jsonl"
KEYS = f"{PLACE}/keys.jsonl"
SIGNED = (RELEASE, SIGNATURE)
LARGEST_HEADER, LARGEST_LIST = 2**16, 2**29
NOT_OURS = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading raises of words that no hub wrote: numbers without end, brackets a thousand deep."""
CHUNK = 2**20


@dataclass(frozen=True)
class Release:
    """A signed release: its number, and the checksums of the list of its files and of what was withdrawn."""

    raw: bytes
    signature: bytes
    key: str
    number: int
    previous: str
    made_on: str
    origin: str
    files: str
    withdrawn: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def release_of(raw: bytes, signature: bytes) -> Release | None:
    """The release in *raw*, if its own key signed it."""
    try:
        plain = json.loads(raw)
        key, signed = str(plain["key"]), bytes.fromhex(signature.decode().strip())
        if plain["format"] != FORMAT or not is_signed(bytes.fromhex(key), signed, raw):
            return None
        words = {name: str(plain[name]) for name in ("previous", "made_on", "origin", "files", "withdrawn")}
        return Release(raw, f"{signed.hex()}\n".encode(), key, int(plain["number"]), **words)
    except NOT_OURS:
        return None


def read(path: Path, most: int) -> bytes:
    """What the file holds; nothing where there is none, or where it is larger than it can be."""
    try:
        if not path.is_file() or path.stat().st_size > most:
            return b""
        return path.read_bytes()
    except OSError:
        return b""


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while part := file.read(CHUNK):
                digest.update(part)
    except OSError:
        return ""
    return digest.hexdigest()


@dataclass
class Mirror:
    """A folder that says it is a copy. `current` is the release that it names, if any of *signatures* (its own, or that
    of another mirror where its own was lost) proves it; `releases` are all that it can prove."""

    folder: Path
    signatures: list[bytes]
    releases: list[Release] = field(default_factory=list)
    current: Release | None = None
    digests: dict[Path, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        raw = read(self.folder / RELEASE, LARGEST_HEADER)
        self.current = next((one for each in self.signatures if (one := release_of(raw, each))), None)
        former = [one for line in read(self.folder / HISTORY, LARGEST_LIST).splitlines() if (one := _of_history(line))]
        self.releases = [*former, *([self.current] if self.current else [])]

    def holds(self, path: str, size: int, digest: str) -> bool:
        place = self.folder / path
        try:
            is_alike = place.is_file() and place.stat().st_size == size
        except OSError:
            return False
        return is_alike and self.digest_at(place) == digest

    def digest_at(self, place: Path) -> str:
        """Each file is read once, however often it is asked for."""
        if place not in self.digests:
            self.digests[place] = digest_of(place)
        return self.digests[place]

    def all_files(self) -> Iterator[Path]:
        for place in sorted(self.folder.rglob("*")):
            if place.is_file() and not place.is_symlink():
                yield place


def _of_history(line: bytes) -> Release | None:
    try:
        plain = json.loads(line)
        return release_of(plain["release"].encode(), plain["signature"].encode())
    except NOT_OURS:
        return None


FileList = dict[str, tuple[int, str]]


def file_list(data: bytes) -> FileList:
    """By path, size and checksum. What leaves its folder is none of ours, whoever signed it; a colon names a disk."""
    listed = {path: (int(size), str(digest)) for path, (size, digest) in json.loads(data).items()}
    for path in listed:
        parts = PurePosixPath(path).parts
        if path.startswith("/") or ".." in parts or "\\" in path or ":" in path or not parts:
            raise ValueError(path)
    return listed
