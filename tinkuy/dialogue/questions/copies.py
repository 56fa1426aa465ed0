"""What later stages copied of a question: each registers how its copy follows when words or country are withdrawn."""

from collections.abc import Callable

from tinkuy.dialogue.questions.models import Question

Follow = Callable[[Question], object]

_followers: list[Follow] = []


def follows(follow: Follow) -> None:
    """Register, once, in an `AppConfig.ready`; called in the transaction that changes words or country."""
    _followers.append(follow)


def let_follow(question: Question) -> None:
    for follow in _followers:
        follow(question)
