"""What a codebook file would do to the codebook of a cycle: looked at before it is done."""

import json
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.utils import translation

from tinkuy.core import languages
from tinkuy.core.text import folded
from tinkuy.design.kinds import KINDS
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.codebook.files.file import MOST_NAMES, CodebookFile, FileCode
from tinkuy.systematisation.codebook.files.writing import KIND_GUIDS
from tinkuy.systematisation.evidence.models.code import DEEPEST, PREFIXES, Code, CodeMerge, FindingKind
from tinkuy.uploads.models import Upload
from tinkuy.uploads.refusals import erased

ADD, CHANGE, SAME, MERGED, KIND, UNDECIDED = "add", "change", "same", "merged", "kind", "undecided"


@dataclass(frozen=True)
class Planned:
    """What becomes of one code of the file.

    `deed` is add, change, same, merged (into another one, and left so), kind (one of the four, no code) or undecided (a
    root whose kind nobody chose). `under` is the place in the plan of the one above, `level` 1 below the kind. A code
    that the file does not place, at its top and under no kind, stays where it stands.
    """

    place: int
    deed: str
    kind: str
    name: dict[str, str]
    note: dict[str, str]
    guid: uuid.UUID
    colour: str
    is_codable: bool
    under: int | None
    level: int
    is_placed: bool
    code: Code | None = None

    @property
    def first_name(self) -> str:
        return next(iter(self.name.values()), "")


@dataclass
class Plan:
    """All of it. `roots` are the places of the codes whose kind a person says; `lifted` stood deeper than may be.

    `without_place` names what has none here: *categories* that only hold the kinds, *notes* of kinds.
    """

    planned: list[Planned] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    lifted: int = 0
    without_place: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def leave_out(self, what: str, file_code: FileCode) -> None:
        name = next(iter(file_code.names.values()), "")
        if name and len(self.without_place.get(what, ())) < MOST_NAMES:
            self.without_place[what] = (*self.without_place.get(what, ()), name)

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.deed for one in self.planned)

    @property
    def is_ready(self) -> bool:
        return not self.counts[UNDECIDED]

    @property
    def changes_nothing(self) -> bool:
        return not (self.counts[ADD] or self.counts[CHANGE] or self.counts[UNDECIDED])


def codes_of(upload: Upload) -> CodebookFile:
    """What an uploaded file says, as it was read; refuses once it was erased."""
    if not upload.sealed_shown:
        raise erased()
    read: dict[str, Any] = json.loads(upload.stored_preview())
    return CodebookFile(codes=tuple(FileCode(**code) for code in read.pop("codes")), **read)


def kinds_chosen(upload: Upload) -> dict[int, str]:
    """By the place of a root, what a person said that it is."""
    return {int(place): kind for place, kind in upload.answers.get("kinds", {}).items()}


def codebook_rows(cycle: Cycle) -> list[Any]:
    """What a plan rests on: the codes of the cycle, and those that were merged away."""
    rows = Code.objects.filter(cycle=cycle).order_by("pk").values_list()
    return [*rows, *CodeMerge.objects.filter(cycle=cycle).order_by("guid").values_list("guid", flat=True)]


def plan_of(cycle: Cycle, codes: Sequence[FileCode], kinds: Mapping[int, str], language: str) -> Plan:
    """What *codes* do, with the *kinds* that a person chose for roots by their place; two queries.

    A code is known by its identifier; else by its name among those of its kind, so that a file read twice adds nothing.
    """
    plan = Plan()
    codes = _without_categories(codes, plan)
    own_codes = list(Code.objects.filter(cycle=cycle))
    by_guid = {code.guid: code for code in own_codes}
    merged = set(CodeMerge.objects.filter(cycle=cycle).values_list("guid", flat=True))
    file_guids = {file_code.guid for file_code in codes}
    free = {code.pk for code in own_codes if str(code.guid) not in file_guids}
    by_name = _by_name(own_codes)
    for place, file_code in enumerate(codes):
        above = plan.planned[file_code.under] if file_code.under is not None else None
        guid = uuid.UUID(file_code.guid) if file_code.guid else _guid_by_place(file_code, above)
        name = _by_language(file_code.names, language)
        code = by_guid.get(guid)
        kind = code.kind if code else _kind(place, file_code, above, kinds)
        is_kind = above is None and not file_code.kind and bool(_kind_in_file(file_code))
        if code is None and not is_kind:
            same = by_name.get((kind, folded(next(iter(name.values()), ""))), ())
            code = next((one for one in same if one.pk in free), None)
        if code is not None:
            free.discard(code.pk)
        if above is None and not _kind_in_file(file_code) and code is None:
            plan.roots.append(place)
        under, level = _place(plan, file_code.under)
        if level > DEEPEST:
            plan.lifted += 1
            under, level = plan.planned[under].under if under is not None else None, DEEPEST
        one = Planned(
            place=place,
            deed="",
            kind=kind,
            name=name,
            note=_by_language(file_code.notes, language),
            guid=guid,
            colour=file_code.colour,
            is_codable=file_code.is_codable,
            under=under,
            level=level,
            is_placed=above is not None or bool(_kind_in_file(file_code)),
            code=code,
        )
        plan.planned.append(_decided(one, plan, guid in merged, is_kind))
        if is_kind and any(file_code.notes.values()):
            plan.leave_out("notes", file_code)
    return plan


def _without_categories(codes: Sequence[FileCode], plan: Plan) -> Sequence[FileCode]:
    """The codes without a category at the top that holds the four kinds and nothing else: they are its children."""
    children: dict[int | None, list[int]] = {}
    for place, code in enumerate(codes):
        children.setdefault(code.under, []).append(place)
    left_out = {
        root
        for root in children.get(None, ())
        if not _kind_in_file(codes[root])
        and children.get(root)
        and all(_kind_in_file(replace(codes[place], under=None)) for place in children[root])
    }
    if not left_out:
        return codes
    for root in sorted(left_out):
        plan.leave_out("categories", codes[root])
        if any(codes[root].notes.values()):
            plan.leave_out("notes", codes[root])
    places: dict[int | None, int | None] = dict.fromkeys(left_out) | {None: None}
    remaining = [place for place in range(len(codes)) if place not in left_out]
    places |= {place: number for number, place in enumerate(remaining)}
    return [replace(codes[place], under=places[codes[place].under]) for place in remaining]


def _by_name(codes: Iterable[Code]) -> dict[tuple[str, str], list[Code]]:
    """The codes by their kind and their name in any language."""
    by_name: dict[tuple[str, str], list[Code]] = {}
    for code in codes:
        for name in {folded(text) for text in code.name.values()}:
            by_name.setdefault((code.kind, name), []).append(code)
    return by_name


def _decided(one: Planned, plan: Plan, is_merged: bool, is_kind: bool) -> Planned:
    if is_kind:
        deed = KIND
    elif is_merged:
        deed = MERGED
    elif not one.kind:
        deed = UNDECIDED
    elif one.code is None:
        deed = ADD
    else:
        deed = CHANGE if changed_fields(one, plan) else SAME
    return replace(one, deed=deed, level=0 if is_kind else one.level)


def changed_fields(one: Planned, plan: Plan) -> dict[str, object]:
    """The fields of a known code that the file says otherwise. What the file leaves empty stays."""
    code = one.code
    if code is None:
        return {}
    changed: dict[str, object] = {}
    if any(not _same(code.name.get(key, ""), text) for key, text in one.name.items()):
        changed["name"] = code.name | one.name
    if any(not _same(code.note.get(key, ""), text) for key, text in one.note.items()):
        changed["note"] = code.note | one.note
    if one.colour and one.colour != code.colour:
        changed["colour"] = one.colour
    if one.is_codable != code.is_codable:
        changed["is_codable"] = one.is_codable
    above = plan.planned[one.under] if one.under is not None else None
    is_moved = (above.code.pk if above and above.code else None) != code.parent_id
    if one.is_placed and code.kind == one.kind and (is_moved or (above and above.code is None)):
        changed["parent"] = one.under
    return changed


def _kind(place: int, file_code: FileCode, above: Planned | None, kinds: Mapping[int, str]) -> str:
    """The kind of a code that we do not know: of the one above, as the file says, or as a person chose."""
    return above.kind if above is not None else _kind_in_file(file_code) or kinds.get(place, "")


def _kind_in_file(file_code: FileCode) -> str:
    """The kind that the file names, in its own column or as the root's identifier or name."""
    if file_code.kind:
        return _kind_words().get(folded(file_code.kind), "")
    if file_code.under is not None:
        return ""
    by_guid = {guid: kind for kind, guid in KIND_GUIDS.items()}
    return by_guid.get(file_code.guid) or next(
        (kind for text in file_code.names.values() if (kind := _kind_words().get(folded(text), ""))), ""
    )


@cache
def _kind_words() -> dict[str, str]:
    """Each kind by its code, its letters and its words in every language."""
    words = {folded(kind.value): kind.value for kind in FindingKind}
    words |= {folded(letters): kind.value for kind, letters in PREFIXES.items()}
    for language in languages.CODES:
        with translation.override(language):
            for kind in KINDS.values():
                words[folded(str(kind.singular))] = words[folded(str(kind.plural))] = kind.code
    return words


def _place(plan: Plan, under: int | None) -> tuple[int | None, int]:
    """Under which code it comes to stand and how deep; a kind is no code."""
    if under is None:
        return None, 1
    above = plan.planned[under]
    return (None, 1) if above.deed == KIND else (under, above.level + 1)


def _guid_by_place(file_code: FileCode, above: Planned | None) -> uuid.UUID:
    """An identifier for a code without one: from its name and those above it, the same each time."""
    names = "/".join(folded(text) for text in file_code.names.values())
    return uuid.uuid5(above.guid if above else uuid.NAMESPACE_OID, names)


def _by_language(texts: Mapping[str, str], language: str) -> dict[str, str]:
    """The texts by language, those of the file's own language under *language*; unknown languages are left out."""
    return {key or language: text for key, text in texts.items() if (key or language) in languages.CODES and text}


def _same(ours: str, theirs: str) -> bool:
    """Whether two texts are the same but for their spaces: a table has no line breaks."""
    return " ".join(ours.split()) == " ".join(theirs.split())
