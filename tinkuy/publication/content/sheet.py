"""The whole sheet. Field names are the field ids of the sheet's specification; order follows it."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tinkuy.publication.content.parts import (
    Contact,
    CountryLine,
    Figures,
    Item,
    Link,
    Picture,
    Scope,
    Thread,
    WebinarLine,
)
from tinkuy.publication.content.plain import from_plain, to_plain

FINDINGS = ("risks", "practices", "lessons", "recommendations")
"""The fields of the findings, in the order of their kinds."""

FINDINGS_AS_READ = ("lessons", "recommendations", "risks", "practices")
"""In the order of a text: first what was learned and is asked for."""

OF_VERSION = ("changed", "translation_of", "source_language", "reviewed_grade", "grade_reason")
"""What a version says of the one before it, of the one that it translates, of its reviews."""

WRITTEN_ELSEWHERE = ("version", "published_on", "address", "layout", "doi", *OF_VERSION)

LATER_FIELDS = ("layout", "changes", "participation", "doi", *OF_VERSION)
"""Empty ones have no key in the plain form, as rows have none that are older than these fields: hashes stay."""

LAYOUTS = ("four-page", "one-page", "long")
"""How the PDF is laid out; the words are the same ones, so that no review or approval is of a layout."""


@dataclass(frozen=True)
class SheetContent:
    """One language of a sheet. Every field may be empty: an imported text fills few, a cycle's own draft many."""

    language: str = "es"
    series: str = ""
    title: str = ""
    guiding_question: str = ""
    summary: str = ""
    grade: str = ""
    type: str = ""
    starts_on: str = ""
    ends_on: str = ""
    scope: Scope = field(default_factory=Scope)
    objective: str = ""
    context: str = ""
    beneficiaries: str = ""
    implementers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    focal_points: tuple[str, ...] = ()
    """Of texts of former versions, whose hash holds it; written into none and read by nobody (invariant 21)."""
    actions: tuple[str, ...] = ()
    webinars: tuple[WebinarLine, ...] = ()
    threads: tuple[Thread, ...] = ()
    results: str = ""
    figures: Figures = field(default_factory=Figures)
    risks: tuple[Item, ...] = ()
    practices: tuple[Item, ...] = ()
    lessons: tuple[Item, ...] = ()
    recommendations: tuple[Item, ...] = ()
    featured_recommendation: str = ""
    agreements: tuple[str, ...] = ()
    success_factors: str = ""
    constraints: str = ""
    innovation: str = ""
    approaches: str = ""
    safeguards: str = ""
    sustainability: str = ""
    replicability: tuple[str, ...] = ()
    resources: str = ""
    validation: str = ""
    tags: tuple[str, ...] = ()
    more: tuple[Link, ...] = ()
    contact: Contact = field(default_factory=Contact)
    credits: str = ""
    licence: str = ""
    citation: str = ""
    media: tuple[Picture, ...] = ()
    footer: tuple[str, ...] = ()
    disclaimer: str = ""
    version: int = 0
    published_on: str = ""
    address: str = ""
    layout: str = ""
    changes: str = ""
    """What a correction changes, in the words of who wrote it."""
    changed: tuple[str, ...] = ()
    """The fields of this version that are not as in the version before it, in the same language."""
    translation_of: int = 0
    """The number of the version that this one translates, in `source_language`; 0 where it is the original."""
    source_language: str = ""
    participation: tuple[CountryLine, ...] = ()
    reviewed_grade: str = ""
    grade_reason: str = ""
    """The grade that the reviews of a version made, and why; `grade` is what its text says."""
    doi: str = ""
    """As an address (`https://doi.org/10.…`), as DOIs are shown. No version holds it: it may be registered later."""

    def to_json(self) -> dict[str, Any]:
        """As plain lists and dictionaries, for storing."""
        plain: dict[str, Any] = to_plain(self)
        return {name: value for name, value in plain.items() if value or name not in LATER_FIELDS}

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "SheetContent":
        """From the plain form; unknown keys are left out, missing ones empty: old versions stay readable."""
        content: SheetContent = from_plain(cls, plain)
        return content

    def content_hash(self) -> str:
        """SHA-256 of what was written: number, date and address of publication do not count."""
        return hash_of_plain(self.to_json())

    @property
    def past_webinars(self) -> tuple[WebinarLine, ...]:
        """The sessions that took place."""
        return tuple(webinar for webinar in self.webinars if not webinar.is_planned)

    @property
    def planned(self) -> tuple[WebinarLine, ...]:
        """Those that were still to come."""
        return tuple(webinar for webinar in self.webinars if webinar.is_planned)

    def items(self) -> Iterator[Item]:
        """All findings: risks, practices, lessons, recommendations."""
        for name in FINDINGS:
            yield from getattr(self, name)

    def texts(self) -> Iterator[str]:
        """Every text that a reader sees, in order; for the search, the guard, the count of words."""
        yield from texts_of("", self.to_json())

    def plain_text(self) -> str:
        return "\n".join(self.texts())


NOT_READ = {
    "focal_points", "validation", "language", "address", "starts_on", "ends_on", "published_on", "date", "href",
    "clock", "code", "country", "countries", "state", "file", "knots", "counts", "layout", "changed", "source_language",
    "doi",
}  # fmt: skip


def hash_of_plain(plain: dict[str, Any]) -> str:
    """The content hash of a sheet by its plain form, as it lies in a row.

    A session that was held counts as before sessions could be told as planned: what was approved stays approved.
    """
    words = {name: value for name, value in plain.items() if name not in WRITTEN_ELSEWHERE}
    if "webinars" in words:
        words["webinars"] = [
            {name: value for name, value in webinar.items() if value or name != "is_planned"}
            for webinar in words["webinars"]
        ]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def texts_of(name: str, plain: Any) -> Iterator[str]:
    """Every text that a reader sees of the field *name*, in its plain form."""
    if name in NOT_READ:
        return
    if isinstance(plain, str):
        if plain:
            yield plain
    elif isinstance(plain, dict):
        for part, value in plain.items():
            yield from texts_of(part, value)
    elif isinstance(plain, list):
        for value in plain:
            yield from texts_of(name, value)
