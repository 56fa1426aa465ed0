"""CSL-JSON, as Zotero, Mendeley and pandoc read it: a name of an institution is a literal."""

from typing import Any

from .reference import Reference


def render_csl(one: Reference) -> list[dict[str, Any]]:
    """A list of one item, as the format has it; what is not known has no key."""
    issued = one.published_on
    item: dict[str, Any] = {
        "id": one.key,
        "type": "report",
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "genre": one.series,
        "publisher": one.publisher,
        "issued": {"date-parts": [[issued.year, issued.month, issued.day]]} if issued else {},
        "version": one.version,
        "language": one.language,
        "abstract": one.abstract,
        "keyword": ", ".join(one.keywords),
        "license": one.licence_address or one.licence,
        "DOI": one.doi,
        "URL": one.address,
    }
    return [{name: value for name, value in item.items() if value}]
