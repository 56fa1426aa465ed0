"""The quipu of a cycle: `quipu(cords, threads, size=…, title=…, description=…)`."""

from .figure import quipu
from .frames import FRAMES, Size
from .parts import Cord, Knot, Thread, ThreadState

__all__ = ["FRAMES", "Cord", "Knot", "Size", "Thread", "ThreadState", "quipu"]
