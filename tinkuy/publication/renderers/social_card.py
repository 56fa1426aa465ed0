"""The picture that a link to a sheet shows where it is passed on: title, owner, the shape of the cycle."""

from pathlib import Path
from textwrap import shorten

from tinkuy.design.typesetting.setting import set_png
from tinkuy.publication.content.sheet import SheetContent

from .figures import sheet_figures
from .language import speaking
from .print_data import print_data
from .selection import writable

TEMPLATE = Path(__file__).parent / "typst" / "social_card.typ"
WIDTH, HEIGHT = 1200, 630
"""In dots; the page of the template has as many points."""
MOST_LETTERS = 210
"""Of the summary, which takes the place of the drawing where there is none."""


def render_social_card(content: SheetContent) -> bytes:
    """A PNG of `WIDTH` by `HEIGHT`."""
    content = writable(content)
    with speaking(content.language):
        data = print_data(content, "long", sheet_figures(content))
    beginning = shorten(content.summary, MOST_LETTERS, placeholder=" …")
    return set_png(TEMPLATE, data | {"owner": content.contact.name, "beginning": beginning})
