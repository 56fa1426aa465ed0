"""What a part of an office document holds that no page of it draws, by what the part is.

Notes to which nothing leads, headers that are switched off, names of a chart without a legend: programs keep it all,
for the day when it is switched on again. A chart (ECMA-376, part 1, 21.2) has the names of series and of categories
beside their numbers whether or not a legend or an axis shows them.
"""

from collections.abc import Collection, Iterator

from . import slides
from .namespaces import Part, children_of, is_on, name_of, value_of

_ROUND = frozenset(("pieChart", "pie3DChart", "doughnutChart", "ofPieChart"))
"""In their legend stand the categories."""
_AXES = frozenset(("catAx", "dateAx", "serAx", "valAx"))
_WORDS = frozenset(("strRef", "strLit", "multiLvlStrRef"))
A_CELL = "Sheet1!$A$1"


def drop_undrawn(root: Part) -> None:
    """Take out names, titles of axes and the cells that nothing shows."""
    parts: dict[str, list[Part]] = {}
    for element in root.iter():
        parts.setdefault(name_of(element), []).append(element)
    for cell in parts.get("f", []):
        cell.text = A_CELL
    _settle_title(parts)
    unseen = [title for name in _AXES for axis in parts.get(name, []) for title in _undrawn_titles(axis)]
    if not _shows_series(parts):
        unseen += [one for one in parts.get("tx", []) if name_of(one.getparent()) == "ser"]
        unseen += [one for one in parts.get("name", []) if name_of(one.getparent()) == "trendline"]
    if not _shows_categories(parts):
        names = [*parts.get("cat", []), *parts.get("xVal", [])]
        unseen += [one for one in names if any(name_of(inner) in _WORDS for inner in one)]
    for one in unseen:
        one.getparent().remove(one)


def _settle_title(parts: dict[str, list[Part]]) -> None:
    """Programs do not agree whether a chart that says nothing of a title has the name of its series for one: none."""
    if "autoTitleDeleted" not in parts and not _has_own_title(parts):
        for chart in parts.get("chart", [])[:1]:
            mark = chart.makeelement(chart.tag.replace("}chart", "}autoTitleDeleted"), {"val": "1"})
            chart.insert(0, mark)
            parts["autoTitleDeleted"] = [mark]


def _shows_series(parts: dict[str, list[Part]]) -> bool:
    is_alone = len(parts.get("ser", [])) == 1
    is_titled_by_one = is_alone and not _has_own_title(parts) and not _has(parts, "autoTitleDeleted")
    has_axis = any(map(_has_labels, parts.get("serAx", [])))
    return "legend" in parts or "dTable" in parts or _has(parts, "showSerName") or is_titled_by_one or has_axis


def _shows_categories(parts: dict[str, list[Part]]) -> bool:
    in_legend = "legend" in parts and (not _ROUND.isdisjoint(parts) or _has(parts, "varyColors"))
    has_axis = any(_has_labels(axis) for name in ("catAx", "dateAx") for axis in parts.get(name, []))
    return in_legend or has_axis or "dTable" in parts or _has(parts, "showCatName")


def _has_own_title(parts: dict[str, list[Part]]) -> bool:
    return any(name_of(title.getparent()) == "chart" for title in parts.get("title", []))


def _has_labels(axis: Part) -> bool:
    labels = [value_of(one, "val") for one in children_of(axis, "tickLblPos")]
    return not _is_deleted(axis) and "none" not in labels


def _undrawn_titles(axis: Part) -> list[Part]:
    return list(children_of(axis, "title")) if _is_deleted(axis) else []


def _is_deleted(axis: Part) -> bool:
    return any(map(is_on, children_of(axis, "delete")))


def _has(parts: dict[str, list[Part]], name: str) -> bool:
    return any(map(is_on, parts.get(name, [])))


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
        drop_undrawn(root)
    elif kind == "dataModel":
        _drop(_unused_texts(root))
    elif kind in _SLIDES:
        _drop(slides.shapes_outside(root, size))


def notes_led_to(root: Part) -> set[Note]:
    """Those that the words of *root*, the text of a Word file, lead to."""
    names = {f"{note}Reference": note for note in _NOTES.values()}
    return {(names[name_of(one)], value_of(one, "id")) for one in root.iter() if name_of(one) in names}


def _unused_texts(root: Part) -> Iterator[Part]:
    """Of a diagram (21.4), the texts of points that no connection reaches from the document's own, which draws none;
    nor do points of the presentation. Whether a layout draws the words of its arrows, only the layout knows.
    """
    points = {value_of(point, "modelId"): point for point in children_of(root, "ptLst", "pt")}
    leading: dict[str, set[str]] = {}
    for line in children_of(root, "cxnLst", "cxn"):
        if value_of(line, "type") in ("", "parOf"):
            ends = {value_of(line, name) for name in ("destId", "parTransId", "sibTransId")}
            leading.setdefault(value_of(line, "srcId"), set()).update(ends)
    reached: set[str] = set()
    ahead = [name for name, point in points.items() if value_of(point, "type") == "doc"]
    while ahead:
        new = leading.get(ahead.pop(), set()) - reached
        reached |= new
        ahead += new
    for name, point in points.items():
        if name not in reached or value_of(point, "type") in ("doc", "pres"):
            yield from children_of(point, "t")


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
