"""How much a reader of one file may take."""

from dataclasses import asdict, dataclass

MEGABYTE = 1024 * 1024
OUT_OF_MEMORY = 77
"""The code with which a reader ends that found no more memory."""


@dataclass(frozen=True)
class Limits:
    """`memory` in bytes of address space, `cpu` and `wall` in seconds, `answer` in bytes over the pipe."""

    memory: int = 256 * MEGABYTE
    cpu: int = 5
    wall: int = 20
    answer: int = 64 * MEGABYTE

    def to_json(self) -> dict[str, int]:
        return asdict(self)
