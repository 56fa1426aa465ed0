"""RIS, in UTF-8 with the line ends that it asks for. Where its programs part a name at a comma, a dash stands."""

from collections.abc import Iterator

from .reference import Reference

TYPE = "RPRT"


def render_ris(one: Reference) -> str:
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _tags(one) if value or tag == "ER")


def _tags(one: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", TYPE
    yield "ID", one.key
    for name in one.authors:
        yield "AU", _undivided(name)
    yield "TI", one.title
    yield "T3", one.series
    yield "PB", one.publisher
    yield "PY", one.year
    yield "DA", f"{one.published_on:%Y/%m/%d}" if one.published_on else ""
    yield "ET", one.version
    yield "LA", one.language
    yield "AB", one.abstract
    for word in one.keywords:
        yield "KW", _undivided(word)
    yield "C1", one.licence
    yield "DO", one.doi
    yield "UR", one.address
    yield "ER", ""


def _undivided(name: str) -> str:
    """An asterisk is not allowed in a name or a keyword either."""
    return " – ".join(part.strip() for part in name.replace("*", "").split(",") if part.strip())
