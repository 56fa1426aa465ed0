"""The XML of a part without what tells of persons: found by namespace and name, never by a prefix or a pattern.

Elements and attributes of namespaces that pages are not made of go whole. Of the rest, what names authors, reviewers,
programs, templates or files goes, and words that are marked as hidden. What two versions of a sentence are open for
(tracked insertions and deletions) only its authors can settle: that is refused.
"""

from collections.abc import Callable, Container, Iterator
from functools import cache
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused

from . import sentences
from .namespaces import COMPATIBLE, KEPT, LINKED, WORD

_SETTLED_BY_AUTHORS = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))
_REMARKS = frozenset(("comments", "cmLst", "threadedComments"))
_LEFT_OUT = frozenset(
    [
        "extLst",
        "custDataLst",
        "custData",
        "docVars",
        "docVar",
        "rsids",
        "rsid",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "annotationRef",
        "permStart",
        "permEnd",
        "proofErr",
        "smartTagPr",
        "customXmlPr",
        "dataBinding",
        "alias",
        "tag",
        "attachedTemplate",
        "subDoc",
        "altChunk",
        "modifyVerifier",
        "custShowLst",
        "controls",
        "docPartObj",
        "docPartList",
        "placeholder",
    ]
)
"""Extensions, data bound to a part that is not kept, variables, marks of sessions, comments, editors, templates."""
_PRIVATE = frozenset(("author", "initials", "userId", "providerId", "gfxdata", "paraId", "textId"))
_NAMED = frozenset(("docPr", "cNvPr"))
"""Whose `name` is what a file was called before it was put there; `descr`, read aloud to who does not see, stays."""
_SETTINGS = frozenset(
    [
        "zoom",
        "mirrorMargins",
        "defaultTabStop",
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
        "doNotHyphenateCaps",
        "evenAndOddHeaders",
        "bookFoldPrinting",
        "gutterAtTop",
        "characterSpacingControl",
        "noLineBreaksAfter",
        "noLineBreaksBefore",
        "footnotePr",
        "endnotePr",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
        "decimalSymbol",
        "listSeparator",
        "embedTrueTypeFonts",
        "saveSubsetFonts",
        "displayBackgroundShape",
        "defaultTableStyle",
        "mathPr",
    ]
)
"""Settings of a document that change how its pages look. There are a hundred more, which do not."""
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

type Part = Any  # an element of lxml, which tells no types


def clean(root: Part, *, links: Container[str], hidden_styles: Container[str] = ()) -> None:
    """Take it all out of *root*; elements that name a relationship not in *links* go with it. May raise `Refused`."""
    if _ns(root) not in KEPT:
        raise ValueError("not a part of an office document")
    demand_no_remarks(root)
    if _name(root) == "settings" and _ns(root) in WORD:
        _remove(found for found in root if _name(found) not in _SETTINGS)
    _remove(found for found in root.iter() if not _stays(found))
    for found in root.iter():
        _clean_attributes(found)
        _clean_field(found)
    _remove(found for found in root.iter() if _is_hidden(found, hidden_styles))
    _follow_links(root, links)
    _unwrap(root, lambda found: _ns(found) in WORD and _name(found) in ("smartTag", "customXml"))
    _forget_namespaces(root)


def demand_no_remarks(root: Part) -> None:
    """Refuse comments, and changes that wait for a decision; an empty part of comments is harmless."""
    is_remark = _name(root) in _REMARKS and len(root) > 0
    if is_remark or any(_ns(found) in WORD and _is_undecided(found) for found in root.iter()):
        raise Refused(sentences.carries_remarks())


def hidden_styles(root: Part) -> set[str]:
    """The ids of the styles of a `styles` part whose words are hidden, by themselves or by the style they rest on."""
    styles = [found for found in root if _name(found) == "style"]
    hidden = {_value(found, "styleId") for found in styles if any(map(_hides, _children(found, "rPr", "vanish")))}
    while more := {_value(found, "styleId") for found in styles if _rests_on(found) in hidden} - hidden:
        hidden |= more
    return hidden


def is_hidden_slide(root: Part) -> bool:
    return root.get("show", "").casefold() in ("0", "false", "off")


def names_of_links(root: Part) -> set[str]:
    """The ids of relationships that *root* names."""
    return {value for found in root.iter() for name, value in found.attrib.items() if _split(name)[0] in LINKED}


def _is_undecided(found: Part) -> bool:
    """A changed format names its author and is no open question: it is left out (`_stays`)."""
    if _name(found) in _SETTLED_BY_AUTHORS:
        return True
    return bool(_value(found, "author")) and not _name(found).endswith("Change") and _name(found) != "comment"


def _stays(found: Part) -> bool:
    if _ns(found) not in KEPT or _name(found) in _LEFT_OUT:
        return False
    if _name(found) == "Choice" and _ns(found) == COMPATIBLE:
        return all(found.nsmap.get(prefix) in KEPT for prefix in found.get("Requires", "").split())
    return not (_ns(found) in WORD and _name(found).endswith("Change"))


def _clean_attributes(found: Part) -> None:
    for name in list(found.attrib):
        namespace, local = _split(name)
        is_title = local == "title" and namespace.startswith("urn:schemas-microsoft-com")
        if namespace not in KEPT or local in _PRIVATE or local.startswith("rsid") or is_title:
            del found.attrib[name]
    if _name(found) in _NAMED and "name" in found.attrib:
        found.set("name", "")
    if _name(found) == "theme":
        found.attrib.pop("name", None)


def _clean_field(found: Part) -> None:
    """`instrText` holds the order of a field, `fldSimple` has it as an attribute; their results stand beside."""
    if _name(found) == "instrText" and not _is_own_field(found.text or "") and not _goes_on(found):
        found.text = ""
    if _name(found) == "fldSimple":
        for name, value in found.attrib.items():
            if _split(name)[1] == "instr" and not _is_own_field(value):
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


def _is_hidden(found: Part, styles: Container[str]) -> bool:
    """A run of hidden words, a paragraph of a hidden style, a shape that is not drawn."""
    if _name(found) in _NAMED or _name(found) == "cNvPr":
        return False
    if _ns(found) in WORD and _name(found) == "r":
        named = [_value(style, "val") for style in _children(found, "rPr", "rStyle")]
        return any(map(_hides, _children(found, "rPr", "vanish"))) or any(name in styles for name in named)
    if _ns(found) in WORD and _name(found) == "p":
        return any(_value(style, "val") in styles for style in _children(found, "pPr", "pStyle"))
    told = [inner for outer in found if _name(outer).startswith("nv") for inner in outer if _name(inner) == "cNvPr"]
    return any(inner.get("hidden", "") in ("1", "true") for inner in told)


def _hides(vanish: Part) -> bool:
    return _value(vanish, "val").casefold() not in ("0", "false", "off")


def _follow_links(root: Part, links: Container[str]) -> None:
    """A link of words that leads nowhere any more leaves its words; whatever else names such a relationship goes."""

    def leads_nowhere(found: Part) -> bool:
        named = (value for name, value in found.attrib.items() if _split(name)[0] in LINKED)
        return any(value and value not in links for value in named)

    _unwrap(root, lambda found: _name(found) == "hyperlink" and _ns(found) in WORD and leads_nowhere(found))
    _remove(found for found in root.iter() if leads_nowhere(found))


def _forget_namespaces(root: Part) -> None:
    """Declarations that nothing needs may themselves name somebody; `Ignorable` may name only what is declared."""
    prefixes = {prefix: uri for found in root.iter() for prefix, uri in found.nsmap.items() if prefix and uri in KEPT}
    ignorable = f"{{{COMPATIBLE}}}Ignorable"
    for found in root.iter():
        if ignorable in found.attrib:
            found.set(ignorable, " ".join(word for word in found.get(ignorable).split() if word in prefixes))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(prefixes))


def _remove(found: Iterator[Part]) -> None:
    """Take out, with the words that followed kept where they are; the root itself stays."""
    for one in list(found):
        parent = one.getparent()
        if parent is not None:
            _keep_tail(one, one.tail or "")
            parent.remove(one)


def _unwrap(root: Part, is_wrap: Callable[[Part], bool]) -> None:
    for one in [found for found in root.iter() if found is not root and is_wrap(found)]:
        parent = one.getparent()
        for child in list(one):
            one.addprevious(child)
        _keep_tail(one, one.tail or "")
        parent.remove(one)


def _keep_tail(one: Part, words: str) -> None:
    if not words.strip():
        return
    before, parent = one.getprevious(), one.getparent()
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words


def _children(found: Part, *path: str) -> Iterator[Part]:
    """Those under *path*, by local names."""
    here = [found]
    for name in path:
        here = [child for one in here for child in one if _name(child) == name]
    return iter(here)


def _rests_on(style: Part) -> str:
    return next((_value(found, "val") for found in _children(style, "basedOn")), "")


def _value(found: Part, local: str) -> str:
    """An attribute by its local name, whatever its prefix."""
    return next((value for name, value in found.attrib.items() if _split(name)[1] == local), "")


def _name(found: Part) -> str:
    return _split(found.tag)[1]


def _ns(found: Part) -> str:
    return _split(found.tag)[0]


@cache
def _split(name: str) -> tuple[str, str]:
    """Namespace and local name of `{…}name`; a document has a million elements and a hundred names."""
    namespace, _, local = name.rpartition("}")
    return namespace.lstrip("{"), local
