"""The metadata of a sheet as XML: Dublin Core, which every harvester takes, and qualified Dublin Core, with more."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.design.typesetting.looks import writable_plain
from tinkuy.hub.sheets.versions import page_address
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.downloads.queries import forms_of
from tinkuy.publication.records.queries import printed_content
from tinkuy.publication.renderers.dublin_core import dublin_core, language_tag
from tinkuy.publication.renderers.licences import LICENCES
from tinkuy.publication.sheets.models import SheetVersion

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
QDC = "http://dspace.org/qualifieddc/"

OF_WORDS = frozenset({"title", "description", "subject", "abstract"})
"""Elements that are in a language."""

type Values = Iterator[tuple[str, str, str]]
"""Namespace, element, text."""


@dataclass(frozen=True)
class Format:
    prefix: str
    schema: str
    namespace: str
    root: str
    names: dict[str, str]
    values: Callable[[SheetVersion, SheetContent], Values]


def metadata_of(versions: Sequence[SheetVersion], form: Format) -> etree._Element:
    """All languages of a sheet in one record; what two of them say alike is said once."""
    root = etree.Element(f"{{{form.namespace}}}{form.root}", nsmap=form.names | {"xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{form.namespace} {form.schema}")
    written: set[tuple[str, str, str]] = set()
    for version in versions:
        content = printed_content(version)
        for namespace, element, text in form.values(version, content):
            words = writable_plain(text)
            if words and (namespace, element, words) not in written:
                written.add((namespace, element, words))
                child = etree.SubElement(root, f"{{{namespace}}}{element}")
                child.text = words
                if element in OF_WORDS:
                    child.set(XML_LANG, language_tag(content))
    return root


def _simple(version: SheetVersion, content: SheetContent) -> Values:
    for element, value in _elements(version, content).items():
        for text in _each(value):
            yield DC, element, text


def _qualified(version: SheetVersion, content: SheetContent) -> Values:
    elements = _elements(version, content)
    for element in ("title", "creator", "subject", "publisher", "contributor", "type", "identifier", "language"):
        for text in _each(elements[element]):
            yield DC, element, text
    yield DCTERMS, "abstract", content.summary
    yield DCTERMS, "issued", content.published_on
    for country in content.scope.countries:
        yield DCTERMS, "spatial", country
    yield DCTERMS, "temporal", "/".join(day for day in (content.starts_on, content.ends_on) if day)
    yield DCTERMS, "license", LICENCES.get(content.licence, content.licence)
    yield DCTERMS, "bibliographicCitation", content.citation
    yield DCTERMS, "isPartOf", _cycle(version)
    for file in forms_of(version):
        if file.is_default:
            yield DCTERMS, "hasFormat", file.address
    for link in content.more:
        yield DCTERMS, "references", link.href


def _elements(version: SheetVersion, content: SheetContent) -> dict[str, str | list[str]]:
    identifiers = [page_address(version), content.doi]
    return dublin_core(content) | {"identifier": identifiers, "source": _cycle(version)}


def _cycle(version: SheetVersion) -> str:
    return f"{settings.BASE_ADDRESS}/{version.language}/c/{version.cycle_slug}/" if version.cycle_slug else ""


def _each(value: str | Iterable[str]) -> Iterable[str]:
    return [value] if isinstance(value, str) else value


FORMATS = {
    form.prefix: form
    for form in (
        Format(
            "oai_dc",
            "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
            OAI_DC,
            "dc",
            {"oai_dc": OAI_DC, "dc": DC},
            _simple,
        ),
        Format(
            "qdc",
            "http://dublincore.org/schemas/xmls/qdc/2008/02/11/qualifieddc.xsd",
            QDC,
            "qualifieddc",
            {"qdc": QDC, "dc": DC, "dcterms": DCTERMS},
            _qualified,
        ),
    )
}
