"""The XML of a part without what tells of persons: found by namespace and name, never by a prefix or a pattern.

Elements and attributes that the standard does not name (`names`) go whole, and words beside those that hold words. Of
the rest, what names authors, reviewers, programs, templates or files goes, and words that are marked as hidden. What
two versions of a sentence are open for (tracked insertions and deletions) only its authors can settle: that is refused.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from importlib.resources import files

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

from . import names
from .fields import clean_fields
from .hidden import hidden_parts
from .letterless import demand_visible, forget_phantoms
from .merged import empty_covered
from .names import clean_attributes
from .namespaces import COMPATIBLE, KEPT, LINKED, WORD, Part, name_of, namespace_of, split, value_of

_SETTLED_BY_AUTHORS = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))
_REMARKS = frozenset(("comments", "cmLst", "threadedComments"))
_LEFT_OUT = frozenset(files(__package__).joinpath("elements_left_out.txt").read_text("utf-8").split())
"""Extensions, data bound to a part that is not kept, variables, marks of sessions, comments, editors, templates,
lines for who is to sign, choices and former values of forms, the sheets that charts were made of and how those are
printed, examples and kinds of diagrams, sounds and films."""
_WRAPS = frozenset(("smartTag", "customXml", "sdt", "sdtContent"))
"""Around words: what they mean to a program, and forms."""
_DRAWN_ELSEWHERE = frozenset(("contentPart", "oleObj"))
"""What draws with a part of its own: strokes of a pen, and objects of other programs on slides."""
_SETTINGS = frozenset(files(__package__).joinpath("allowed_settings.txt").read_text("utf-8").split())
"""Settings of a document that change how its pages look. There are a hundred more, which do not."""


def clean(root: Part, *, links: Container[str], styles: Mapping[str, bool]) -> None:
    """Take it all out of *root*; elements that name a relationship not in *links* go with it. May raise `Refused`."""
    if namespace_of(root) not in KEPT:
        raise ValueError("not a part of an office document")
    demand_no_remarks(root)
    if name_of(root) == "settings" and namespace_of(root) in WORD:
        _remove(element for element in root if name_of(element) not in _SETTINGS)
    _remove(element for element in root.iter() if not _stays(element))
    _keep_one_branch(root)
    for element in root.iter():
        clean_attributes(element)
        _forget_loose_words(element)
    clean_fields(root)
    _remove(hidden_parts(root, styles))
    empty_covered(root)
    forget_phantoms(root)
    demand_visible(root)
    _demand_drawn(root, links)
    _follow_links(root, links)
    _remove(_empty_drawings(root))
    _unwrap(root, lambda element: namespace_of(element) in WORD and name_of(element) in _WRAPS)
    _forget_namespaces(root)


def demand_no_remarks(root: Part) -> None:
    """Refuse comments, and changes that wait for a decision; an empty part of comments is harmless."""
    is_remark = name_of(root) in _REMARKS and len(root) > 0
    if is_remark or any(namespace_of(element) in WORD and _is_undecided(element) for element in root.iter()):
        raise Refused(sentences.CARRIES_REMARKS)


def names_of_links(root: Part) -> set[str]:
    """The ids of relationships that *root* names."""
    return {value for element in root.iter() for name, value in element.attrib.items() if split(name)[0] in LINKED}


def _is_undecided(element: Part) -> bool:
    """A changed format names its author and is no open question: it is left out (`_stays`)."""
    if name_of(element) in _SETTLED_BY_AUTHORS:
        return True
    return (
        bool(value_of(element, "author")) and not name_of(element).endswith("Change") and name_of(element) != "comment"
    )


def _stays(element: Part) -> bool:
    if not names.is_known(element.tag) or name_of(element) in _LEFT_OUT:
        return False
    if name_of(element) == "Choice" and namespace_of(element) == COMPATIBLE:
        return all(element.nsmap.get(prefix) in KEPT for prefix in element.get("Requires", "").split())
    return not (namespace_of(element) in WORD and name_of(element).endswith("Change"))


def _keep_one_branch(root: Part) -> None:
    """Of what stands in two ways, for programs that know more and for others, the first: the second may say another.

    Strokes of a pen are a part of their own, which is not kept: of them the picture is, which may cover words.
    """
    for element in list(root.iter(f"{{{COMPATIBLE}}}AlternateContent")):
        branches = sorted(element, key=_rank)
        _remove(iter(branches[1:]))
    _unwrap(root, lambda element: namespace_of(element) == COMPATIBLE and _is_without_choice(element))


def _rank(branch: Part) -> int:
    if name_of(branch) != "Choice":
        return 1 if len(branch) else 3
    return 2 if any(name_of(element) == "contentPart" for element in branch.iter()) else 0


def _is_without_choice(element: Part) -> bool:
    if name_of(element) == "AlternateContent":
        return not any(name_of(branch) == "Choice" for branch in element)
    return name_of(element) == "Fallback"


def _demand_drawn(root: Part, links: Container[str]) -> None:
    """Refuse a drawing that could not be kept: it may cover words on purpose."""
    for element in root.iter():
        if name_of(element) in _DRAWN_ELSEWHERE and any(
            value not in links for name, value in element.attrib.items() if split(name)[0] in LINKED
        ):
            raise Refused(sentences.ODD_DRAWING)


def _follow_links(root: Part, links: Container[str]) -> None:
    """A link of words that leads nowhere any more leaves its words; whatever else names such a relationship goes."""

    def leads_nowhere(element: Part) -> bool:
        named = (value for name, value in element.attrib.items() if split(name)[0] in LINKED)
        return any(value and value not in links for value in named)

    _unwrap(
        root,
        lambda element: name_of(element) == "hyperlink" and namespace_of(element) in WORD and leads_nowhere(element),
    )
    _remove(element for element in root.iter() if leads_nowhere(element))


def _empty_drawings(root: Part) -> Iterator[Part]:
    """What draws nothing any more, since its picture or its chart is gone, with what it says of that."""
    for element in root.iter():
        if name_of(element) == "pic" and not any(map(_is_picture, element.iter())):
            yield _whole(element) if name_of(element.getparent()) == "graphicData" else element
        elif name_of(element) == "graphicData" and len(element) == 0:
            yield _whole(element)


def _is_picture(element: Part) -> bool:
    return name_of(element) == "blip" and any(split(name)[0] in LINKED for name in element.attrib)


def _whole(element: Part) -> Part:
    return next((one for one in element.iterancestors() if name_of(one) in ("drawing", "graphicFrame")), element)


def _forget_namespaces(root: Part) -> None:
    """Declarations that nothing needs may themselves name somebody; `Ignorable` may name only what is declared."""
    prefixes = {
        prefix: uri for element in root.iter() for prefix, uri in element.nsmap.items() if prefix and uri in KEPT
    }
    ignorable = f"{{{COMPATIBLE}}}Ignorable"
    for element in root.iter():
        if ignorable in element.attrib:
            element.set(ignorable, " ".join(word for word in element.get(ignorable).split() if word in prefixes))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(prefixes))


def _forget_loose_words(element: Part) -> None:
    """Words stand in elements that are made for them: beside them no program draws any."""
    element.tail = None
    if not names.holds_text(element.tag):
        element.text = None


def _remove(element: Iterator[Part]) -> None:
    """Take out; the root itself stays."""
    for one in list(element):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)


def _unwrap(root: Part, is_wrap: Callable[[Part], bool]) -> None:
    for one in [element for element in root.iter() if element is not root and is_wrap(element)]:
        for child in list(one):
            one.addprevious(child)
        one.getparent().remove(one)
