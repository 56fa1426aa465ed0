"""What is decided ahead, wired once in `AppConfig.ready`."""

from tinkuy.attendance.public_persons.actions import at_counting
from tinkuy.hiding import look_up_decisions

from .actions import have_numbers_decided
from .queries import stored_decisions


def register_hiding_decisions() -> None:
    at_counting(have_numbers_decided)
    look_up_decisions(stored_decisions)
