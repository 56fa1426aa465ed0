"""Showing quotes: a caption with its marks, a quote with its place."""

from collections.abc import Sequence

from django import template
from django.conf import settings
from django.template import Context
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.figures.bar import spread as draw_spread
from tinkuy.design.kinds import KINDS
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.rules import names_country
from tinkuy.systematisation.evidence.kind_details import KindField
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries.lookup import CAPTIONS_AT_ONCE
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.rounds.queries.standing import open_round_of

register = template.Library()

REACH = 20
"""More captions than a quote goes over, but seldom: its code stands at its end."""
OPEN_ROUND = "open_round"


def label_of(quote: Excerpt) -> str:
    """The label of its code, or the word of its kind."""
    return quote.code.label if quote.code else str(KINDS[quote.kind].singular)


@register.filter
def speaker_of(cue: Cue) -> str:
    """Who says a caption, as its regime allows: a person's name only where everything said is public."""
    return _speaker(cue, cue.regime)


def _speaker(cue: Cue, regime: str) -> str:
    if cue.voice:
        return _("Participant %(number)s") % {"number": cue.voice}
    if cue.speaker is None or not names_country(regime):
        return _("Unknown speaker")
    return cue.speaker.label if regime == Regime.PUBLIC else cue.speaker.attributed


@register.filter
def quote_voice(quote: Excerpt) -> str:
    """Who says a quote, as its regime allows; of what was said live which sort it is, and never who asked."""
    if quote.many_voices:
        return _("Several voices")
    return _speaker(quote.cue, quote.regime) if quote.cue else quote.get_source_display()


@register.filter
def source_word(source: str) -> str:
    """«Live question», for what a published quote comes from; nothing for a source of another time."""
    return str(Source(source).label) if source in Source.values else ""


@register.simple_tag
def spread(finding: Finding, per_webinar: Sequence[int]) -> SafeString:
    return draw_spread(finding.kind, per_webinar)


@register.filter
def choice_word(value: str, field: KindField) -> str:
    """The word of a choice of what a kind tells; of one of another time, nothing."""
    return str(dict(field.choices.choices).get(value, "")) if field.choices else ""


@register.simple_tag(takes_context=True)
def open_round(context: Context) -> ValidationRound | None:
    """The round of the page's cycle that takes answers, asked once for a page."""
    if OPEN_ROUND not in context.render_context:
        context.render_context[OPEN_ROUND] = open_round_of(context["request"].cycle)
    cached_round: ValidationRound | None = context.render_context[OPEN_ROUND]
    return cached_round


@register.simple_tag(takes_context=True)
def round_to_remind(context: Context) -> ValidationRound | None:
    """The same, where a reminder by hand is of use already."""
    opened: ValidationRound | None = open_round(context)
    return opened if opened and opened.takes_reminders(day_of(context["request"].cycle)) else None


def caption_address(cycle: str, session: int, ordinal: int, *, anchor: str = "", coded: str = "") -> str:
    """The address of a caption in its transcript, or of what has the id *anchor* beside it.

    A browser keeps the anchor to itself, and of a long transcript the page holds some captions: the query says which.
    """
    query = urlencode([("coded", coded)] * bool(coded) + [("cue", str(ordinal))] * (ordinal > CAPTIONS_AT_ONCE - REACH))
    page = reverse("systematisation:session", args=[cycle, session])
    return f"{page}{'?' if query else ''}{query}#{anchor or f'cue-{ordinal}'}"


@register.simple_tag(takes_context=True)
def to_caption(context: Context, session: int, ordinal: int) -> str:
    return caption_address(context["request"].cycle.slug, session, ordinal)


@register.filter
def anchored(quote: Excerpt, cycle: str) -> str:
    """The address of a quote in its transcript, or among what was said live."""
    session, anchor = quote.webinar.ordinal, f"quote-{quote.public_id}"
    if quote.cue:
        return caption_address(cycle, session, quote.cue.ordinal, anchor=anchor)
    return f"{reverse('systematisation:live', args=[cycle, session])}#{anchor}"


@register.filter
def is_of(place: str, kind: str) -> bool:
    """Whether the words at *place* (see `queries.publishable`) are a finding's, a quote's or a caption's."""
    return place.partition(".")[0] == kind


@register.filter
def is_of_transcript(row: Cue | Excerpt | Finding) -> bool:
    """Whether it was said in a transcript, from which it can be taken out."""
    return isinstance(row, Cue) or (isinstance(row, Excerpt) and not row.is_live)


@register.filter
def stands_at(row: Cue | Excerpt, cycle: str) -> str:
    """The address of a quote or a caption where it was said."""
    if isinstance(row, Excerpt):
        return anchored(row, cycle)
    return caption_address(cycle, row.transcript.webinar.ordinal, row.ordinal)


@register.filter
def language_name(code: str) -> str:
    """The name of one of our languages, in itself."""
    return str(dict(settings.LANGUAGES).get(code, code))
