"""The codebook as a tree: codes under codes of the same kind, at most three levels deep."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.code import DEEPEST, Code, CodeMerge, FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order, codes_with_times, in_order


@dataclass(frozen=True)
class Branch:
    """A code with `times` it was used, its level (1 is below the kind), and the languages its name lacks, as «PT»."""

    code: Code
    level: int
    untranslated: tuple[str, ...]

    @property
    def times(self) -> int:
        return int(self.code.times)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class KindBranches:
    kind: str
    branches: tuple[Branch, ...]


def tree(cycle: Cycle) -> list[KindBranches]:
    """The codebook by kind, those above before those under them; one query."""
    branches: dict[str, list[Branch]] = defaultdict(list)
    for code, level in in_order(codes_with_times()):
        lacking = tuple(key[:2].upper() for key in languages.CODES if not code.name.get(key))
        branches[code.kind].append(Branch(code, level, lacking))
    return [KindBranches(kind.value, tuple(branches[kind.value])) for kind in FindingKind]


def may_stand_above(code: Code | None) -> list[Code]:
    """The codes under which *code*, or a new one, may stand: of its kind, not itself, not too deep; two queries."""
    parents = _parents()
    return [
        other
        for other in codes_in_order()
        if not (code and other.kind != code.kind) and not _refusal(other.kind, other, code, parents)
    ]


def demand_place(kind: str, parent: Code, code: Code | None = None) -> None:
    """Refuse a place in the tree: under another kind, under itself, or deeper than three levels."""
    if refusal := _refusal(kind, parent, code, _parents()):
        raise Refused(refusal, about="parent")


def _refusal(kind: str, parent: Code, code: Code | None, parents: Mapping[int, int | None]) -> str:
    """Why *code*, or a new one of *kind*, may not stand under *parent*; nothing where it may."""
    if parent.kind != kind:
        return _("%(label)s belongs to another kind: a code stands under one of its own.") % {"label": parent.label}
    above = _line(parent.pk, parents)
    if code and code.pk in above:
        return _("A code cannot stand under itself or under one of its own.")
    if len(above) + (_height(code.pk, parents) if code else 1) > DEEPEST:
        return _("The tree would be deeper than %(levels)s levels. Choose a code further up.") % {"levels": DEEPEST}
    return ""


def _parents() -> dict[int, int | None]:
    return dict(Code.objects.values_list("pk", "parent_id"))


def quotes_with(code: Code) -> list[Excerpt]:
    """The quotes of a code, in order."""
    return list(Excerpt.objects.filter(code=code).select_related("webinar", "cue__speaker", "code"))


def codes_of_kind(code: Code) -> list[Code]:
    """The other codes of its kind, in their order: what it may be merged into."""
    return [other for other in codes_in_order() if other.kind == code.kind and other != code]


def merges_into(code: Code) -> list[CodeMerge]:
    return list(CodeMerge.objects.filter(into=code).select_related("into"))


def _line(code: int | None, parents: Mapping[int, int | None]) -> list[int]:
    """The code and all above it."""
    line = []
    while code is not None and code not in line:
        line.append(code)
        code = parents.get(code)
    return line


def _height(code: int, parents: Mapping[int, int | None]) -> int:
    """How many levels stand from *code* down, itself included."""
    return 1 + max((_height(child, parents) for child, above in parents.items() if above == code), default=0)
