"""What files of others tell of somebody: a later stage that keeps such files, or names from them, says how they go.

names_in_files.also_called("voices", forget=forget_voices, models=(Speaker,))
names_in_files.erased_when_somebody_leaves("files", erase_uploaded_files, models=(Upload, Presence))
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model

from tinkuy.planning.cycles.models.cycle import Cycle

Forgetting = Callable[[Cycle, Iterable[str]], object]
"""Takes the names out of what it keeps of the cycle; it reads them only where it keeps any."""


Erasing = Callable[[Cycle, Sequence[str]], object]
"""Erases what files of the cycle may tell of who leaves it, who is called by the given names and addresses."""


@dataclass(frozen=True)
class Calling:
    """`models` are those of the rows that `forget` empties: former versions of them leave the disk afterwards."""

    forget: Forgetting
    models: Sequence[type[Model]] = ()


@dataclass(frozen=True)
class Leaving:
    """`models` as those of a `Calling`."""

    erase: Erasing
    models: Sequence[type[Model]] = ()


_called: dict[str, Calling] = {}
_leaving: dict[str, Leaving] = {}


def also_called(name: str, *, forget: Forgetting, models: Sequence[type[Model]] = ()) -> None:
    """Register where a stage keeps such names, once, in its `AppConfig.ready`."""
    _called[name] = Calling(forget, models)


def forget_callings(cycle: Cycle, names: Callable[[], Iterable[str]]) -> None:
    """Take *names* out: those of who leaves, or whose last day has come; in the transaction in which they go."""
    for calling in _called.values():
        calling.forget(cycle, names())


def erased_when_somebody_leaves(name: str, erase: Erasing, *, models: Sequence[type[Model]] = ()) -> None:
    """Register what of a cycle's files goes whoever leaves it, once, in the stage's `AppConfig.ready`."""
    _leaving[name] = Leaving(erase, models)


def erase_files_of_leaving(cycle: Cycle, names: Sequence[str]) -> None:
    """A participant or a guest leaves *cycle*: no file tells whom it holds, so all go, in the same transaction.

    *names* are their name and their address, by which what files brought may know them.
    """
    for leaving in _leaving.values():
        leaving.erase(cycle, names)


def models_of_callings() -> list[type[Model]]:
    """Whose rows are emptied when somebody leaves."""
    of_names = [model for calling in _called.values() for model in calling.models]
    return of_names + [model for leaving in _leaving.values() for model in leaving.models]
