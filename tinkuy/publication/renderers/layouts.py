"""What each layout of a sheet says and in which order: one source, of which every form makes the same choice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sections import DETAILS
from tinkuy.publication.content.sheet import FINDINGS, SheetContent

EVERYTHING = (
    *("question", "figures", "summary", "cycle", "lessons", "recommendations", "risks", "practices", "details"),
    *("more", "contact", "imprint", "publication"),
)


@dataclass(frozen=True)
class Layout:
    """`sections` follow the series and the title; `details` are the fields of the section of that name.

    Without `has_evidence` a finding is its words alone: neither its code nor who said it and how it was validated.
    """

    sections: tuple[str, ...] = EVERYTHING
    details: tuple[str, ...] = DETAILS
    has_evidence: bool = True


LAYOUTS: Mapping[str, Layout] = {
    "four-page": Layout(),
    "long": Layout(),
    "one-page": Layout(
        ("question", "summary", "lessons", "more", "recommendations", "contact", "imprint", "publication"),
        has_evidence=False,
    ),
    "web-card": Layout(
        ("summary", "details", "recommendations", "contact", "publication"),
        details=("beneficiaries", "actions"),
        has_evidence=False,
    ),
}
"""The first two say the same and are set differently; the short sheet keeps the order of the original."""


def laid_out(content: SheetContent, layout: str) -> SheetContent:
    """*content* with no more of its findings than *layout* says."""
    if LAYOUTS[layout].has_evidence:
        return content
    bare: Any = {name: tuple(Item(heading=item.heading, text=item.text) for item in getattr(content, name))
                 for name in FINDINGS}  # fmt: skip
    return replace(content, **bare)
