"""What goes with an account that is closed: a later stage registers what only its person could read."""

from collections.abc import Callable

from tinkuy.people.models import Person

type Eraser = Callable[[Person], None]

_erasers: list[Eraser] = []


def register_goes_with_account(eraser: Eraser) -> None:
    """Called once for each by the stage that has such rows, in `AppConfig.ready`."""
    _erasers.append(eraser)


def erase_own_rows(person: Person) -> None:
    """Inside the transaction that closes the account of *person*."""
    for eraser in _erasers:
        eraser(person)
