"""Which texts say something alike, across Spanish, Portuguese and English. Suggests; never joins anything by itself."""

from .ranking import Text, methods, rank

__all__ = ["Text", "methods", "rank"]
