"""The retention weave: `weave(persons, steps, title=…, description=…)`."""

from .figure import weave
from .loom import Step, persons_per_line

__all__ = ["Step", "persons_per_line", "weave"]
