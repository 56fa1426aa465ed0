"""What holds somebody to the institution of their account: a later stage registers why it may not change now."""

from collections.abc import Callable

from tinkuy.people.models import Person

_refusals: list[Callable[[Person], str]] = []


def register_institution_tie(refusal: Callable[[Person], str]) -> None:
    """Called once for each by the stage whose rule asks of which institution somebody is, in `AppConfig.ready`."""
    _refusals.append(refusal)


def refusal_to_change(person: Person) -> str:
    """Why *person* may not be of another institution, or of none, today; empty where they may."""
    return next(filter(None, (refusal(person) for refusal in _refusals)), "")
