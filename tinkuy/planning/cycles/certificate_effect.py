"""What a rule for certificates means for the sessions of a cycle today: the stage that has attendance registers it."""

from collections.abc import Callable

from tinkuy.planning.cycles.models.cycle import Cycle

_sentences: list[Callable[[Cycle], str]] = []


def register_certificate_effect(sentence: Callable[[Cycle], str]) -> None:
    """Called once by the stage that owns attendance, in `AppConfig.ready`."""
    _sentences.append(sentence)


def effect_of_certificates(cycle: Cycle) -> str:
    """How many sessions each of some rules asks for; empty while none has attendance."""
    return " ".join(filter(None, (sentence(cycle) for sentence in _sentences)))
