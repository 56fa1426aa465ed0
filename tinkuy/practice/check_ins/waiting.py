"""What else waits for somebody's word, and is named once in their mail of the day. Later features register it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.recipients import Recipient


@dataclass(frozen=True)
class Waiting:
    """*label* names it in the mail of *recipient*; *mark* writes, with the mail, that they were reminded."""

    recipient: Recipient
    label: str
    mark: Callable[[], object]


type WaitingSource = Callable[[Cycle], Iterable[Waiting]]

_sources: list[WaitingSource] = []


def register_waiting(source: WaitingSource) -> None:
    """Called once for each by the feature that owns the table, in `AppConfig.ready`."""
    if source not in _sources:
        _sources.append(source)


def waiting_in(cycle: Cycle) -> Iterable[Waiting]:
    """Of *cycle*, which is in scope."""
    return (one for source in _sources for one in source(cycle))
