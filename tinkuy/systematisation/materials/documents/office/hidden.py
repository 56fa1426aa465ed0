"""What is in a document and not on its pages: words marked as hidden, slides and shapes that are not shown."""

import re
from collections.abc import Container, Iterator

from .elements import Part, children_of, is_on, name_of, namespace_of, value_of
from .namespaces import MATHS, WORD

NAMED = frozenset(("docPr", "cNvPr"))
"""Whose `name` is what a file was called before it was put there; `descr`, read aloud to who does not see, stays."""
_VML = "urn:schemas-microsoft-com:vml"
_NOT_DRAWN = re.compile(r"(?:^|;)\s*(?:visibility\s*:\s*hidden|display\s*:\s*none|mso-hide\s*:\s*all)\b", re.IGNORECASE)
_STYLED = {"p": ("pPr", "pStyle"), "tbl": ("tblPr", "tblStyle")}


def hidden_styles(root: Part) -> set[str]:
    """The ids of the styles of a `styles` part whose words are hidden, by themselves or by the style they rest on.

    Each style is looked at once: a chain of thousands that rest on one another costs no more than they are.
    """
    told = sorted((found for found in root if name_of(found) == "style"), key=lambda found: _says(found) is True)
    styles = {value_of(found, "styleId"): found for found in told}  # of two of one id the one that hides counts
    known: dict[str, bool] = {"": False}
    for name in styles:
        chain: dict[str, None] = {}
        while name not in known and name in styles and name not in chain:
            chain[name] = None
            own = _says(styles[name])
            if own is not None:
                known[name] = own
                break
            name = _rests_on(styles[name])
        answer = known.get(name, False)
        known.update(dict.fromkeys(chain, answer))
    return {name for name, is_hidden in known.items() if is_hidden}


def hides_by_default(root: Part, hidden: Container[str]) -> bool:
    """Whether a `styles` part hides words beside which no style is named: all, all of a kind, or some rows of a table.

    *hidden*: the ids of its styles that hide.
    """
    defaults = (_says(found) for found in children_of(root, "docDefaults", "rPrDefault"))
    kinds = [found for found in root if name_of(found) == "style"]
    parts = (_says(part) for found in kinds for part in children_of(found, "tblStylePr"))
    of_all = (value_of(found, "styleId") in hidden for found in kinds if _is_default(found))
    return any(defaults) or any(parts) or any(of_all)


def is_hidden_slide(root: Part) -> bool:
    return root.get("show", "").casefold() in ("0", "false", "off")


def hidden_parts(root: Part, styles: Container[str]) -> Iterator[Part]:
    """Runs, paragraphs, rows and tables of hidden words, shapes that are not drawn; nothing inside one of them.

    A run that says itself that it is shown is, whatever the style of the paragraph or table around it. What is hidden
    in the view of the web alone (`webHidden`: page numbers in a table of contents) stands on the pages, and stays.
    """
    around_shown = _around_shown(root)
    ahead = [(root, False)]
    while ahead:
        found, is_in_hidden = ahead.pop()
        if namespace_of(found) in WORD and name_of(found) in _STYLED:
            named = [value_of(style, "val") for style in children_of(found, *_STYLED[name_of(found)])]
            is_in_hidden = any(name in styles for name in named) if named else is_in_hidden
            is_hidden = is_in_hidden and found not in around_shown
        else:
            is_mark = _is_hidden_row(found) or _is_hidden_number(found)
            is_hidden = is_mark or _is_hidden_run(found, styles, is_in_hidden) or _is_not_drawn(found)
        if is_hidden:
            yield found
        else:
            ahead += [(child, is_in_hidden) for child in found]


def _is_run(found: Part) -> bool:
    return name_of(found) == "r" and (namespace_of(found) in WORD or namespace_of(found) in MATHS)


def _is_hidden_run(found: Part, styles: Container[str], is_in_hidden: bool) -> bool:
    if not _is_run(found):
        return False
    own = _says(found)
    if own is not None:
        return own
    return is_in_hidden or any(value_of(style, "val") in styles for style in children_of(found, "rPr", "rStyle"))


def _is_hidden_row(found: Part) -> bool:
    is_row = namespace_of(found) in WORD and name_of(found) == "tr"
    return is_row and any(map(is_on, children_of(found, "trPr", "hidden")))


def _is_hidden_number(found: Part) -> bool:
    """The words of a numbering beside which it says that they are hidden."""
    return name_of(found) == "lvlText" and _says(found.getparent()) is True


def _is_not_drawn(found: Part) -> bool:
    if namespace_of(found) == _VML:
        return _NOT_DRAWN.search(found.get("style", "")) is not None
    if name_of(found) in NAMED or name_of(found).startswith("nv"):
        return False
    holders = [found, *(inner for inner in found if name_of(inner).startswith("nv"))]
    if name_of(found) == "drawing":
        holders += [inner for inner in found if name_of(inner) in ("anchor", "inline")]
    named = (inner for holder in holders for inner in holder if name_of(inner) in NAMED)
    return any(inner.get("hidden", "").casefold() in ("1", "true", "on") for inner in named)


def _around_shown(root: Part) -> set[Part]:
    """Whatever has a run in it that says that it is shown."""
    around: set[Part] = set()
    for run in filter(_is_run, root.iter()):
        found = run if _says(run) is False else None
        while found is not None and found not in around:
            around.add(found)
            found = found.getparent()
    return around


def _says(found: Part) -> bool | None:
    """Whether a run or a style says of its words that they are hidden (`vanish`), or nothing of it."""
    told = [is_on(vanish) for vanish in children_of(found, "rPr", "vanish")]
    return any(told) if told else None


def _is_default(style: Part) -> bool:
    return value_of(style, "default").casefold() in ("1", "true", "on")


def _rests_on(style: Part) -> str:
    return next((value_of(found, "val") for found in children_of(style, "basedOn")), "")
