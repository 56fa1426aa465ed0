"""The metadata of a sheet in DataCite's JSON (Metadata Schema 4.5): what this hub registers a DOI from (`dois`), and
whoever else has an account there. An identifier stands in it once it was registered.
"""

from typing import Any

from tinkuy.people.countries import country_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.selection import more_links, writable

from .reference import Reference, reference_of

SCHEMA = "http://datacite.org/schema/kernel-4"
SPDX = "https://spdx.org/licenses/"


def render_datacite(content: SheetContent) -> dict[str, Any]:
    """The attributes of a `dois` resource of its REST interface; what is not known has no key."""
    content, one = writable(content), reference_of(content)
    attributes = _citation(one) | {
        "contributors": [
            {"name": name, "nameType": "Organizational", "contributorType": "Other"}
            for name in (*content.implementers, *content.partners)
        ],
        "geoLocations": [
            {"geoLocationPlace": country_name(code, content.language)} for code in content.scope.countries
        ],
        "relatedIdentifiers": [
            {"relatedIdentifier": link.href, "relatedIdentifierType": "URL", "relationType": "References"}
            for link in more_links(content)
            if link.href.startswith("http")
        ],
        "formats": ["text/html", "application/pdf"],
        "schemaVersion": SCHEMA,
    }
    return {name: value for name, value in attributes.items() if value}


def _citation(one: Reference) -> dict[str, Any]:
    rights = {"rights": one.licence, "rightsUri": one.licence_address}
    if one.licence_address:
        spdx = {"rightsIdentifier": one.licence, "rightsIdentifierScheme": "SPDX", "schemeUri": SPDX}
        rights |= spdx
    return {
        "doi": one.doi,
        "creators": [{"name": name, "nameType": "Organizational"} for name in one.authors],
        "titles": [{"title": one.title, "lang": one.language}],
        "publisher": {"name": one.publisher} if one.publisher else {},
        "publicationYear": one.year,
        "types": {"resourceTypeGeneral": "Report", "resourceType": one.series},
        "dates": [{"date": one.published_on.isoformat(), "dateType": "Issued"}] if one.published_on else [],
        "language": one.language,
        "version": one.version,
        "subjects": [{"subject": word, "lang": one.language} for word in one.keywords],
        "descriptions": [{"description": one.abstract, "descriptionType": "Abstract", "lang": one.language}]
        if one.abstract
        else [],
        "rightsList": [{name: value for name, value in rights.items() if value}] if one.licence else [],
        "url": one.address,
    }
