"""What each layout of a sheet says and in which order: one source, of which every form makes the same choice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sections import DETAILS
from tinkuy.publication.content.sheet import FINDINGS, SheetContent

EVERYTHING = (
    *("question", "figures", "summary", "cycle", "lessons", "recommendations", "risks", "practices", "details"),
    *("media", "more", "contact", "imprint", "publication"),
)


@dataclass(frozen=True)
class Layout:
    """`sections` follow the series and the title; `details` are the fields of the section of that name.

    Without `has_evidence` a finding is its words alone: neither its code nor who said it and how it was validated.
    `unsaid` are fields of its sections that the layout leaves out.
    """

    sections: tuple[str, ...] = EVERYTHING
    details: tuple[str, ...] = DETAILS
    has_evidence: bool = True
    unsaid: tuple[str, ...] = ()


LAYOUTS: Mapping[str, Layout] = {
    "four-page": Layout(tuple(name for name in EVERYTHING if name not in ("details", "media")), details=()),
    "long": Layout(),
    "one-page": Layout(
        ("summary", "lessons", "more", "recommendations", "contact", "imprint", "publication"),
        has_evidence=False,
        unsaid=("validation", "citation"),
    ),
    "web-card": Layout(
        ("summary", "details", "recommendations", "contact", "doi", "publication"),
        details=("beneficiaries", "actions"),
        has_evidence=False,
        unsaid=("footer",),
    ),
    "network-form": Layout(("network",), has_evidence=False),
}
"""Four pages hold what has room on them, and name the rest; the short sheet keeps the order of the original; the form
of the network has its own fields (`network_form`). A DOI is of the imprint; the card, which has none, says it alone."""


def laid_out(content: SheetContent, layout: str) -> SheetContent:
    """*content* without what *layout* does not say of it."""
    chosen, empty = LAYOUTS[layout], SheetContent()
    less: dict[str, Any] = {name: getattr(empty, name) for name in chosen.unsaid}
    if not chosen.has_evidence:
        less |= {name: tuple(map(_bare, getattr(content, name))) for name in FINDINGS}
    return replace(content, **less) if less else content


def _bare(item: Item) -> Item:
    return Item(heading=item.heading, text=item.text)
