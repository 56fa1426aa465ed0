"""What a sheet says, as one value from which every form is made."""

from .completeness import missing_fields
from .parts import Contact, Figures, Item, Link, Picture, Quote, Scope, Thread, WebinarLine
from .sections import section_heading, section_name
from .sheet import SheetContent

__all__ = [
    "Contact",
    "Figures",
    "Item",
    "Link",
    "Picture",
    "Quote",
    "Scope",
    "SheetContent",
    "Thread",
    "WebinarLine",
    "missing_fields",
    "section_heading",
    "section_name",
]
