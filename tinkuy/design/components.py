"""Small pieces of HTML that several tags share: knots, tags of kind, avatars, percentages."""

import math
from collections.abc import Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .icons import aria_of
from .kinds import KINDS

AVATAR_STATES = ("plain", "filled", "half", "dashed")


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
    """A knot and a number for each kind, told as one sentence: «9 riesgos, 14 buenas prácticas…»."""
    sentence = ", ".join(f"{counts.get(code, 0)} {str(kind.plural).lower()}" for code, kind in KINDS.items())
    parts = format_html_join(
        "", '{}<span class="num">{}</span>', ((knot(code, size), counts.get(code, 0)) for code in KINDS)
    )
    return format_html('<span class="kind-counts" role="img" aria-label="{}">{}</span>', sentence, parts)
