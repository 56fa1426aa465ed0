"""Participation: who took part in the dialogue, of those who came. Formulas, and the figures made of them."""

from .figures import SessionFacts, session_figures, voice
from .formulas import gini

__all__ = ["SessionFacts", "gini", "session_figures", "voice"]
