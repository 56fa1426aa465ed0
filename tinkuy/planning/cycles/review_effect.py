"""What another number of reviews would mean for the sheet of a cycle today: the stage that has sheets registers it."""

from collections.abc import Callable

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle

_deeds: list[Callable[[Person, Cycle], None]] = []
_sentences: list[Callable[[Cycle], str]] = []


def register_review_effect(sentence: Callable[[Cycle], str]) -> None:
    """Called once by the stage that owns the sheets, in `AppConfig.ready`."""
    _sentences.append(sentence)


def register_reviews_changed(deed: Callable[[Person, Cycle], None]) -> None:
    """Called once by the same stage: what follows where a cycle asks for another number."""
    _deeds.append(deed)


def reviews_changed(actor: Person, cycle: Cycle) -> None:
    for deed in _deeds:
        deed(actor, cycle)


def effect_of_reviews(cycle: Cycle) -> str:
    """Which reviews the sheet in review has; empty where none is."""
    return " ".join(filter(None, (sentence(cycle) for sentence in _sentences)))
