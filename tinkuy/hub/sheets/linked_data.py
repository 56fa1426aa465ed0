"""What search engines read of the page of a sheet, by schema.org."""

from typing import Any

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.jsonld import render_jsonld

SCHEMA = "https://schema.org"
OF_A_PAGE = (
    *("@type", "@id", "url", "identifier", "name", "headline", "description", "inLanguage", "datePublished", "version"),
    *("temporalCoverage", "spatialCoverage", "keywords", "author", "publisher", "license", "creditText"),
)
"""Of the whole linked data of a sheet: its parts stand in the file, not once more in the page."""


def sheet_data(content: SheetContent) -> dict[str, Any]:
    whole = render_jsonld(content)
    whole["publisher"] = {name: value for name, value in whole.get("publisher", {}).items() if name != "email"}
    return {"@context": SCHEMA, **{name: whole[name] for name in OF_A_PAGE if whole.get(name)}}
