"""Quotes as marks of a session's cord."""

from django.utils.translation import gettext as _

from tinkuy.design.figures.scrubber import Mark
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt


def mark_of(quote: Excerpt, *, ringed: bool = False) -> Mark:
    label = f"{quote.clock} · {quote.text[:80]}"
    return Mark(quote.minute, quote.kind, label, f"#quote-{quote.public_id}", ringed)


def cord_title(webinar: Webinar, count: int) -> str:
    """What the cord is called: it says how many quotes are tied to it."""
    values = {"number": webinar.ordinal, "count": count, "minutes": webinar.minutes}
    return _("Session %(number)s: %(count)s quotes along %(minutes)s minutes") % values
