"""What is in a document and not on its pages: words marked as hidden, slides and shapes that are not shown."""

import re
from collections.abc import Iterator, Mapping

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from .namespaces import MATHS, WORD, Part, children_of, is_on, name_of, namespace_of, value_of

NAMED = frozenset(("docPr", "cNvPr"))
"""Whose `name` is what a file was called before it was put there; `descr`, read aloud to who does not see, stays."""
_VML = "urn:schemas-microsoft-com:vml"
_NOT_DRAWN = re.compile(r"(?:^|;)\s*(?:visibility\s*:\s*hidden|display\s*:\s*none|mso-hide\s*:\s*all)\b", re.IGNORECASE)
_DELETED = frozenset(("delText", "delInstrText"))
"""Words of a deletion; one that is still open is refused, so these stand in none."""
_STYLED = {"p": ("pPr", "pStyle"), "tbl": ("tblPr", "tblStyle")}


def styles_that_say(root: Part) -> dict[str, bool]:
    """Of the styles of a `styles` part those that say of words that they are hidden, or are not; or that rest on one.

    Each style is looked at once: a chain of thousands that rest on one another costs no more than they are.
    """
    rows = sorted(
        (element for element in root if name_of(element) == "style"), key=lambda element: _says(element) is True
    )
    styles = {value_of(element, "styleId"): element for element in rows}  # of two of one id the one that hides counts
    known: dict[str, bool | None] = {"": None}
    for name in styles:
        chain: dict[str, None] = {}
        while name not in known and name in styles and name not in chain:
            chain[name] = None
            own = _says(styles[name])
            if own is not None:
                known[name] = own
                break
            name = _rests_on(styles[name])
        answer = known.get(name)
        known.update(dict.fromkeys(chain, answer))
    return {name: is_hidden for name, is_hidden in known.items() if is_hidden is not None}


def hides_by_default(root: Part, says: Mapping[str, bool]) -> bool:
    """Whether a `styles` part hides words beside which no style is named: all, all of a kind, or some rows of a table.

    *says*: its styles that say whether words are hidden.
    """
    defaults = (_says(element) for element in children_of(root, "docDefaults", "rPrDefault"))
    kinds = [element for element in root if name_of(element) == "style"]
    parts = (_says(part) for element in kinds for part in children_of(element, "tblStylePr"))
    of_all = (says.get(value_of(element, "styleId"), False) for element in kinds if _is_default(element))
    return any(defaults) or any(parts) or any(of_all)


def is_hidden_slide(root: Part) -> bool:
    return root.get("show", "").casefold() in ("0", "false", "off")


def hidden_parts(root: Part, styles: Mapping[str, bool]) -> Iterator[Part]:
    """Runs, paragraphs, rows and tables of hidden words, shapes that are not drawn; nothing inside one of them.

    *styles* are those that say whether words are hidden. A run that says itself that it is shown is, whatever the style
    of the paragraph or table around it. What is hidden in the view of the web alone (`webHidden`: page numbers in a
    table of contents) stands on the pages, and stays. Raises `Refused` where two styles speak of one word: the standard
    and the programs do not agree which of them counts (17.7.3).
    """
    around_visible_runs = _holding_visible_runs(root)
    ahead = [(root, False)]
    while ahead:
        element, is_in_hidden = ahead.pop()
        if namespace_of(element) in WORD and name_of(element) in _STYLED:
            named = [value_of(style, "val") for style in children_of(element, *_STYLED[name_of(element)])]
            by_style = [styles[name] for name in named if name in styles]
            if by_style and is_in_hidden and _holds_words(element):
                raise Refused(sentences.HIDES_BY_STYLE)
            is_in_hidden = is_in_hidden or any(by_style)
            is_hidden = is_in_hidden and element not in around_visible_runs and not _has_styled_run(element, styles)
        else:
            is_mark = _is_hidden_row(element) or _is_hidden_number(element)
            is_hidden = is_mark or _is_hidden_run(element, styles, is_in_hidden) or _is_not_drawn(element)
        if is_hidden:
            yield element
        else:
            ahead += [(child, is_in_hidden) for child in element]


def _holds_words(element: Part) -> bool:
    return any(name_of(one) == "t" and one.text for one in element.iter())


def _has_styled_run(element: Part, styles: Mapping[str, bool]) -> bool:
    """Whether a run in it has a style that speaks of it as well."""
    return any(_hides_by_style(run, styles) is not None for run in filter(_is_run, element.iter()))


def _hides_by_style(run: Part, styles: Mapping[str, bool]) -> bool | None:
    by_style = [styles.get(value_of(style, "val")) for style in children_of(run, "rPr", "rStyle")]
    return next((one for one in by_style if one is not None), None)


def _is_run(element: Part) -> bool:
    return name_of(element) == "r" and (namespace_of(element) in WORD or namespace_of(element) in MATHS)


def _is_hidden_run(element: Part, styles: Mapping[str, bool], is_in_hidden: bool) -> bool:
    if not _is_run(element):
        return False
    own, by_style = _says(element), _hides_by_style(element, styles)
    if own is not None:
        return own
    if is_in_hidden and by_style is not None and _holds_words(element):
        raise Refused(sentences.HIDES_BY_STYLE)
    return is_in_hidden or bool(by_style)


def _is_hidden_row(element: Part) -> bool:
    is_row = namespace_of(element) in WORD and name_of(element) == "tr"
    return is_row and any(map(is_on, children_of(element, "trPr", "hidden")))


def _is_hidden_number(element: Part) -> bool:
    """The words of a numbering beside which it says that they are hidden."""
    return name_of(element) == "lvlText" and _says(element.getparent()) is True


def _is_not_drawn(element: Part) -> bool:
    if namespace_of(element) == _VML:
        return _NOT_DRAWN.search(element.get("style", "")) is not None
    if name_of(element) in NAMED or name_of(element).startswith("nv"):
        return False
    if name_of(element) in _DELETED:
        return True
    holders = [element, *(inner for inner in element if name_of(inner).startswith("nv"))]
    if name_of(element) == "drawing":
        holders += [inner for inner in element if name_of(inner) in ("anchor", "inline")]
    named = (inner for holder in holders for inner in holder if name_of(inner) in NAMED)
    return any(inner.get("hidden", "").casefold() in ("1", "true", "on") for inner in named)


def _holding_visible_runs(root: Part) -> set[Part]:
    """Whatever has a run in it that says that it is shown."""
    around: set[Part] = set()
    for run in filter(_is_run, root.iter()):
        element = run if _says(run) is False else None
        while element is not None and element not in around:
            around.add(element)
            element = element.getparent()
    return around


def _says(element: Part) -> bool | None:
    """Whether a run or a style says of its words that they are hidden (`vanish`), or nothing of it."""
    marks = [is_on(vanish) for vanish in children_of(element, "rPr", "vanish")]
    return any(marks) if marks else None


def _is_default(style: Part) -> bool:
    return value_of(style, "default").casefold() in ("1", "true", "on")


def _rests_on(style: Part) -> str:
    return next((value_of(element, "val") for element in children_of(style, "basedOn")), "")
