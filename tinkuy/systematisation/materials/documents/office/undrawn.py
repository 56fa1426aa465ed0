"""What a part of an office document holds that no page of it draws, by what the part is.

Notes to which nothing leads, headers that are switched off, names of a chart without a legend: programs keep it all,
for the day when it is switched on again.
"""

from collections.abc import Collection, Iterator

from . import charts, slides
from .elements import Part, children_of, is_on, name_of, value_of

Note = tuple[str, str]
"""`footnote` or `endnote`, and its id."""
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_HEADS = ("headerReference", "footerReference")
_SLIDES = ("sld", "sldLayout", "sldMaster")


def drop_undrawn_parts(root: Part, *, notes: Collection[Note], has_even_pages: bool, size: slides.Size | None) -> None:
    """Take it out of *root*, already without what is hidden; *notes* are those that the text leads to.

    *has_even_pages*: whether even pages have headers of their own; *size*: of the slides, if it has any.
    """
    kind = name_of(root)
    if kind == "document":
        _drop(_unused_heads(root, has_even_pages=has_even_pages))
    elif kind in _NOTES:
        _drop(_unused_notes(root, {note for of, note in notes if of == _NOTES[kind]}))
    elif kind == "chartSpace":
        charts.drop_undrawn(root)
    elif kind in _SLIDES:
        _drop(slides.shapes_beside(root, size))


def notes_led_to(root: Part) -> set[Note]:
    """Those that the words of *root*, the text of a Word file, lead to."""
    names = {f"{note}Reference": note for note in _NOTES.values()}
    return {(names[name_of(one)], value_of(one, "id")) for one in root.iter() if name_of(one) in names}


def _unused_notes(root: Part, led_to: Collection[str]) -> Iterator[Part]:
    """The lines between text and notes are notes of a type; no note, no words on that line either."""
    for note in root:
        if value_of(note, "type") in ("", "normal"):
            if value_of(note, "id") not in led_to:
                yield note
        elif not led_to:
            yield from (one for one in note.iter() if name_of(one) == "t")


def _unused_heads(root: Part, *, has_even_pages: bool) -> Iterator[Part]:
    """References to headers and footers of first and even pages that no section has, nor one that takes them over."""
    current: dict[tuple[str, str], Part] = {}
    unused: dict[Part, None] = {}
    for section in (one for one in root.iter() if name_of(one) == "sectPr"):
        for head in (one for one in section if name_of(one) in _HEADS):
            current[name_of(head), value_of(head, "type")] = head
            unused[head] = None
        has_first = any(map(is_on, children_of(section, "titlePg")))
        drawn = {"", "default", *(["first"] if has_first else []), *(["even"] if has_even_pages else [])}
        for (_head, kind), head in current.items():
            if kind in drawn:
                unused.pop(head, None)
    return iter(unused)


def _drop(element: Iterator[Part]) -> None:
    for one in list(element):
        one.getparent().remove(one)
