"""Sentences that sound like a risk, a practice, a lesson or a recommendation, with the words that say so.

Rules as data, no model: the same sentence gets the same answer on every machine, and a reader of `cues/` sees why.
"""

from .engine import Hint, hint_in

__all__ = ["Hint", "hint_in"]
