"""What a participant asks for by a form of the room: each feature says what is done and which part moves."""

from collections.abc import Callable
from dataclasses import dataclass

from .parts import Context


@dataclass(frozen=True)
class RoomDeed:
    """`action` does it; then *part* is shown anew in its *context*, with a *sentence* for the person.

    What was *typed* stands in the form again where the action refuses. `opens_results`: whoever did it hears more of
    the stream from then on.
    """

    action: Callable[[], object]
    part: str
    context: Callable[[], Context]
    sentence: str = ""
    typed: Context | None = None
    opens_results: bool = False
