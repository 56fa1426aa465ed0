"""The cord on top of the workbench: a knot for each quote, with its words where its caption is on the page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinkuy.design.figures.scrubber import Mark, scrubber
from tinkuy.design.kinds import KINDS
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries.findings import FindingSummary
from tinkuy.systematisation.workbench.queries.rows import places_of, quotes_in_order
from tinkuy.systematisation.workbench.queries.windows import Window


def mark_of(quote: Excerpt, *, ringed: bool = False) -> Mark:
    label = f"{quote.clock} · {quote.text[:80]}"
    return Mark(quote.minute, quote.kind, label, f"#quote-{quote.public_id}", ringed)


def cord_title(webinar: Webinar, count: int) -> str:
    """What the cord is called: it says how many quotes are tied to it."""
    values = {"number": webinar.ordinal, "count": count, "minutes": webinar.minutes}
    return _("Session %(number)s: %(count)s quotes along %(minutes)s minutes") % values


def cord_of(
    webinar: Webinar, window: Window, quotes: Sequence[Excerpt], opened: FindingSummary | None, query: str
) -> str:
    """Of the *quotes* that are asked for; *query* is what links to other captions take along."""
    tied = quotes_in_order([*window.earlier, *window.cues, *window.later], quotes)
    near = {cue.pk for cue in window.cues}
    ringed = {quote.pk for quote in opened.quotes} if opened else set()
    marks = [
        mark_of(quote, ringed=quote.pk in ringed)
        if quote.cue_id in near
        else _far_mark(quote, query, ringed=quote.pk in ringed)
        for quote in tied
    ]
    return scrubber(marks, minutes=webinar.minutes, title=cord_title(webinar, len(marks)))


def _far_mark(quote: Excerpt, query: str, *, ringed: bool) -> Mark:
    """Of a long session there are hundreds: their words come with their captions, which the knot leads to.

    Its address says the place once: twice, with the anchor, they were an eighth of the cord's weight.
    """
    place = places_of(quote)[0]
    label = f"{quote.clock} · {KINDS[quote.kind].singular}"
    return Mark(quote.minute, quote.kind, label, f"?{query}to={place}", ringed)
