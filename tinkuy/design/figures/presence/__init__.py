"""The presence curve: `presence(session, title=…, description=…)`."""

from .figure import presence
from .session import Mark, Part, Session, persons_per_thread

__all__ = ["Mark", "Part", "Session", "persons_per_thread", "presence"]
