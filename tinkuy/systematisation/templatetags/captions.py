"""A transcript at the workbench: captions with marks, codes and bars.

There are thousands: neither a template nor a `format_html` for each. Words, names and addresses are escaped where they
enter a row; the rest of it is constants and numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.components import knot
from tinkuy.design.kinds import KINDS
from tinkuy.people.templatetags.content import content
from tinkuy.planning.request import rights
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
    """What all captions of a page share: addresses before and after what tells one from the other, words, language.

    All of it is escaped.
    """

    caption: str
    quote: str
    language: str
    may_code: bool
    open_quote: str
    code: str
    may_edit: bool
    correct: str
    knots: Mapping[str, SafeString]


@register.simple_tag(takes_context=True)
def cue_rows(context: Context, rows: Sequence[CueRow]) -> SafeString:
    """Each caption as `<li id="cue-7">`, before it the threads that begin or end there."""
    page = _page(context, rows)
    return SafeString("".join([f"{_threads(context, row.threads)}{_caption(row, page)}\n" for row in rows]))


def _page(context: Context, rows: Sequence[CueRow]) -> Page:
    cycle, webinar = context["request"].cycle.slug, context["webinar"]
    session = reverse("systematisation:session", args=[cycle, webinar.ordinal])
    return Page(
        caption=escape(f"{session}cues/"),
        quote=escape(reverse("systematisation:excerpt", args=[cycle, ELSE])),
        language=escape(webinar.transcript.language) if rows else "",
        may_code=bool(context.get("may_code")),
        open_quote=escape(_("Open this quote")),
        code=escape(_("Code")),
        may_edit=bool(context.get("may_edit")),
        correct=escape(_("Correct")),
        knots={kind: knot(kind) for kind in KINDS},
    )


def _caption(row: CueRow, page: Page) -> str:
    cue = row.cue
    goes_on = "" if row.starts_turn else ' class="goes-on"'
    speaker = f'<p class="speaker">{escape(speaker_of(cue))}</p>' if row.starts_turn else ""
    links = _links(cue, page) if page.may_code or page.may_edit else ""
    return (
        f'<li id="cue-{cue.ordinal}"{goes_on}><time>{cue.clock}</time>{speaker}'
        f'<p class="words" lang="{page.language}">{_marked(row.pieces, page)}</p>'
        f"{_bars(row.bars)}{links}</li>"
    )


def _links(cue: Cue, page: Page) -> str:
    """What may be done with the caption, under its minute: over the words they would stand in the way of selecting."""
    here, clock = f"{page.caption}{cue.ordinal}/", cue.clock
    code = _link(clock, here, page.code) if page.may_code else ""
    correct = _link(clock, f"{here}edit/", page.correct) if page.may_edit else ""
    return f'<span class="cue-links">{code}{correct}</span>'


def _link(clock: str, address: str, word: str) -> str:
    return f'<a href="{address}">{word}<span class="visually-hidden"> {clock}</span></a>'


def _marked(pieces: Iterable[Piece], page: Page) -> str:
    """A caption's text with its quotes marked, nested where they overlap, each followed by its code where it ends.

    The text stays one run of letters: the palette counts them, leaving out what stands in `.quote-code`.
    """
    return "".join([_nested(piece) + "".join([_code(quote, page) for quote in piece.ending]) for piece in pieces])


def _nested(piece: Piece) -> str:
    marked = escape(piece.text)
    for span in reversed(piece.spans):
        marked = f'<mark class="quote {KINDS[span.quote.kind].css}{_edges(span, piece)}">{marked}</mark>'
    return marked


def _edges(span: Span, piece: Piece) -> str:
    """Where a mark is cut by another quote or by the end of the caption it has no edge."""
    begins = span.begins and span.start == piece.start
    ends = span.ends and span.end == piece.end
    return ("" if begins else " goes-on") + ("" if ends else " to-be-continued")


def _code(quote: Excerpt, page: Page) -> str:
    public_id = escape(quote.public_id)
    address = page.quote.replace(ELSE, public_id)
    code = f' data-of="{quote.code_id}"' if quote.code_id else ""
    return (
        f'<sup class="quote-code {KINDS[quote.kind].css}"{code}>'
        f'<a id="quote-{public_id}" href="{address}" title="{page.open_quote}">'
        f"{page.knots[quote.kind]}{escape(label_of(quote))}</a></sup>"
    )


def _bars(bars: Sequence[Bar]) -> str:
    """In the margin, one bar for each quote in its lane; they say nothing that the marks do not say."""
    if not bars:
        return ""
    drawn = "".join([f'<i class="{_css(bar)}" title="{escape(label_of(bar.quote))}"></i>' for bar in bars])
    return f'<span class="bars" aria-hidden="true">{drawn}</span>'


def _css(bar: Bar) -> str:
    edges = (" begins" if bar.begins else "") + (" ends" if bar.ends else "")
    return f"{KINDS[bar.quote.kind].css} lane-{bar.lane}{edges}"


def _threads(context: Context, threads: Sequence[Thread]) -> str:
    if not threads:
        return ""
    notes = ((_thread_words(thread), content(context, thread.hook.text)) for thread in threads)
    return format_html_join("", '<li class="thread-note"><span>{} {}</span></li>\n', notes)


def _thread_words(thread: Thread) -> str:
    words = _("%(label)s is picked up:") if thread.is_picked_up else _("%(label)s is left open:")
    return words % {"label": thread.hook.label}


@register.simple_tag(takes_context=True)
def may_edit_transcripts(context: template.RequestContext) -> bool:
    return rights(context["request"])["edit_transcripts"]
