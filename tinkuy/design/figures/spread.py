"""The spread of a finding (*reparto*): one slot per session, one tick per quote."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.kinds import KINDS

from .drawing import element, number
from .palette import CORD

SLOT, GAP, HEIGHT = 15, 4, 14


def spread(kind: str, quotes_per_session: Sequence[int]) -> SafeString:
    """Ticks in the kind's dye over a line per session; the name says the numbers."""
    kind_words = KINDS[kind]
    width = max(len(quotes_per_session) * (SLOT + GAP) - GAP, 1)
    lines = "".join(f"M{i * (SLOT + GAP)} {HEIGHT - 1}h{SLOT}" for i in range(len(quotes_per_session)))
    ticks = "".join(_ticks(place * (SLOT + GAP), count) for place, count in enumerate(quotes_per_session))
    sentence = _("Quotes by session: %(counts)s") % {"counts": ", ".join(map(str, quotes_per_session))}
    return element(
        "svg",
        {
            "class": f"spread {kind_words.css}",
            "width": width,
            "height": HEIGHT,
            "viewBox": f"0 0 {width} {HEIGHT}",
            "role": "img",
            "aria-label": sentence,
            "fill": "none",
        },
        element("path", {"class": "spread-line", "stroke": CORD, "stroke-width": 1.5, "d": lines or "M0 0"}),
        element("path", {"class": "spread-ticks", "stroke": kind_words.ink, "stroke-width": 2.2, "d": ticks or "M0 0"}),
    )


def _ticks(start: float, count: int) -> str:
    """Ticks stand closer when there are many, so that they stay in their slot."""
    step = min(3.6, (SLOT - 2.4) / max(count - 1, 1))
    return "".join(f"M{number(start + 1.2 + i * step)} 2v8.5" for i in range(count))
