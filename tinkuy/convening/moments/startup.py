"""What the outbox and the clock know of the moments: registered once, in `AppConfig.ready`."""

from tinkuy.core.periodic import every
from tinkuy.notices.stops.topics import DIGESTS, REMINDERS, belong

from .actions.owing import owe_moments
from .queries import FOLLOW_UP, REMINDER


def register_moments() -> None:
    every(owe_moments, minutes=1)
    belong(REMINDER, REMINDERS)
    belong(FOLLOW_UP, DIGESTS)
