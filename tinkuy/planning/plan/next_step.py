"""The next step of a cycle, read once for each request."""

from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.request import CycleRequest

from .queries import Lack, lacks_of_next_step


def next_step_of(request: CycleRequest) -> tuple[CycleState | None, list[Lack]]:
    """The next state of the request's cycle and what it still needs: read once, for the page and for its navigation."""
    if not hasattr(request, "next_step_read"):
        request.next_step_read = lacks_of_next_step(request.cycle)  # type: ignore[attr-defined]
    next_step: tuple[CycleState | None, list[Lack]] = request.next_step_read  # type: ignore[attr-defined]
    return next_step
