"""The lines of the ledger of erasures, and the seals by which a line that was changed, or is gone, is seen.

    2026-11-27 guest-erased 5f…     an erasure
    = 18 9c…                        the seal of the lines since the one before; 18 erasures were ever written
    # 12 4d… 7a…                    at the beginning: 12 were forgotten, up to the seal 4d…; with a seal of its own

Each seal is an HMAC of the one before it and of its lines. A version that knows no seals passes over them, and what it
adds is sealed with what comes next.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

ERASURE = re.compile(r"(\d{4}-\d\d-\d\d) ([a-z-]+) ([0-9a-f]{64})")
SEAL = re.compile(r"= (\d{1,12}) ([0-9a-f]{32})")
HEAD = re.compile(r"# (\d{1,12}) ([0-9a-f]{32}|-) ([0-9a-f]{32})")


@dataclass(frozen=True)
class Erased:
    """`kind` says how it was erased; `fingerprint` is that of its identity."""

    day: date
    kind: str
    fingerprint: str

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.fingerprint}"


class Mark(NamedTuple):
    """How far a ledger has come: how many erasures were ever written, and its last seal. `0` and nothing at first."""

    number: int = 0
    seal: str = ""


NO_MARK = Mark()


class Batch(NamedTuple):
    """Lines under one seal; `first` is the number of the first line in the file, from 1."""

    first: int
    lines: list[bytes]
    mark: Mark
    is_whole: bool


@dataclass(frozen=True)
class Ledger:
    """`forgotten` is where it begins, `unsealed` what a version without seals, or a crash, left at its end."""

    forgotten: Mark
    batches: list[Batch]
    unsealed: list[bytes]
    is_head_whole: bool = True

    @property
    def mark(self) -> Mark:
        return self.batches[-1].mark if self.batches else self.forgotten

    @property
    def erased(self) -> list[Erased]:
        """Also of lines that cannot be relied on: a fingerprint that a fault made is nobody's."""
        lines = [line for batch in self.batches for line in batch.lines]
        return [one for one in map(read_line, [*lines, *self.unsealed]) if one]

    @property
    def damaged(self) -> str:
        """The lines that are not those which were sealed, as `3–5, 9`; empty where all are."""
        ranges = [] if self.is_head_whole else ["1"]
        for batch in self.batches:
            if not batch.is_whole:
                last = batch.first + len(batch.lines)
                ranges.append(f"{batch.first}–{last}" if batch.lines else str(last))
        return ", ".join(ranges)

    def knows(self, mark: Mark) -> bool:
        """Whether it is the ledger that had come as far as *mark* once, and went on from there."""
        return mark.number <= self.forgotten.number or any(batch.mark == mark for batch in self.batches)


def read_line(line: bytes) -> Erased | None:
    """What a crash cut short is no line."""
    match = ERASURE.fullmatch(line.decode("ascii", "replace"))
    try:
        return Erased(date.fromisoformat(match[1]), match[2], match[3]) if match else None
    except ValueError:
        return None


def examine(content: bytes, key: bytes) -> Ledger:
    """Read a ledger that was sealed with *key*; whatever its bytes are."""
    lines = content.split(b"\n")
    if not is_line(lines[-1]):
        lines.pop()  # empty, or cut short
    forgotten, is_head_whole, begun = _head(lines, key)
    batches: list[Batch] = []
    mark, waiting, first = forgotten, list[bytes](), begun + 1
    for number, line in enumerate(lines[begun:], begun + 1):
        match = SEAL.fullmatch(line.decode("ascii", "replace"))
        if not match:
            waiting.append(line)
            continue
        stated = Mark(int(match[1]), match[2])
        batches.append(Batch(first, waiting, stated, bool(waiting) and next_mark(mark, waiting, key) == stated))
        mark, waiting, first = stated, [], number + 1
    return Ledger(forgotten, batches, waiting, is_head_whole)


def is_line(last: bytes) -> bool:
    """Whether the *last* piece of a ledger is a line that lacks its end alone."""
    text = last.decode("ascii", "replace")
    return any(kind.fullmatch(text) for kind in (ERASURE, SEAL, HEAD))


def _head(lines: list[bytes], key: bytes) -> tuple[Mark, bool, int]:
    """Where the ledger begins, whether that can be relied on, and how many lines tell it."""
    match = HEAD.fullmatch(lines[0].decode("ascii", "replace")) if lines else None
    if not match:
        return Mark(), True, 0
    mark = Mark(int(match[1]), match[2].strip("-"))
    return mark, head_line(mark, key) == lines[0], 1


def head_line(forgotten: Mark, key: bytes) -> bytes:
    stated = f"# {forgotten.number} {forgotten.seal or '-'}"
    return f"{stated} {_digest(key, stated.encode())}".encode()


def seal_line(mark: Mark) -> bytes:
    return f"= {mark.number} {mark.seal}".encode()


def next_mark(mark: Mark, lines: list[bytes], key: bytes) -> Mark:
    """The mark that seals *lines* after *mark*."""
    number = mark.number + sum(read_line(line) is not None for line in lines)
    return Mark(number, _digest(key, f"{mark.number} {mark.seal} {number}\n".encode() + b"\n".join(lines)))


def _digest(key: bytes, data: bytes) -> str:
    return hmac.digest(key, b"erasure-ledger|" + data, hashlib.sha256).hex()[:32]
