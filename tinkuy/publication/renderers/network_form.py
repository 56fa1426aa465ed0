"""The fields of the form by which the UN Network on Migration receives practices, each ready to be pasted.

Their names in English are those of its form; they are read back by `language/headings.yaml` as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.content.vocabularies.concepts import concept_of, tag_words

from .selection import details, more_links


@dataclass(frozen=True)
class NetworkField:
    """`key` is for an address within a page; paragraphs are what goes into the field."""

    key: str
    name: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def network_fields(content: SheetContent) -> list[NetworkField]:
    """Those that the sheet can fill, in the order of the form. Call within `speaking(content.language)`."""
    objectives, goals, words = _tags(content)
    texts = dict(details(content, ("type", "dates", "scope")))
    named: Iterable[tuple[str, str, Iterable[str]]] = (
        ("summary", _("Summary"), content.summary.split("\n\n")),
        ("gcm", _("Primary GCM Objectives"), objectives),
        ("sdg", _("Sustainable Development Goals"), goals),
        ("principles", _("GCM Guiding Principles"), content.approaches.split("\n\n")),
        ("dates", _("Dates"), texts.get("dates", ())),
        ("type", _("Type of practice"), texts.get("type", ())),
        ("scope", _("Geographic scope"), texts.get("scope", ())),
        ("implementers", _("Main Implementing Organization(s)"), content.implementers),
        ("detail", _("Detailed Information"), (content.objective, content.context, *content.actions)),
        ("partners", _("Partner/Donor Organizations"), content.partners),
        ("impact", _("Benefit and Impact"), content.results.split("\n\n")),
        ("lessons", _("Key Lessons"), map(_words, content.lessons)),
        ("recommendations", _("Recommendations (if the practice is to be replicated)"), _to_replicate(content)),
        ("innovation", _("Innovation"), content.innovation.split("\n\n")),
        ("more", _("Additional Resources"), _links(content)),
        ("words", _("Keywords"), words),
    )
    fields = (NetworkField(key, name, tuple(filter(None, paragraphs))) for key, name, paragraphs in named)
    return [field for field in fields if field.paragraphs]


def _tags(content: SheetContent) -> tuple[list[str], list[str], list[str]]:
    """Objectives of the Global Compact, of sustainable development, and all other words."""
    by_scheme: dict[str, list[str]] = {"gcm": [], "sdg": [], "": []}
    for tag in content.tags:
        concept = concept_of(tag)
        scheme = concept.scheme if concept and concept.scheme in by_scheme else ""
        numbered = f"{concept.notation}. {concept.name(content.language)}" if concept and scheme else ""
        by_scheme[scheme].append(numbered or tag_words(tag, content.language))
    return by_scheme["gcm"], by_scheme["sdg"], by_scheme[""]


def _words(item: Item) -> str:
    return " ".join(filter(None, (item.heading and f"{item.heading.rstrip('.')}.", item.text)))


def _to_replicate(content: SheetContent) -> list[str]:
    return [*map(_words, content.recommendations), *content.replicability]


def _links(content: SheetContent) -> list[str]:
    links = [" ".join(filter(None, (link.label, link.href))) for link in more_links(content)]
    return [*links, content.doi, content.address]
