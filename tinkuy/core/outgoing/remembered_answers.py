"""Answers of another machine that are asked for once for everybody, and kept for a while.

However many ask at the same moment, one of them asks the other machine and the others wait for it. That it does not
answer is kept too, for a moment: nobody makes us ask it again and again.
"""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .fetching import NotFetched, fetch_json

KEPT, KEPT_FAULT = 3600.0, 30.0
"""Seconds."""
AT_LEAST = 60.0
"""An answer that is asked for anew is that old at least."""
MOST = 8
"""Addresses whose answers are kept."""


@dataclass(frozen=True)
class Answer:
    content: Mapping[str, Any] | None
    fault: str
    at: float

    def is_good(self, now: float, oldest: float) -> bool:
        return now - self.at < (oldest if self.content is not None else KEPT_FAULT)


class RememberedAnswers:
    """By address. Of no one's: what is fetched here is the same whoever asks."""

    def __init__(self) -> None:
        self._answers: dict[str, Answer] = {}
        self._asking = threading.Lock()

    def get(self, address: str, *, anew: bool = False) -> Mapping[str, Any]:
        """The answer of *address*; *anew* does not take one that is older than a minute. Raises `NotFetched`."""
        oldest = AT_LEAST if anew else KEPT
        answer = self._answers.get(address)
        if answer is None or not answer.is_good(time.monotonic(), oldest):
            with self._asking:
                answer = self._answers.get(address)
                if answer is None or not answer.is_good(time.monotonic(), oldest):
                    answer = self._fetched(address)
        if answer.content is None:
            raise NotFetched(answer.fault)
        return answer.content

    def _fetched(self, address: str) -> Answer:
        try:
            answer = Answer(fetch_json(address), "", time.monotonic())
        except NotFetched as fault:
            answer = Answer(None, str(fault), time.monotonic())
        while len(self._answers) >= MOST:
            self._answers.pop(min(self._answers, key=lambda one: self._answers[one].at))
        self._answers[address] = answer
        return answer

    def forget(self) -> None:
        self._answers.clear()
