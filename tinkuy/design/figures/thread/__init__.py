"""The thread of a recommendation as a cord: a knot for each step, from what was expected to what comes next."""

from .figure import thread_cord
from .parts import CordQuote, CordStep, Span, Strand, ThreadData, Wait

__all__ = ["CordQuote", "CordStep", "Span", "Strand", "ThreadData", "Wait", "thread_cord"]
