"""What sheets and findings are narrowed by: words such as `country:PE`, made of what is published and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tinkuy.core import languages
from tinkuy.publication.content.vocabularies.concepts import grade_named, tag_named

FACETS = ("kind", "country", "theme", "gcm", "sdg", "grade", "sector", "year", "language")
"""In the order in which they are offered. Each but kind, country, year and language is a scheme of `vocabularies`."""

OF_TAGS = ("theme", "gcm", "sdg", "sector")


def sheet_facets(contents: Mapping[str, Mapping[str, Any]], year: int, kinds: Iterable[str]) -> str:
    """Of a sheet by its published texts in each language, the newest first."""
    countries = (_newest(contents).get("scope") or {}).get("countries", ())
    return _joined([*_each("country", countries), *_each("kind", kinds), *_shared(contents, year)])


def finding_facets(contents: Mapping[str, Mapping[str, Any]], year: int, kind: str, countries: Sequence[str]) -> str:
    """Of one of its findings: *countries* are those that are named with it."""
    return _joined([*_each("country", countries), f"kind:{kind}", *_shared(contents, year)])


def _shared(contents: Mapping[str, Mapping[str, Any]], year: int) -> Iterator[str]:
    """What a finding has of its sheet."""
    newest = _newest(contents)
    yield from (f"language:{code}" for code in languages.CODES if code in contents)
    yield f"year:{year}"
    tags = (tag_named(str(tag)) for tag in newest.get("tags") or ())
    yield from (tag for tag in tags if tag.partition(":")[0] in OF_TAGS)
    if grade := grade_named(str(newest.get("reviewed_grade") or newest.get("grade") or "")):
        yield f"grade:{grade}"


def _newest(contents: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    return next(iter(contents.values()))


def _each(facet: str, values: Iterable[str]) -> Iterator[str]:
    return (f"{facet}:{value}" for value in values)


def _joined(words: Iterable[str]) -> str:
    """Each once, between blanks; none holds a blank itself, whatever somebody wrote into a text."""
    return f" {' '.join(dict.fromkeys(word for word in words if len(word.split()) == 1))} "
