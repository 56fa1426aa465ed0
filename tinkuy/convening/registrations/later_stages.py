"""What later stages hold about a participant: each registers how it is told and how it is erased.

later_stages.also_held("questions", tell=questions_told, erase=detach_questions, models=(Question,))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from tinkuy.planning.cycles.names_in_files import models_of_callings

from .models import Registration

Telling = Callable[[Registration], list[dict[str, Any]]]
Erasing = Callable[[Registration], object]


@dataclass(frozen=True)
class Holding:
    """`tell` gives plain values for the participant's own data; `erase` runs in the transaction of the withdrawal.

    `models` are those of the rows that it deletes or empties: former versions of them leave the disk afterwards.
    """

    name: str
    tell: Telling
    erase: Erasing
    models: Sequence[type[Model]] = ()


_held: dict[str, Holding] = {}


def also_held(name: str, *, tell: Telling, erase: Erasing, models: Sequence[type[Model]] = ()) -> None:
    """Register what a stage holds, once, in its `AppConfig.ready`."""
    _held[name] = Holding(name, tell, erase, models)


def told_holdings(registration: Registration) -> dict[str, list[dict[str, Any]]]:
    """What each stage tells about *registration*, by name."""
    return {name: _held[name].tell(registration) for name in sorted(_held)}


def erase_holdings(registration: Registration) -> None:
    for holding in _held.values():
        holding.erase(registration)


def models_of_holdings() -> list[type[Model]]:
    """The models of what later stages erase, each once."""
    own = [model for holding in _held.values() for model in holding.models]
    return list(dict.fromkeys([*own, *models_of_callings()]))
