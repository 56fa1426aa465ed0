"""What the outbox and the clock know of the moments: registered once, in `AppConfig.ready`."""

from collections.abc import Mapping
from typing import Any

from tinkuy.core.periodic import every
from tinkuy.notices.buttons import ENTER_SESSION, OPEN_MY_PAGE, Label, label_buttons
from tinkuy.notices.stops.topics import DIGESTS, REMINDERS, belong

from .actions.owing import owe_moments
from .queries import FOLLOW_UP, REMINDER


def register_moments() -> None:
    every(owe_moments, minutes=1)
    belong(REMINDER, REMINDERS)
    belong(FOLLOW_UP, DIGESTS)
    label_buttons(way_in, REMINDER)
    label_buttons(OPEN_MY_PAGE, FOLLOW_UP)


def way_in(values: Mapping[str, Any]) -> Label:
    """Shortly before a session the button leads into it, else to one's own page."""
    return ENTER_SESSION if values.get("enters") else OPEN_MY_PAGE
