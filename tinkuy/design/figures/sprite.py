"""The four knots and the twist of the cords, defined once per page and used by every figure and tag on it.

A knot is drawn in a box of 24 units around its own centre; `place` says where it goes. The silhouettes are distinct at
12 px and in grey. Each carries its dye as an attribute; `figures.css` recolours it in the dark.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tinkuy.design.kinds import KINDS

from .drawing import WOOL

BOX = 24
"""Side of a knot's own box, in its own units."""

RELIEF = f'fill="none" stroke="{WOOL}" stroke-width="1.5" opacity=".6"'
HOLE = f'fill="{WOOL}"'

SHAPES = {
    "risk": (
        '<path d="M0-10 8.6 0 0 10-8.6 0Z"/>'
        f'<path class="knot-relief" {RELIEF} d="M-4.6 1.9 3.2-6.2M-3.2 6.2 4.6-1.9"/>'
    ),
    "good_practice": f'<circle r="8.4"/><path class="knot-relief" {RELIEF} d="M-7.4 3.8Q-1.5-5.2 7.4-3.8"/>',
    "lesson": (
        '<path d="M-6.2-4.9Q-7.6-8.6-3.7-9.8L2.6-11.6Q6.6-12.4 7-8.8 7.1-7 5.9-6.2 8.2-4.8 7.2-2 6.8-.6 5.6 0'
        " 8 1.4 7 4.2 6.6 5.6 5.6 6.2 7.6 8.6 4.6 10.4L-2.6 11.8Q-7 12-7 8.6-7 7-5.8 6.2-8 4.8-7 2-6.8.6-5.6 0"
        '-8-1.2-7.2-3.6-6.9-4.5-6.2-4.9Z"/>'
        f'<path class="knot-relief" {RELIEF} d="M-6-4.2 6-7M-5.8 1.6 5.8-1.4M-6 7.4 5.8 4.4"/>'
    ),
    "recommendation": (
        '<path d="M0-11.6A6.3 6.3 0 0 1 4.2-.6Q3.4 0 4.2.6A6.3 6.3 0 1 1-4.2.6Q-3.4 0-4.2-.6A6.3 6.3 0 0 1 0-11.6Z"/>'
        f'<g class="knot-hole" {HOLE}><circle r="2.5" cy="-5.3"/><circle r="2.5" cy="5.3"/></g>'
    ),
}
"""Kind → its silhouette (light from within in the wool's colour)."""


def _twist(ident: str, size: int, turn: int, width: float, light: float) -> str:
    return (
        f'<pattern id="{ident}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate({turn})"><path d="M0 {size / 4:g}H{size}" stroke="#fff" stroke-width="{width}"'
        f' opacity="{light}" fill="none"/></pattern>'
    )


def _knots() -> str:
    return "".join(
        f'<g id="knot-{kind.css}" class="knot {kind.css}" fill="{kind.ink}">{SHAPES[kind.code]}</g>'
        for kind in KINDS.values()
    )


DEFINITIONS: SafeString = mark_safe(  # noqa: S308 - constants of this module only
    f"<defs>{_knots()}{_twist('twist', 5, -32, 1.3, 0.42)}{_twist('twist-main', 9, -58, 2.2, 0.24)}</defs>"
)

PAGE_SPRITE: SafeString = format_html(
    '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">{}</svg>', DEFINITIONS
)
"""What `base.html` puts at the top of a page that shows knots."""
