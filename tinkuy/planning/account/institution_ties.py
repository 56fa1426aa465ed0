"""What holds somebody to the institution of their account: a later stage registers why it may not change now."""

from collections.abc import Callable

from tinkuy.people.models import Organisation, Person

type Refusal = Callable[[Person, Organisation | None], str]

_refusals: list[Refusal] = []


def register_institution_tie(refusal: Refusal) -> None:
    """Called once for each by the stage whose rule asks of which institution somebody is, in `AppConfig.ready`."""
    _refusals.append(refusal)


def refusal_to_change(person: Person, institution: Organisation | None) -> str:
    """Why *person* may not be of *institution*, or of none, from today; empty where they may."""
    return next(filter(None, (refusal(person, institution) for refusal in _refusals)), "")
