"""A chart of an office document with the names that it draws (ECMA-376, part 1, 21.2).

The names of series and of categories stand beside their numbers whether or not a legend or an axis shows them.
"""

from .elements import Part, children_of, is_on, name_of, value_of

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
