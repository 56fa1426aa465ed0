"""The XML of a part without what tells of persons: found by namespace and name, never by a prefix or a pattern.

Elements and attributes that the standard does not name (`names`) go whole, and words beside those that hold words. Of
the rest, what names authors, reviewers, programs, templates or files goes, and words that are marked as hidden. What
two versions of a sentence are open for (tracked insertions and deletions) only its authors can settle: that is refused.
"""

from collections.abc import Callable, Container, Iterator, Mapping

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from . import names
from .attributes import clean_attributes
from .elements import Part, name_of, namespace_of, split, value_of
from .fields import clean_fields
from .hidden import hidden_parts
from .letterless import demand_shown, forget_phantoms
from .merged import empty_covered
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
        "signatureline",
        "listItem",
        "fldData",
        "sdtPr",
        "sdtEndPr",
        "OLEObject",
        "sampData",
        "styleData",
        "clrData",
        "catLst",
        "pivotSource",
        "printSettings",
        "snd",
        "sndAc",
        "wavAudioFile",
        "audioFile",
        "audioCd",
        "videoFile",
        "quickTimeFile",
    ]
)
"""Extensions, data bound to a part that is not kept, variables, marks of sessions, comments, editors, templates,
lines for who is to sign, choices and former values of forms, the sheets that charts were made of and how those are
printed, examples and kinds of diagrams, sounds and films."""
_WRAPS = frozenset(("smartTag", "customXml", "sdt", "sdtContent"))
"""Around words: what they mean to a program, and forms."""
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


def clean(root: Part, *, links: Container[str], styles: Mapping[str, bool]) -> None:
    """Take it all out of *root*; elements that name a relationship not in *links* go with it. May raise `Refused`."""
    if namespace_of(root) not in KEPT:
        raise ValueError("not a part of an office document")
    demand_no_remarks(root)
    if name_of(root) == "settings" and namespace_of(root) in WORD:
        _remove(found for found in root if name_of(found) not in _SETTINGS)
    _remove(found for found in root.iter() if not _stays(found))
    _keep_one_branch(root)
    for found in root.iter():
        clean_attributes(found)
        _forget_loose_words(found)
    clean_fields(root)
    _remove(hidden_parts(root, styles))
    empty_covered(root)
    forget_phantoms(root)
    demand_shown(root)
    _follow_links(root, links)
    _remove(_empty_drawings(root))
    _unwrap(root, lambda found: namespace_of(found) in WORD and name_of(found) in _WRAPS)
    _forget_namespaces(root)


def demand_no_remarks(root: Part) -> None:
    """Refuse comments, and changes that wait for a decision; an empty part of comments is harmless."""
    is_remark = name_of(root) in _REMARKS and len(root) > 0
    if is_remark or any(namespace_of(found) in WORD and _is_undecided(found) for found in root.iter()):
        raise Refused(sentences.carries_remarks())


def names_of_links(root: Part) -> set[str]:
    """The ids of relationships that *root* names."""
    return {value for found in root.iter() for name, value in found.attrib.items() if split(name)[0] in LINKED}


def _is_undecided(found: Part) -> bool:
    """A changed format names its author and is no open question: it is left out (`_stays`)."""
    if name_of(found) in _SETTLED_BY_AUTHORS:
        return True
    return bool(value_of(found, "author")) and not name_of(found).endswith("Change") and name_of(found) != "comment"


def _stays(found: Part) -> bool:
    if not names.is_known(found.tag) or name_of(found) in _LEFT_OUT:
        return False
    if name_of(found) == "Choice" and namespace_of(found) == COMPATIBLE:
        return all(found.nsmap.get(prefix) in KEPT for prefix in found.get("Requires", "").split())
    return not (namespace_of(found) in WORD and name_of(found).endswith("Change"))


def _keep_one_branch(root: Part) -> None:
    """Of what stands in two ways, for programs that know more and for others, the first: the second may say another."""
    for found in list(root.iter(f"{{{COMPATIBLE}}}AlternateContent")):
        branches = sorted(found, key=lambda branch: name_of(branch) != "Choice")
        _remove(iter(branches[1:]))
    _unwrap(root, lambda found: namespace_of(found) == COMPATIBLE and _is_without_choice(found))


def _is_without_choice(found: Part) -> bool:
    if name_of(found) == "AlternateContent":
        return not any(name_of(branch) == "Choice" for branch in found)
    return name_of(found) == "Fallback"


def _follow_links(root: Part, links: Container[str]) -> None:
    """A link of words that leads nowhere any more leaves its words; whatever else names such a relationship goes."""

    def leads_nowhere(found: Part) -> bool:
        named = (value for name, value in found.attrib.items() if split(name)[0] in LINKED)
        return any(value and value not in links for value in named)

    _unwrap(root, lambda found: name_of(found) == "hyperlink" and namespace_of(found) in WORD and leads_nowhere(found))
    _remove(found for found in root.iter() if leads_nowhere(found))


def _empty_drawings(root: Part) -> Iterator[Part]:
    """What draws nothing any more, since its picture or its chart is gone, with what it says of that."""
    for found in root.iter():
        if name_of(found) == "pic" and not any(map(_is_picture, found.iter())):
            yield _whole(found) if name_of(found.getparent()) == "graphicData" else found
        elif name_of(found) == "graphicData" and len(found) == 0:
            yield _whole(found)


def _is_picture(found: Part) -> bool:
    return name_of(found) == "blip" and any(split(name)[0] in LINKED for name in found.attrib)


def _whole(found: Part) -> Part:
    return next((one for one in found.iterancestors() if name_of(one) in ("drawing", "graphicFrame")), found)


def _forget_namespaces(root: Part) -> None:
    """Declarations that nothing needs may themselves name somebody; `Ignorable` may name only what is declared."""
    prefixes = {prefix: uri for found in root.iter() for prefix, uri in found.nsmap.items() if prefix and uri in KEPT}
    ignorable = f"{{{COMPATIBLE}}}Ignorable"
    for found in root.iter():
        if ignorable in found.attrib:
            found.set(ignorable, " ".join(word for word in found.get(ignorable).split() if word in prefixes))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(prefixes))


def _forget_loose_words(found: Part) -> None:
    """Words stand in elements that are made for them: beside them no program draws any."""
    found.tail = None
    if not names.holds_text(found.tag):
        found.text = None


def _remove(found: Iterator[Part]) -> None:
    """Take out; the root itself stays."""
    for one in list(found):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)


def _unwrap(root: Part, is_wrap: Callable[[Part], bool]) -> None:
    for one in [found for found in root.iter() if found is not root and is_wrap(found)]:
        for child in list(one):
            one.addprevious(child)
        one.getparent().remove(one)
