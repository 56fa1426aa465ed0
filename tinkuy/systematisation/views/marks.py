"""Quotes as marks of a session's cord."""

from tinkuy.design.figures.scrubber import Mark
from tinkuy.systematisation.models import Excerpt


def mark_of(quote: Excerpt, *, ringed: bool = False) -> Mark:
    label = f"{quote.clock} · {quote.text[:80]}"
    return Mark(quote.minute, quote.kind, label, f"#quote-{quote.public_id}", ringed)
