"""What a cycle may leave open: each stage registers its own kind of point, and says it in the words of today."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from tinkuy.planning.cycles.models.cycle import Cycle


@dataclass(frozen=True)
class OpenPoint:
    """One thing that was left open: its *key* in its stage, its *code* for readers, its *words* by language.

    *facts* are for whoever reads the former cycle; what a number counts says *definition*. What *is_urged* is offered
    as taken. *is_open* is false where the thing was answered or ended since. *session* is the place of the session it
    comes from, where it comes from one.
    """

    key: str
    code: str
    words: Mapping[str, str]
    facts: Sequence[str] = field(default=())
    definition: str = ""
    is_urged: bool = True
    is_open: bool = True
    session: int | None = None


@dataclass(frozen=True)
class PointSource:
    """A kind of point. *left_open* reads those of a cycle in scope; *named* reads those with certain keys, of whichever
    cycle, without any that is gone. Where *is_question*, the words are somebody's question. What is *for_all* is
    meant for every session.
    """

    kind: str
    place: int
    heading: str | Promise
    left_open: Callable[[Cycle], Sequence[OpenPoint]]
    named: Callable[[Collection[str]], Mapping[str, OpenPoint]]
    is_question: bool = False
    for_all: bool = False


_sources: dict[str, PointSource] = {}


def register_source(source: PointSource) -> None:
    """Called once for each by the stage that owns the table, in `AppConfig.ready`."""
    _sources[source.kind] = source


def registered_sources() -> list[PointSource]:
    """In the order in which a page shows them."""
    return sorted(_sources.values(), key=lambda source: source.place)
