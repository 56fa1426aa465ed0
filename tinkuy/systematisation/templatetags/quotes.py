"""Showing quotes: a caption with its marks, a quote with its place."""

from collections.abc import Iterable, Sequence

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.components import knot
from tinkuy.design.figures.spread import spread as draw_spread
from tinkuy.design.kinds import KINDS
from tinkuy.systematisation.kinds_told import ToldField
from tinkuy.systematisation.models import Cue, Excerpt, Finding, Source, ValidationRound
from tinkuy.systematisation.queries.rounds import open_round_of
from tinkuy.systematisation.queries.spans import Piece

register = template.Library()
OPEN_ROUND = "open_round"


@register.simple_tag
def marked(pieces: Iterable[Piece], cycle: str) -> SafeString:
    """A caption's text with its quotes marked, nested where they overlap, each followed by its code.

    The text stays one run of letters: the palette counts them, leaving out what stands in `.quote-code`.
    """
    return format_html_join("", "{}{}", ((_nested(piece), _codes(piece.ending, cycle)) for piece in pieces))


def _nested(piece: Piece) -> SafeString | str:
    shown: SafeString | str = piece.text
    for quote in reversed(piece.quotes):
        shown = format_html('<mark class="quote {}">{}</mark>', KINDS[quote.kind].css, shown)
    return shown


def _codes(quotes: Iterable[Excerpt], cycle: str) -> SafeString:
    return format_html_join("", "{}", ((_code(quote, cycle),) for quote in quotes))


def _code(quote: Excerpt, cycle: str) -> SafeString:
    label = quote.code.label if quote.code else str(KINDS[quote.kind].singular)
    return format_html(
        '<sup class="quote-code {}"><a id="quote-{}" href="{}" title="{}">{}{}</a></sup>',
        KINDS[quote.kind].css,
        quote.public_id,
        reverse("systematisation:excerpt", args=[cycle, quote.public_id]),
        _("Open this quote"),
        knot(quote.kind),
        label,
    )


@register.filter
def speaker_of(cue: Cue) -> str:
    """Who says a caption, as its regime allows."""
    if cue.voice:
        return _("Participant %(number)s") % {"number": cue.voice}
    return cue.speaker.label if cue.speaker else _("Unknown speaker")


@register.filter
def said_by(quote: Excerpt) -> str:
    """Who says a quote, as its regime allows; of what was said live which sort it is, and never who asked."""
    return speaker_of(quote.cue) if quote.cue else quote.get_source_display()


@register.filter
def source_word(source: str) -> str:
    """«Live question», for what a published quote comes from; nothing for a source of another time."""
    return str(Source(source).label) if source in Source.values else ""


@register.simple_tag
def spread(finding: Finding, per_webinar: Sequence[int]) -> SafeString:
    return draw_spread(finding.kind, per_webinar)


@register.filter
def choice_word(value: str, field: ToldField) -> str:
    """The word of a choice of what a kind tells; of one of another time, nothing."""
    return str(dict(field.choices.choices).get(value, "")) if field.choices else ""


@register.simple_tag(takes_context=True)
def open_round(context: Context) -> ValidationRound | None:
    """The round of the page's cycle that takes answers, asked once for a page."""
    if OPEN_ROUND not in context.render_context:
        context.render_context[OPEN_ROUND] = open_round_of(context["request"].cycle)
    found: ValidationRound | None = context.render_context[OPEN_ROUND]
    return found


@register.filter
def anchored(quote: Excerpt, cycle: str) -> str:
    """The address of a quote in its transcript, or among what was said live."""
    page = "systematisation:live" if quote.is_live else "systematisation:session"
    return reverse(page, args=[cycle, quote.webinar.ordinal]) + f"#quote-{quote.public_id}"
