"""What later stages copied of a question: each registers how its copy changes when words or country are withdrawn."""

from collections.abc import Callable

from tinkuy.dialogue.questions.models import Question

ChangeCopies = Callable[[Question], object]

_registered: list[ChangeCopies] = []


def register_copies(change: ChangeCopies) -> None:
    """Once, in an `AppConfig.ready`; *change* is called in the transaction that changes words or country."""
    _registered.append(change)


def update_copies(question: Question) -> None:
    for change in _registered:
        change(question)
