"""What later stages copied of a quote's words: each registers how its copy follows when words are taken out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class Redacted:
    """The words of a quote of a webinar as they were, and as they are now; the former ones are to be kept nowhere.

    `clock` says where it begins, of one of the transcript: a copy made before its words were corrected is told by it.
    """

    webinar: Webinar
    former: str
    now: str
    clock: str = ""


Follow = Callable[[Sequence[Redacted]], object]

_followers: list[Follow] = []


def follows(follow: Follow) -> None:
    """Register, once, in an `AppConfig.ready`; called in the transaction that takes the words out."""
    _followers.append(follow)


def let_follow(redacted: Sequence[Redacted]) -> None:
    for follow in _followers if redacted else ():
        follow(redacted)
