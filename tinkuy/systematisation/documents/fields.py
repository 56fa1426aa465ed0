"""Fields of a Word file: orders of which the result stands beside."""

from .elements import Part, name_of, split

_FIELDS = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "TOC",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "SEQ",
        "STYLEREF",
        "HYPERLINK",
        "EQ",
        "SYMBOL",
        "=",
    ]
)
"""Fields that are worked out from the document itself; others name an author, a file or a place: their words stay."""


def clean_field(found: Part) -> None:
    """`instrText` holds the order of a field, `fldSimple` has it as an attribute; their results stand beside."""
    if name_of(found) == "instrText" and not _is_own_field(found.text or "") and not _goes_on(found):
        found.text = ""
    if name_of(found) == "fldSimple":
        for name, value in found.attrib.items():
            if split(name)[1] == "instr" and not _is_own_field(value):
                found.set(name, "")


def _goes_on(found: Part) -> bool:
    """Whether this is a further piece of an order that may stay: a long one is split over several runs."""
    run = found.getparent()
    before = run.getprevious() if run is not None else None
    while before is not None and not list(before.iter("{*}fldChar")):
        piece = next(before.iter("{*}instrText"), None)
        if piece is not None and (piece.text or "").strip():
            return _is_own_field(piece.text or "") or _goes_on(piece)
        before = before.getprevious()
    return False


def _is_own_field(order: str) -> bool:
    words = order.split()
    return not words or words[0].upper() in _FIELDS
