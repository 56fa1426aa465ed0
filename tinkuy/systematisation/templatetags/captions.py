"""A transcript at the workbench: captions with marks, codes and bars. There are thousands: no template a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.components import knot
from tinkuy.design.kinds import KINDS
from tinkuy.people.templatetags.content import content
from tinkuy.planning.request import team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.coding.queries import Bar, Piece, Span
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.workbench.queries.rows import CueRow, Thread

from .quotes import label_of, speaker_of

register = template.Library()

ELSE = "0000000000000000"
"""Stands in an address for the quote, which is put in its place: the address is looked up once for all of them."""


@dataclass(frozen=True)
class Page:
    """What all captions of a page share: addresses before and after what tells one from the other, words, language."""

    caption: str
    quote: str
    language: str
    may_code: bool
    open_quote: str
    code: str
    may_edit: bool
    correct: str


@register.simple_tag(takes_context=True)
def cue_rows(context: Context, rows: Sequence[CueRow]) -> SafeString:
    """Each caption as `<li id="cue-7">`, before it the threads that begin or end there."""
    page = _page(context, rows)
    return format_html_join("", "{}{}\n", ((_threads(context, row.threads), _caption(row, page)) for row in rows))


def _page(context: Context, rows: Sequence[CueRow]) -> Page:
    cycle, webinar = context["request"].cycle.slug, context["webinar"]
    session = reverse("systematisation:session", args=[cycle, webinar.ordinal])
    return Page(
        caption=f"{session}cues/",
        quote=reverse("systematisation:excerpt", args=[cycle, ELSE]),
        language=webinar.transcript.language if rows else "",
        may_code=bool(context.get("may_code")),
        open_quote=_("Open this quote"),
        code=_("Code"),
        may_edit=bool(context.get("may_edit")),
        correct=_("Correct"),
    )


def _caption(row: CueRow, page: Page) -> SafeString:
    cue = row.cue
    return format_html(
        '<li id="cue-{}"{}><time>{}</time>{}<p class="words" lang="{}" data-cue="{}">{}</p>{}{}</li>',
        cue.ordinal,
        "" if row.starts_turn else SafeString(' class="goes-on"'),
        cue.clock,
        format_html('<p class="speaker">{}</p>', speaker_of(cue)) if row.starts_turn else "",
        page.language,
        cue.ordinal,
        marked(row.pieces, page),
        _bars(row.bars),
        _links(cue, page) if page.may_code or page.may_edit else "",
    )


def _links(cue: Cue, page: Page) -> SafeString:
    """What may be done with the caption, under its minute: over the words they would stand in the way of selecting."""
    here = f"{page.caption}{cue.ordinal}/"
    code = _link(cue, here, page.code) if page.may_code else ""
    return format_html(
        '<span class="cue-links">{}{}</span>', code, _link(cue, f"{here}edit/", page.correct) if page.may_edit else ""
    )


def _link(cue: Cue, address: str, word: str) -> SafeString:
    return format_html('<a href="{}">{}<span class="visually-hidden"> {}</span></a>', address, word, cue.clock)


def marked(pieces: Iterable[Piece], page: Page) -> SafeString:
    """A caption's text with its quotes marked, nested where they overlap, each followed by its code where it ends.

    The text stays one run of letters: the palette counts them, leaving out what stands in `.quote-code`.
    """
    return format_html_join("", "{}{}", ((_nested(piece), _codes(piece.ending, page)) for piece in pieces))


def _nested(piece: Piece) -> SafeString | str:
    marked: SafeString | str = piece.text
    for span in reversed(piece.spans):
        css = KINDS[span.quote.kind].css + _edges(span, piece)
        marked = format_html('<mark class="quote {}">{}</mark>', css, marked)
    return marked


def _edges(span: Span, piece: Piece) -> str:
    """Where a mark is cut by another quote or by the end of the caption it has no edge."""
    begins = span.begins and span.start == piece.start
    ends = span.ends and span.end == piece.end
    return ("" if begins else " goes-on") + ("" if ends else " to-be-continued")


def _codes(quotes: Sequence[Excerpt], page: Page) -> SafeString | str:
    return format_html_join("", "{}", ((_code(quote, page),) for quote in quotes)) if quotes else ""


def _code(quote: Excerpt, page: Page) -> SafeString:
    return format_html(
        '<sup class="quote-code {}"{}><a id="quote-{}" href="{}" title="{}">{}{}</a></sup>',
        KINDS[quote.kind].css,
        format_html(' data-of="{}"', quote.code_id) if quote.code_id else "",
        quote.public_id,
        page.quote.replace(ELSE, quote.public_id),
        page.open_quote,
        knot(quote.kind),
        label_of(quote),
    )


def _bars(bars: Sequence[Bar]) -> SafeString | str:
    """In the margin, one bar for each quote in its lane; they say nothing that the marks do not say."""
    if not bars:
        return ""
    drawn = format_html_join("", '<i class="{}" title="{}"></i>', ((_css(bar), label_of(bar.quote)) for bar in bars))
    return format_html('<span class="bars" aria-hidden="true">{}</span>', drawn)


def _css(bar: Bar) -> str:
    edges = (" begins" if bar.begins else "") + (" ends" if bar.ends else "")
    return f"{KINDS[bar.quote.kind].css} lane-{bar.lane}{edges}"


def _threads(context: Context, threads: Sequence[Thread]) -> SafeString | str:
    if not threads:
        return ""
    notes = ((_thread_words(thread), content(context, thread.hook.text)) for thread in threads)
    return format_html_join("", '<li class="thread-note"><span>{} {}</span></li>\n', notes)


def _thread_words(thread: Thread) -> str:
    words = _("%(label)s is picked up:") if thread.is_picked_up else _("%(label)s is left open:")
    return words % {"label": thread.hook.label}


@register.simple_tag(takes_context=True)
def may_edit_transcripts(context: template.RequestContext) -> bool:
    request = context["request"]
    return may(team_person(request), "edit_transcripts", request.cycle)
