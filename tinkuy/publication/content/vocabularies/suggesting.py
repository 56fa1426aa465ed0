"""The tags that the words of a cycle suggest; a person keeps or takes out each."""

from tinkuy.core.letters import folded
from tinkuy.publication.content.vocabularies.concepts import SCHEMES, concept_of, concepts

COMES_WITH = {
    "theme:trafficking": ("gcm:10", "gcm:7", "gcm:9", "gcm:23", "sdg:8.7", "sdg:16.2"),
    "theme:smuggling": ("gcm:9",),
    "theme:identification": ("gcm:12",),
    "theme:borders": ("gcm:11",),
    "theme:regularisation": ("gcm:4", "gcm:5"),
    "theme:return": ("gcm:21",),
    "theme:integration": ("gcm:16",),
    "theme:labour": ("gcm:6", "sdg:8.8"),
    "theme:information": ("gcm:3",),
    "theme:data": ("gcm:1", "sdg:17.18"),
    "theme:knowledge": ("gcm:23", "sdg:17.9"),
}
"""Objectives of the Global Compact and targets of the SDGs that go with a theme."""


def suggested_tags(text: str) -> tuple[str, ...]:
    """The themes and pillars that *text* names in any language, with what goes with them, in the order of schemes."""
    stated = _words(text)
    named = [
        concept.tag
        for scheme in ("theme", "pillar")
        for concept in concepts(scheme).values()
        if any(_words(name) in stated for name in concept.names.values())
    ]
    tags = {tag for one in named for tag in (one, *COMES_WITH.get(one, ()))}
    return tuple(concept.tag for scheme in SCHEMES for concept in concepts(scheme).values() if concept.tag in tags)


def _words(text: str) -> str:
    """Whole words are compared: «salud» is not in «saludo»."""
    return f" {' '.join(''.join(letter if letter.isalnum() else ' ' for letter in folded(text)).split())} "


def filed_under(tags: tuple[str, ...] | list[str], scheme: str) -> list[str]:
    """Those of *tags* that are concepts of *scheme*."""
    known = (concept_of(tag) for tag in tags)
    return [concept.tag for concept in known if concept is not None and concept.scheme == scheme]
