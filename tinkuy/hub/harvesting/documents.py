"""The document around each answer of the protocol."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core import clock
from tinkuy.design.typesetting.looks import writable_plain
from tinkuy.publication.records.identifiers import identifier_of
from tinkuy.publication.records.models import CatalogueRecord

from .arguments import OaiRequest
from .errors import BAD_ARGUMENT, BAD_VERB, ProtocolError
from .formats import XSI
from .moments import written

OAI = "http://www.openarchives.org/OAI/2.0/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"


def base_url() -> str:
    return settings.BASE_ADDRESS + reverse("harvesting:oai")


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """An element of the protocol behind the last one of *parent*."""
    element = etree.SubElement(parent, f"{{{OAI}}}{name}", attributes)
    element.text = text if text is None else writable_plain(text)
    return element


def document(query: OaiRequest | None, content: etree._Element | ProtocolError) -> bytes:
    """The *query* is said again, but where it was wrong as such."""
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI} {SCHEMA}")
    add(root, "responseDate", written(clock.now()))
    request = add(root, "request", base_url())
    is_wrong = isinstance(content, ProtocolError) and content.code in (BAD_VERB, BAD_ARGUMENT)
    if query and not is_wrong:
        for name, value in {"verb": query.verb, **query.arguments}.items():
            request.set(name, writable_plain(value))
    if isinstance(content, ProtocolError):
        add(root, "error", content.sentence, code=content.code)
    else:
        root.append(content)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def container(verb: str) -> etree._Element:
    return etree.Element(f"{{{OAI}}}{verb}")


def add_header(parent: etree._Element, record: CatalogueRecord) -> None:
    header = add(parent, "header", **({"status": "deleted"} if record.is_deleted else {}))
    add(header, "identifier", identifier_of(record.slug))
    add(header, "datestamp", written(record.changed_at))
    for name in sets_of(record.facets.split()):
        add(header, "setSpec", name)


def sets_of(facets: Iterable[str]) -> list[str]:
    """Each facet is a set: `country:PE`, below `country`."""
    return [word for word in facets if ":" in word]
