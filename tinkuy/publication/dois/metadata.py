"""What DataCite is told of a sheet: the attributes of its file `.datacite.json` in all its languages, or its end."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.citations.datacite import render_datacite
from tinkuy.publication.renderers.citations.reference import DOI_ADDRESS
from tinkuy.publication.search.actions import newest_versions
from tinkuy.publication.sheets.models import SheetVersion

from .models import SheetDoi
from .rules import is_discreet

LISTS = (
    *("subjects", "contributors", "dates", "relatedIdentifiers", "formats", "rightsList"),
    *("descriptions", "geoLocations"),
)
"""DataCite leaves what a request does not name: one that became empty is said to be."""
OF_A_TOMBSTONE = (
    *("doi", "url", "titles", "creators", "publisher", "publicationYear", "types", "version", "language"),
    "schemaVersion",
)
"""What tells which sheet it was; summary, countries and themes go with it."""


def attributes_of(row: SheetDoi) -> dict[str, Any]:
    """The attributes of its `dois` resource as the sheet stands now, with the `event` that DataCite takes them by."""
    versions = newest_versions(SheetVersion.objects.filter(sheet=row.sheet_id, retired_at=None))
    if not versions:
        return _empty() | _tombstone(row) | {"event": "hide"}
    if is_discreet(row.sheet):
        return _empty() | _bare(_of_version(row, versions[0])) | {"event": "hide"}
    attributes = _empty() | _of_version(row, versions[0])
    for other in versions[1:]:
        translated = _of_version(row, other)
        attributes["titles"] += [one | {"titleType": "TranslatedTitle"} for one in translated["titles"]]
        attributes["descriptions"] += translated.get("descriptions", [])
    return attributes | {"event": "publish"}


def digest_of(attributes: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(attributes, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _of_version(row: SheetDoi, version: SheetVersion) -> dict[str, Any]:
    content = replace(SheetContent.from_json(version.content), doi=DOI_ADDRESS + row.doi)
    return render_datacite(content)


def _tombstone(row: SheetDoi) -> dict[str, Any]:
    last = newest_versions(SheetVersion.objects.filter(sheet=row.sheet_id))[0]
    whole = _of_version(row, last)
    reason = {"description": last.retired_reason, "descriptionType": "Other", "lang": whole["language"]}
    return _bare(whole) | {"descriptions": [reason]}


def _bare(whole: dict[str, Any]) -> dict[str, Any]:
    return {name: whole[name] for name in OF_A_TOMBSTONE if name in whole}


def _empty() -> dict[str, Any]:
    return {name: [] for name in LISTS}
