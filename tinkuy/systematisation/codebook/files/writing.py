"""A codebook that leaves: as a table that comes back, and in the exchange format of the REFI-QDA standard, version 1.0.

The four kinds are its roots, categories without passages of their own, each with an identifier that never changes, so
that Tinkuy knows them again. The format has one name and one description for a code: those in the main language of the
cycle.
"""

import re
import uuid
from collections.abc import Iterable, Mapping
from importlib.resources import files

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core import languages
from tinkuy.core.tables.table import Column, Table
from tinkuy.core.text import in_language
from tinkuy.design.kinds import KINDS
from tinkuy.systematisation.evidence.models.code import Code, FindingKind

from .xml_reading import NAMESPACE


def codebook_table(codes: Iterable[Code], title: str) -> Table:
    """One line a code, those above before those under them; `times` is how many quotes it has."""
    columns = (
        *(Column(name, 16) for name in ("kind", "code", "under")),
        *(Column(f"name_{language}", 30) for language in languages.CODES),
        *(Column(f"note_{language}", 50) for language in languages.CODES),
        *(Column(name, 12) for name in ("colour", "gathers_only", "quotes")),
        Column("guid", 38),
    )
    all_codes = list(codes)
    labels: dict[int | None, str] = {code.pk: code.label for code in all_codes}
    rows = (
        (
            code.kind,
            code.label,
            labels.get(code.parent_id, ""),
            *(code.name.get(language, "") for language in languages.CODES),
            *(code.note.get(language, "") for language in languages.CODES),
            code.colour,
            "" if code.is_codable else "yes",
            code.times,  # type: ignore[attr-defined]
            str(code.guid),
        )
        for code in all_codes
    )
    return Table(title, columns, rows)


ORIGIN = "Tinkuy"
KIND_GUIDS = {kind.value: str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:tinkuy:kind:{kind.value}")) for kind in FindingKind}
"""From the name of each kind in the namespace of addresses (RFC 9562): the same in every installation."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_qdc(codes: Iterable[Code], main: str) -> bytes:
    """The file of *codes*, in the order of their kinds and numbers, each under its own."""
    under: dict[tuple[str, int | None], list[Code]] = {}
    for code in codes:
        under.setdefault((code.kind, code.parent_id), []).append(code)
    book = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap={None: NAMESPACE}, origin=ORIGIN)
    holder = _part(book, "Codes")
    for kind in FindingKind:
        kind_words = KINDS[kind.value]
        root = _part(
            holder, "Code", guid=KIND_GUIDS[kind], name=str(kind_words.plural), isCodable="false", color=kind_words.ink
        )
        _write(root, kind, None, under, main)
    return bytes(etree.tostring(book, xml_declaration=True, encoding="utf-8", pretty_print=True))


def schema() -> etree.XMLSchema:
    """What a codebook of the standard must be."""
    return etree.XMLSchema(etree.fromstring(files(__package__).joinpath("refi_qda_codebook.xsd").read_bytes()))


def _write(
    parent: etree._Element,
    kind: str,
    above: int | None,
    under: Mapping[tuple[str, int | None], list[Code]],
    main: str,
) -> None:
    for code in under.get((kind, above), ()):
        colour = {"color": code.colour} if code.colour else {}
        codable = "true" if code.is_codable else "false"
        name = _plain(in_language(code.name, main))
        element = _part(parent, "Code", guid=str(code.guid), name=name, isCodable=codable, **colour)
        if note := _note(code.note, main):
            _part(element, "Description").text = _plain(note)
        _write(element, kind, code.pk, under, main)


def _note(notes: Mapping[str, str], main: str) -> str:
    """The description in the main language; where it is only in another one, that with its language before it."""
    others = (f"[{language}] {notes[language]}" for language in languages.CODES if notes.get(language))
    return notes.get(main) or next(others, "")


def _part(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", **attributes)


def _plain(text: str) -> str:
    """*text* without the few characters that no XML may hold."""
    return _NO_XML.sub("", text)
