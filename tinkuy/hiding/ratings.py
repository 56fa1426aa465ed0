"""What may be read of how those who attended sessions rated them: answers that are nobody's, as the votes of a poll.

Who answered is a count of persons, and so is who did not. How many chose what is the result of a vote, which the team
reads by the rule of polls; outside only the sum of all sessions is read, once it is complete, where each side has many.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .audience import PUBLIC_LEAST
from .ledger import Ledger
from .polls import is_safe_result

type Share = tuple[int, int]
"""How many, of how many."""


@dataclass(frozen=True)
class SessionRating:
    """One session: who `attended`, as far as the reader has it (else None), who `answered`, and who of them agreed to
    each question."""

    attended: int | None
    answered: int
    agreed: tuple[int, ...]

    def is_counted_at(self, k: int) -> bool:
        """Whether the session may be a part of a sum that is read."""
        if self.attended is None or self.answered < k:
            return False
        return _are_safe_parts(self.answered, self.attended, k) and all(
            is_safe_result((part, self.answered - part)) for part in self.agreed
        )


@dataclass(frozen=True)
class SafeRatings:
    """Of so many `sessions`: how many answered of those who attended, and for each question how many agreed of those
    who answered; None is hidden."""

    sessions: int
    answered: Share | None
    agreed: tuple[Share | None, ...]


@dataclass(frozen=True)
class SessionRatings:
    """Sessions whose answers are added up; whoever answered after two of them counts twice. Outside the sum is read
    once it `is_complete`, when no session can be added any more."""

    of_sessions: tuple[SessionRating, ...]
    questions: int
    is_complete: bool = True

    def safe_at(self, k: int) -> SafeRatings:
        """Of the sessions that may be counted; the others are in no number."""
        is_read = self.is_complete or k < PUBLIC_LEAST
        counted = [one for one in self.of_sessions if is_read and one.is_counted_at(k)]
        attended, answered = sum(one.attended or 0 for one in counted), sum(one.answered for one in counted)
        if not counted or not _are_safe_parts(answered, attended, k):
            return SafeRatings(0, None, (None,) * self.questions)
        agreed = _sums((one.agreed for one in counted), self.questions)
        safe = tuple(
            (part, answered) if k < PUBLIC_LEAST or _are_safe_parts(part, answered, k) else None for part in agreed
        )
        return SafeRatings(len(counted), (answered, attended), safe)


@dataclass(frozen=True)
class RatedSessions[S]:
    """Each session by itself. Outside none is read: what is read of all of them could be subtracted from."""

    of_sessions: Mapping[S, SessionRating]
    questions: int

    def safe_at(self, k: int) -> dict[S, SafeRatings]:
        if k >= PUBLIC_LEAST:
            return {}
        return {one: SessionRatings((rated,), self.questions).safe_at(k) for one, rated in self.of_sessions.items()}


def _sums(rows: Iterable[tuple[int, ...]], length: int) -> list[int]:
    listed = list(rows)
    return [sum(row[place] for row in listed) for place in range(length)]


def _are_safe_parts(part: int, whole: int, k: int) -> bool:
    """Whether *part* of *whole*, the whole and the rest may all be read; more than all is no part."""
    if part > whole:
        return False
    cells = Ledger.of_total("whole", {"part": part, "rest": whole - part}).safe_at(k)
    return None not in cells.values()
