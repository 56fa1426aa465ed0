"""The kinds of files that a team brings in. Each stage registers its own, in `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tinkuy.core.many_rows import Tell
from tinkuy.people.models import Person

from .models import Upload

type Answers = Mapping[str, Any]
type Read = Callable[[Upload, bytes], Any]


def _nothing(_actor: Person, _upload: Upload) -> None:
    """No trace."""


@dataclass(frozen=True)
class Kind:
    """How files of a kind are read, counted and taken back, and where their pages stand.

    `read` sets what the preview shows, and returns what it found for a `prepare` that follows at once, which is given
    None later. `prepare` and `prepare_removal` make what `count` and `take_back` write: all
    that is heavy, before anything is locked. These two write within the transaction of their caller, leave their trace
    in the journal, and look whether what was prepared still holds. Each refuses in words that a person reads.
    """

    code: str
    may_read: str
    may_count: str
    read: Read
    prepare: Callable[[Upload, Any], Any]
    count: Callable[[Person, Upload, Any, Tell | None], None]
    prepare_removal: Callable[[Upload], Any]
    take_back: Callable[[Person, Upload, Any], None]
    counts_once: bool = True
    """Else the same file may be counted again, since what it says depends on what is there."""
    keeps_file: bool = False
    """Else the file goes once it counts, with its name: words may be taken out of what it brought for good."""
    kept_for: timedelta = timedelta(days=30)
    """How long a file that counts is kept, or what it changed."""
    previewed: Callable[[Person, Upload], object] = _nothing
    """Leaves a trace of who looked through it."""
    is_under_way: Callable[[Upload], bool] = lambda _upload: False
    """Whether the worker is at it: what it is at stays as it was shown."""
    still_holds: Callable[[Any], bool] = lambda _prepared: True
    """Whether what was prepared rests on what is there: else it is prepared once more, before anything is locked."""
    around: Callable[[], AbstractContextManager[object]] = nullcontext
    """Within it a file that is read for a second time costs nothing."""


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    _kinds[kind.code] = kind


def kind_of(upload: Upload) -> Kind:
    return _kinds[upload.kind]


def kind_called(code: str) -> Kind:
    return _kinds[code]
