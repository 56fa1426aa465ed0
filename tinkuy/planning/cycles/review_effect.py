"""What another number of reviews would mean for the sheet of a cycle today: the stage that has sheets registers it."""

from collections.abc import Callable

from tinkuy.planning.cycles.models.cycle import Cycle

_sentences: list[Callable[[Cycle], str]] = []


def register_review_effect(sentence: Callable[[Cycle], str]) -> None:
    """Called once by the stage that owns the sheets, in `AppConfig.ready`."""
    _sentences.append(sentence)


def effect_of_reviews(cycle: Cycle) -> str:
    """Which reviews the sheet in review has; empty where none is."""
    return " ".join(filter(None, (sentence(cycle) for sentence in _sentences)))
