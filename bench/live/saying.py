"""What is told to everyone who listens, by the forms that a team uses. Each message holds the mark of its moment."""

from collections.abc import Awaitable, Callable
from typing import Any

from bench.live.asking import Answer, Connection

Saying = Callable[[Connection, int, str], Awaitable[Answer]]


def notes(seed: dict[str, Any]) -> Saying:
    """The rapporteur shares a note."""

    async def say(desk: Connection, number: int, mark: str) -> Answer:
        return await desk.post(f"{_session(seed)}notes/", kind="lesson", text=f"Medida {mark}", country="")

    return say


def approvals(seed: dict[str, Any]) -> Saying:
    """The console approves a question that waits, with a cleaned text: the mark goes in with the approval."""

    async def say(desk: Connection, number: int, mark: str) -> Answer:
        question = seed["waiting"][number]
        return await desk.post(f"{_session(seed)}console/questions/{question}/redact/", text=f"¿Medida {mark}?")

    return say


def _session(seed: dict[str, Any]) -> str:
    return f"/es/c/{seed['cycle']}/s/{seed['webinar']}/"
