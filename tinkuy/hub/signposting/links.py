"""The typed links of a sheet, after the profile of Signposting: what it is, how it is cited, described and had."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from tinkuy.hub.known_hubs.models import INBOX
from tinkuy.hub.known_hubs.queries import hubs_for_reviews
from tinkuy.hub.sheets.versions import PublishedSheet, page_address
from tinkuy.publication.downloads.queries import forms_of
from tinkuy.publication.records.identifiers import identifier_of
from tinkuy.publication.records.queries import doi_of
from tinkuy.publication.renderers.licences import LICENCES
from tinkuy.publication.sheets.models import SheetVersion

TYPES = ("https://schema.org/AboutPage", "https://schema.org/LearningResource")
INBOX_RELATION = "http://www.w3.org/ns/ldp#inbox"
DESCRIBES = "json"
"""The form that tells of the sheet; the others are the sheet."""
LINKSET = "application/linkset+json"
PACKAGE_TYPE = "application/zip"
RO_CRATE = "https://w3id.org/ro/crate"
"""The profile by which RO-Crate 1.2 has an archive of a crate named."""
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"


@dataclass(frozen=True)
class TypedLink:
    relation: str
    href: str
    type: str = ""
    hreflang: str = ""
    profile: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        values = {"type": self.type, "hreflang": self.hreflang, "profile": self.profile}
        return {name: value for name, value in values.items() if value}


def links_of_page(sheet: PublishedSheet) -> Iterator[TypedLink]:
    """Of its page; every layout stands in the set alone."""
    version = sheet.version
    yield TypedLink("cite-as", doi_of(version) or page_address(version))
    for kind in TYPES:
        yield TypedLink("type", kind)
    if licence := LICENCES.get(str(version.content.get("licence") or "")):
        yield TypedLink("license", licence)
    yield from _descriptions(version)
    for file in forms_of(version):
        if file.is_default and file.form != DESCRIBES:
            yield TypedLink("item", file.address, file.media_type)
    yield _package_of(version)
    for other in sheet.others:
        yield TypedLink("alternate", page_address(other), "text/html", other.language)
    yield from _inbox()
    yield _set_of(version)


def links_of_file(version: SheetVersion) -> Iterator[TypedLink]:
    yield TypedLink("collection", page_address(version), "text/html")
    yield TypedLink("cite-as", doi_of(version) or page_address(version))
    yield _set_of(version)


def _inbox() -> Iterator[TypedLink]:
    """Where another hub sends what it says of the sheet (Linked Data Notifications): only where any hub may."""
    if hubs_for_reviews().exists():
        yield TypedLink(INBOX_RELATION, settings.BASE_ADDRESS + INBOX)


def _descriptions(version: SheetVersion) -> Iterator[TypedLink]:
    for file in forms_of(version):
        if file.form == DESCRIBES:
            yield TypedLink("describedby", file.address, file.media_type)
    question = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": identifier_of(version.slug)}
    yield TypedLink("describedby", f"{settings.BASE_ADDRESS}/oai?{urlencode(question)}", "text/xml", profile=OAI_DC)


def package_address(version: SheetVersion) -> str:
    return f"{page_address(version).removesuffix('/')}.zip"


def _package_of(version: SheetVersion) -> TypedLink:
    return TypedLink("item", package_address(version), PACKAGE_TYPE, profile=RO_CRATE)


def _set_of(version: SheetVersion) -> TypedLink:
    return TypedLink("linkset", f"{page_address(version).removesuffix('/')}.linkset.json", LINKSET)


def link_header(links: Iterable[TypedLink]) -> str:
    return ", ".join(
        "".join(
            [
                f'<{link.href}>; rel="{link.relation}"',
                *(f'; {name}="{value}"' for name, value in link.attributes.items()),
            ]
        )
        for link in links
    )


def link_set(sheet: PublishedSheet) -> dict[str, Any]:
    """The links of the page and of each of its files, by where they begin."""
    version = sheet.version
    of_page = [link for link in links_of_page(sheet) if link.relation not in ("item", "linkset")]
    files = [file for file in forms_of(version) if file.form != DESCRIBES]
    items = [*(TypedLink("item", file.address, file.media_type) for file in files), _package_of(version)]
    return {
        "linkset": [
            _context(page_address(version), [*of_page, *items]),
            *(_of_file(version, one.href) for one in items),
        ]
    }


def _of_file(version: SheetVersion, address: str) -> dict[str, Any]:
    return _context(address, [link for link in links_of_file(version) if link.relation != "linkset"])


def _context(anchor: str, links: Iterable[TypedLink]) -> dict[str, Any]:
    context: dict[str, Any] = {"anchor": anchor}
    for link in links:
        attributes = link.attributes
        if "hreflang" in attributes:
            attributes |= {"hreflang": [attributes["hreflang"]]}  # type: ignore[dict-item]
        context.setdefault(link.relation, []).append({"href": link.href, **attributes})
    return context
