"""Names that files of others gave, in rows that nobody owns: a later stage that keeps some says how they go.

callings.also_called("voices", forget=forget_voices, models=(Speaker,))
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model

from tinkuy.planning.cycles.models.cycle import Cycle

Forgetting = Callable[[Cycle, Iterable[str]], object]
"""Takes the names out of what it keeps of the cycle; it reads them only where it keeps any."""


@dataclass(frozen=True)
class Calling:
    """`models` are those of the rows that `forget` empties: former versions of them leave the disk afterwards."""

    forget: Forgetting
    models: Sequence[type[Model]] = ()


_called: dict[str, Calling] = {}


def also_called(name: str, *, forget: Forgetting, models: Sequence[type[Model]] = ()) -> None:
    """Register where a stage keeps such names, once, in its `AppConfig.ready`."""
    _called[name] = Calling(forget, models)


def forget_callings(cycle: Cycle, names: Callable[[], Iterable[str]]) -> None:
    """Take *names* out: those of who leaves, or whose last day has come; in the transaction in which they go."""
    for calling in _called.values():
        calling.forget(cycle, names())


def models_of_callings() -> list[type[Model]]:
    return [model for calling in _called.values() for model in calling.models]
