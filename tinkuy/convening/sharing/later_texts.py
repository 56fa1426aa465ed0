"""Texts of a cycle that a later stage has to pass on: of its published sheets. Each stage registers its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tinkuy.design.sharing import SharedText
from tinkuy.planning.cycles.models.cycle import Cycle


@dataclass(frozen=True)
class TextGroup:
    """Texts of one thing in each of its languages; `title` names it where there are several."""

    title: str
    texts: Sequence[SharedText]


TextsOf = Callable[[Cycle], Sequence[TextGroup]]

_makers: list[TextsOf] = []


def add_texts(texts_of: TextsOf) -> None:
    """Register them, once, in `AppConfig.ready`."""
    _makers.append(texts_of)


def texts_of_later_stages(cycle: Cycle) -> list[TextGroup]:
    return [group for texts_of in _makers for group in texts_of(cycle)]
