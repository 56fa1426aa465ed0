"""What every citation says of a sheet, read from its content once."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinkuy.core.text import listed
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.language import day, locale_of, speaking
from tinkuy.publication.renderers.licences import LICENCES
from tinkuy.publication.renderers.selection import printed_tags, writable

DOI_ADDRESS = "https://doi.org/"
"""Before a DOI it makes an address of it (DataCite, DOI display guidelines)."""


@dataclass(frozen=True)
class Reference:
    """A published text of an institution. `authors` are names as they are, never parted into given and family names."""

    key: str
    authors: tuple[str, ...]
    title: str
    series: str
    publisher: str
    published_on: date | None
    version: str
    language: str
    address: str
    abstract: str
    keywords: tuple[str, ...]
    licence: str
    licence_address: str
    wished: str
    doi: str = ""
    """The identifier alone: `10.…`."""

    @property
    def cited_address(self) -> str:
        """What stays longest: the DOI, where there is one, as DOIs are shown."""
        return DOI_ADDRESS + self.doi if self.doi else self.address

    @property
    def year(self) -> str:
        return str(self.published_on.year) if self.published_on else ""


def reference_of(content: SheetContent) -> Reference:
    """Of one language and version of a sheet; who is credited, else whom to write to, is its author."""
    content = writable(content)
    parts = content.address.rstrip("/").rsplit("/", 1)
    slug = parts[-1] or "sheet"
    credited = tuple(name for part in content.credits.split(";") if (name := _one_line(part).rstrip(".")))
    return Reference(
        key=f"{slug}-{content.language}-{content.version}" if content.version else slug,
        authors=credited or ((content.contact.name,) if content.contact.name else ()),
        title=_one_line(content.title),
        series=_one_line(content.series) or section_name("series", content.language),
        publisher=_one_line(content.contact.name),
        published_on=day(content.published_on),
        version=str(content.version or ""),
        language=str(locale_of(content.language)).replace("_", "-"),
        address=content.address,
        abstract=_one_line(content.summary),
        keywords=tuple(map(_one_line, printed_tags(content))),
        licence=content.licence,
        licence_address=LICENCES.get(content.licence, ""),
        wished=_one_line(content.citation),
        doi=content.doi.removeprefix(DOI_ADDRESS),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def citation_text(content: SheetContent) -> str:
    """«Hub regional (2020). Trata de personas (versión 1) [Sistematización de buenas prácticas]. Dirección»: the words
    that the sheet asks for, or, where it asks for none, these. The address is said once; a DOI takes its place.
    """
    one = reference_of(content)
    if one.wished:
        return one.wished if one.cited_address in one.wished else f"{_ended(one.wished)} {one.cited_address}".rstrip()
    with speaking(content.language):
        version = _("(version %(number)s)") % {"number": one.version} if one.version else ""
        authors = listed(one.authors)
    when = f"({one.year})" if one.year else ""
    publisher = _ended(one.publisher) if one.publisher and one.publisher not in one.authors else ""
    first, second = " ".join(filter(None, (authors, when))), " ".join(filter(None, (one.title, version)))
    sentences = (_ended(first) if first else "", f"{second} [{one.series}].", publisher, one.cited_address)
    return " ".join(filter(None, sentences))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
