"""The concepts that a sheet is filed under, each a scheme and a notation: `gcm:10` is the tag, its words are elsewhere.

A tag is written into the content of a sheet as it is here. Older and imported texts hold words of their own: those that
name a concept are taken for it, the others stay what they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tinkuy.core.letters import folded
from tinkuy.core.yaml_files import yaml_values

SCHEMES = ("theme", "gcm", "sdg", "pillar", "sector")
"""Themes; objectives of the Global Compact for Migration; targets of the Sustainable Development Goals; the four P of
the work against trafficking; where those who do it stand, as `people.roles.Sector`."""

GRADE = "grade"
"""What a sheet says of itself in a field of its own, and not in a tag."""


@dataclass(frozen=True)
class Concept:
    """`names` and `short` by language; `short` is the name where there is no shorter one."""

    scheme: str
    notation: str
    names: Mapping[str, str]
    short: Mapping[str, str]

    @property
    def tag(self) -> str:
        return f"{self.scheme}:{self.notation}"

    @property
    def has_number(self) -> bool:
        """Whether people know it by its number: it stands before the name then."""
        return self.notation[0].isdigit()

    def name(self, language: str) -> str:
        return self.names.get(language, self.names["es"])

    def short_name(self, language: str) -> str:
        return self.short.get(language, self.short["es"])


@cache
def concepts(scheme: str) -> Mapping[str, Concept]:
    """Those of *scheme* by notation, in their order."""
    return {concept.notation: concept for concept in _by_tag().values() if concept.scheme == scheme}


def concept_of(tag: str) -> Concept | None:
    """None for a word of somebody's own."""
    return _by_tag().get(tag)


def tag_named(words: str) -> str:
    """The tag of the concept that *words* name in any language, whatever their case and accents; else the words."""
    return _tags_by_name(SCHEMES).get(folded(words), words)


def grade_named(words: str) -> str:
    """The grade that *words* name in any language; empty for what is none."""
    tag = _tags_by_name((GRADE,)).get(folded(words))
    return tag.partition(":")[2] if tag else ""


def tag_words(tag: str, language: str) -> str:
    """What a reader is told of *tag*: «10, trata», «Niñez y adolescencia»; a word of somebody's own as it is."""
    concept = concept_of(tag)
    if concept is None:
        return tag
    return f"{concept.notation}, {concept.short_name(language)}" if concept.has_number else concept.name(language)


SCHEME_NAMES = {
    "gcm": {"es": "PMM", "pt-br": "PGM", "en": "GCM"},
    "sdg": {"es": "ODS", "pt-br": "ODS", "en": "SDG"},
}
"""How a number is called where it stands by itself: objectives of the Global Compact for Migration, the SDGs."""


def printed_tag(tag: str, language: str) -> str:
    """*tag* where no heading says its scheme: «PMM 10, trata»; a word of somebody's own as it is."""
    scheme = SCHEME_NAMES.get(tag.partition(":")[0], {})
    words = tag_words(tag, language)
    return f"{scheme.get(language, scheme['es'])} {words}" if scheme and words != tag else words


@cache
def _by_tag() -> Mapping[str, Concept]:
    source = files("tinkuy.publication.content.vocabularies").joinpath("concepts.yaml").read_text(encoding="utf-8")
    by_scheme = yaml_values(source)
    made = (
        Concept(scheme, notation, names, names.pop("short", names))
        for scheme in (*SCHEMES, GRADE)
        for notation, names in by_scheme[scheme].items()
    )
    return {concept.tag: concept for concept in made}


@cache
def _tags_by_name(schemes: tuple[str, ...]) -> Mapping[str, str]:
    """A name that two concepts share is that of the earlier one."""
    named: dict[str, str] = {}
    for scheme in schemes:
        for notation, concept in concepts(scheme).items():
            for name in (notation if scheme == GRADE else concept.tag, *concept.names.values()):
                named.setdefault(folded(name), concept.tag)
    return named
