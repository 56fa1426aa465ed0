"""Small pieces of HTML that several tags share: knots, tags of kind, avatars, percentages, icons, the stage cord.

Icons are 18 units wide, in the colour of the text around them. On the cord a knot is filled when done, a ring now,
dashed to come; the text says it too.
"""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext as _, pgettext_lazy

from .kinds import KINDS

LINE = 'fill="none" stroke="currentColor" stroke-width="2"'
FULL = 'fill="currentColor"'
SIGN = 'class="icon-sign"'

SHAPES = {
    "exit": f'<path {LINE} d="M7 3H3v12h4M7.5 9h8M12 5.5 15.5 9 12 12.5"/>',
    "error": f'<path {FULL} d="M9 0 18 9 9 18 0 9Z"/><path {SIGN} d="M9 4.6v5.2M9 11.4v2"/>',
    "warning": f'<path {FULL} d="M9 1 18 17H0Z"/><path {SIGN} d="M9 6.5v5M9 13v2"/>',
    "info": f'<circle {LINE} cx="9" cy="9" r="8"/><path {LINE} d="M9 8v5M9 4.6v2"/>',
    "success": f'<path {LINE} d="M2 10l4.5 4.5L16 4"/>',
    "search": f'<circle {LINE} cx="7.5" cy="7.5" r="5.5"/><path {LINE} d="M11.5 11.5 17 17"/>',
    "download": f'<path {LINE} d="M9 1v10M4.5 7 9 11.5 13.5 7M2 16h14"/>',
    "close": f'<path {LINE} d="M3 3l12 12M15 3 3 15"/>',
    "arrow": f'<path {LINE} d="M2 9h13M10 4l5 5-5 5"/>',
    "back": f'<path {LINE} d="M16 9H3M8 4 3 9l5 5"/>',
    "down": f'<path {LINE} d="M3 6l6 6 6-6"/>',
    "pencil": f'<path {LINE} d="M2.5 15.5l.8-3.8L12 3l3 3-8.7 8.7-3.8.8Z"/>',
    "plus": f'<path {LINE} d="M9 2v14M2 9h14"/>',
    "drag": f'<path {FULL} d="M5 2h3v3H5ZM10 2h3v3h-3ZM5 7.5h3v3H5ZM10 7.5h3v3h-3ZM5 13h3v3H5ZM10 13h3v3h-3Z"/>',
    "calendar": f'<path {LINE} d="M2 4h14v12H2ZM2 8h14M6 1v4M12 1v4"/>',
    "vote": f'<path {FULL} d="M9 4 16 14H2Z"/>',
    "connection": f'<path {FULL} d="M1 12h4v5H1ZM7 7h4v10H7ZM13 1h4v16h-4Z"/>',
    "connection-weak": (
        f'<path {FULL} d="M1 12h4v5H1Z"/>'
        '<path fill="none" stroke="currentColor" stroke-dasharray="2 1.5" d="M7.5 7.5h3v9h-3ZM13.5 1.5h3v15h-3Z"/>'
    ),
    "connection-none": (
        '<path fill="none" stroke="currentColor" stroke-dasharray="2 1.5"'
        ' d="M1.5 12.5h3v4h-3ZM7.5 7.5h3v9h-3ZM13.5 1.5h3v15h-3Z"/>'
        f'<path {LINE} d="M2 2l14 14"/>'
    ),
    "link": (
        f'<path {LINE} d="M7.5 10.5l3-3M8 5l1.5-1.5a3.5 3.5 0 0 1 5 5L13 10M10 13l-1.5 1.5a3.5 3.5 0 0 1-5-5L5 8"/>'
    ),
}
"""Name → drawing. Severity: error (to solve), warning, info (advice), success (in order)."""


def aria_of(label: str) -> SafeString:
    """The attributes that tell a drawing to a screen reader by its *label*, or hide it when it has none."""
    return format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')


@lru_cache(maxsize=500, typed=True)
def icon(name: str, label: str = "", size: int = 18) -> SafeString:
    """The sign *name*, decorative unless it has a *label*. An unknown name is a KeyError."""
    return format_html(
        '<svg class="icon {}" width="{}" height="{}" viewBox="0 0 18 18" {}>{}</svg>',
        name,
        size,
        size,
        aria_of(label),
        mark_safe(SHAPES[name]),  # noqa: S308 - constants of this module
    )


@lru_cache(maxsize=10, typed=True)
def brand_mark(size: int = 30) -> SafeString:
    """Two cords that meet: the mark of Tinkuy."""
    return format_html('<svg class="brand-mark" width="{0}" height="{0}" viewBox="0 0 32 32" {1}</svg>', size, MARK)


MARK = mark_safe(
    'fill="none" stroke-width="3" stroke-linecap="round" aria-hidden="true">'
    '<path class="mark-le" stroke="#2F4F8F" d="M2.5 8H17a5.5 5.5 0 0 1 0 11H2.5"/>'
    '<path class="mark-gap" stroke="#FAF6EE" stroke-width="5.8" stroke-linecap="butt" d="M9.6 17.2V21"/>'
    '<path class="mark-ri" stroke="#A3213F" d="M29.5 13H15a5.5 5.5 0 0 0 0 11h14.5"/>'
    '<path class="mark-gap" stroke="#FAF6EE" stroke-width="5.8" stroke-linecap="butt" d="M22.4 11V14.9"/>'
    '<path class="mark-le" stroke="#2F4F8F" stroke-linecap="butt" d="M21.7 10.6a5.5 5.5 0 0 1 0 5.8"/>'
)

ICON_ADDRESS = "data:image/svg+xml," + quote(
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" {MARK}</svg>', safe="='/:()"
)
"""The page's icon inside the page: one request less."""


AVATAR_STATES = ("plain", "filled", "half", "dashed")


@lru_cache(maxsize=500, typed=True)
def knot(kind: str, size: int = 16, label: str = "") -> SafeString:
    """The silhouette of *kind*, drawn from the page's sprite; decorative unless it has a *label*."""
    return format_html(
        '<svg class="knot-icon" width="{0}" height="{0}" viewBox="-12 -12 24 24" {1}><use href="#knot-{2}"/></svg>',
        size,
        aria_of(label),
        KINDS[kind].css,
    )


def kind_tag(kind: str, *, plural: bool = False, size: int = 16) -> SafeString:
    """Knot and word of *kind*: never colour alone."""
    kind_words = KINDS[kind]
    word = kind_words.plural if plural else kind_words.singular
    return format_html('<span class="tag {}">{}{}</span>', kind_words.css, knot(kind, size), word)


def avatar(letters: str, state: str = "plain", *, small: bool = False, label: str = "") -> SafeString:
    """Letters in a ring of cord: an ISO country code or initials. *state* as in `AVATAR_STATES`."""
    if state not in AVATAR_STATES:
        raise ValueError(f"an avatar is {', '.join(AVATAR_STATES)}, not {state!r}")
    return format_html(
        '<span class="avatar {}{}" {}>{}</span>', state, " small" if small else "", aria_of(label), letters
    )


def initials(name: str) -> str:
    """Up to two letters of a person's or a role's name: its first and last word, small words like «del» left out."""
    words = [word for word in name.split() if word[0].isalnum()]
    heavy = [word for word in words if word[0].isupper() or len(word) > 3] or words
    chosen = heavy[:1] + heavy[1:][-1:]
    return "".join(word[0].upper() for word in chosen)


def percent(share: float | None) -> str:
    """A share of one as a whole percentage, halves up, in the reader's manner: «79 %» in Spanish, «79%» in English."""
    if share is None or not math.isfinite(share):
        return "—"
    return _("%(number)s%%") % {"number": math.floor(share * 100 + 0.5)}


def kind_counts(counts: Mapping[str, int], size: int = 18) -> SafeString:
    """A knot and a number for each kind that there is, told as one sentence: «9 riesgos, 14 buenas prácticas…»."""
    return _drawn_counts(tuple(counts.get(code, 0) for code in KINDS), size, get_language())


@lru_cache(maxsize=512)
def _drawn_counts(numbers: tuple[int, ...], size: int, _language: str | None) -> SafeString:
    """As with the faja beside it, the same few numbers come again and again."""
    each = [(kind, number) for kind, number in zip(KINDS.items(), numbers, strict=True) if number]
    parts = format_html_join(
        "", '{}<span class="num">{}</span>', ((knot(code, size), number) for (code, _kind), number in each)
    )
    if not each:
        return parts
    sentence = ", ".join(
        f"{number} {str(kind.singular if number == 1 else kind.plural).lower()}" for (_code, kind), number in each
    )
    return format_html('<span class="kind-counts" role="img" aria-label="{}">{}</span>', sentence, parts)


WORDS = {
    "done": pgettext_lazy("stage", "done"),
    "now": pgettext_lazy("stage", "now"),
    "later": pgettext_lazy("stage", "to come"),
}


def stage_state(state: str) -> SafeString:
    """The state in words, for who does not see the knot."""
    return format_html('<span class="visually-hidden"> ({})</span>', WORDS[state])


def stage_cord(stages: Iterable[Any], current: int | None = None, *, size: str = "short") -> SafeString:
    """A horizontal cord with one knot per stage.

    *stages* are labels, or mappings with `label` and perhaps `state` ("done", "now", "later") and `text`. Without
    states, those before *current* (counted from 0) are done and those after are to come; without *current* all are
    done. *size*: "short" under a title, "large" with a text under each label.
    """
    items = format_html_join("", "{}", ((_item(stage, place, current),) for place, stage in enumerate(stages)))
    return format_html('<ol class="stage-cord {}">{}</ol>', size, items)


def _item(stage: Any, place: int, current: int | None) -> SafeString:
    fields: Mapping[str, Any] = stage if isinstance(stage, Mapping) else {"label": stage}
    state = fields.get("state") or _state(place, current)
    step = mark_safe(' aria-current="step"') if state == "now" else ""
    text = format_html("<p>{}</p>", fields["text"]) if fields.get("text") else ""
    state_words = stage_state(state) if current is not None or fields.get("state") else ""
    return format_html('<li class="{}"{}><b>{}{}</b>{}</li>', state, step, fields["label"], state_words, text)


def _state(place: int, current: int | None) -> str:
    if current is None or place < current:
        return "done"
    return "now" if place == current else "later"
