"""The kinds of files that a team brings in. Each stage registers its own, in `AppConfig.ready`."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell
from tinkuy.people.models import Person
from tinkuy.planning.hours import local_day

from .models import ImportState, Upload

type Answers = Mapping[str, Any]
type Read = Callable[[Any, bytes], Any]


def _nothing(_actor: Person, _upload: Upload) -> None:
    """No trace."""


@dataclass(frozen=True)
class Kind:
    """How files of a kind are read, counted and taken back, and what they are kept in.

    `read` sets what the preview shows, and returns what it found for a `prepare` that follows at once, which is given
    None later. `prepare` and `prepare_removal` make what `count` and `take_back` write: all
    that is heavy, before anything is locked. These two write within the transaction of their caller, leave their trace
    in the journal, and look whether what was prepared still holds. Each refuses in words that a person reads.
    """

    code: str
    may_read: str
    may_count: str
    read: Read
    prepare: Callable[[Any, Any], Any]
    count: Callable[[Person, Any, Any, Tell | None], None]
    prepare_removal: Callable[[Any], Any]
    take_back: Callable[[Person, Any, Any], None]
    model: type[Upload] = Upload
    """Where a stage keeps details of its own."""
    reads: tuple[str, ...] = ()
    """The details that reading the file sets."""
    counts_once: bool = True
    """Else the same file may be counted again, since what it says depends on what is there."""
    keeps_file: bool = False
    """Else the file goes once it counts, with its name: words may be taken out of what it brought for good."""
    retention: timedelta = timedelta(days=30)
    """How long a file that counts is kept, or what it changed."""
    last_day: Callable[[Any], date] | None = None
    """Where that is not told by `retention`."""
    previewed: Callable[[Person, Any], object] = _nothing
    """Leaves a trace of who looked through it."""
    keep_refusal: Callable[[Any, Refused, bool], bool] = lambda _upload, _refusal, _is_alone: False
    """Keeps with the file why it cannot be read, if somebody can say what is missing or if it did not come alone."""
    is_ready: Callable[[Any], bool] = lambda upload: upload.state == ImportState.PREVIEWED
    """Whether a file of several may count as it stands."""
    called: Callable[[Person, Any], str] = lambda _person, upload: upload.filename
    """What a file of several is called for a person who is told that it fails: its name may be somebody's."""
    still_holds: Callable[[Any], bool] = lambda _prepared: True
    """Whether what was prepared rests on what is there: else it is prepared once more, before anything is locked."""
    around: Callable[[], AbstractContextManager[object]] = nullcontext
    """Within it a file that is read for a second time costs nothing."""
    is_long_to_read: Callable[[Iterable[bytes]], bool] = lambda _files: False
    rows: str = ""
    """The name of the count of rows by which a file is long to import; of those that it writes, `writes`."""
    writes: str = ""
    rows_at_once: int = 0

    def is_long(self, uploads: Iterable[Upload]) -> bool:
        """Whether a request would be held by counting *uploads* together, or by taking them back."""
        return bool(self.rows) and sum(one.counts.get(self.rows, 0) for one in uploads) > self.rows_at_once

    def written_by(self, uploads: Iterable[Upload]) -> int:
        return sum(one.counts.get(self.writes, 0) for one in uploads)

    def day_of_erasure(self, upload: Upload) -> date:
        if self.last_day:
            return self.last_day(upload)
        zone = upload.cycle.zone if upload.cycle else settings.HUB_ZONE
        return local_day(upload.made_at, zone) + self.retention


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    _kinds[kind.code] = kind


def kind_of(upload: Upload) -> Kind:
    return _kinds[upload.kind]


def kind_called(code: str) -> Kind:
    return _kinds[code]
