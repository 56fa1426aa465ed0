"""Small marks beside a number: a bar on a scale, and the spread of a finding (*reparto*), a tick for each quote."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.design.kinds import KINDS

from .drawing import BROWN, CORD, HAIRLINE, INK, element, number


def bar(value: float | None, whole: float | None, label: str = "", look: str = "") -> SafeString:
    """A bar that fills its box; unknown or hidden values leave it empty. *look* "ink": one's own, or the last one."""
    share = 100 * min(max(value / whole, 0.0), 1.0) if value and whole else 0.0
    aria: dict[str, object] = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    fill = {"class": "bar-ink", "fill": INK} if look == "ink" else {"class": "bar-fill", "fill": BROWN}
    return element(
        "svg",
        {"class": "bar"} | aria,
        element("rect", {"class": "bar-track", "fill": HAIRLINE, "width": "100%", "height": "100%"}),
        element("rect", fill | {"width": f"{share:.1f}%", "height": "100%"}),
    )


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
