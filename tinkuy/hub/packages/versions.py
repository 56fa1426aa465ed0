"""The packages of what was published: each version in force with its forms, each retired one with its tombstone.

Every byte follows from the row, so that the package of a version is the same whenever it is made. The names of focal
points stand in no version (they consent day by day), and so in no package.
"""

import json
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils import translation

from tinkuy.core.progress import ProgressWriter
from tinkuy.hub.sheets.versions import page_address
from tinkuy.people.countries import country_name
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.publication.content.parts import Picture
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.downloads.queries import SheetForm, bytes_of, forms_of, make_missing_forms
from tinkuy.publication.pictures.queries import pictures_of
from tinkuy.publication.records.queries import printed_content
from tinkuy.publication.renderers.licences import LICENCES
from tinkuy.publication.sheets.models import SheetVersion

from .bag import Files, bag_of
from .crate import METADATA, Entity, crate_of

CONTENT, TOMBSTONE = "content.json", "tombstone.json"
NOT_KEPT = ("focal_points",)
NO_LICENCE = "None is named."


def packaged_versions() -> Iterator[tuple[str, SheetVersion]]:
    """Each version with the folder of its package, in order."""
    keys = SheetVersion.objects.order_by("slug", "language", "number", "pk").values_list("pk", flat=True)
    for key in list(keys):
        version = SheetVersion.objects.filter(pk=key).first()
        if version is not None:
            yield f"{version.slug}/{version.language}/v{version.number}", version


def make_forms(tell: ProgressWriter) -> None:
    """Make the forms that the packages hold. Whoever reads the public pages after this reads what stays as it is: the
    size of a form stands on pages once the form was made.
    """
    for number, (_place, version) in enumerate(packaged_versions(), 1):
        tell("forms", number, 0)
        if not version.retired_at:
            make_missing_forms(version)


def package_of(version: SheetVersion) -> Files:
    """The files of the bag of *version*."""
    content = printed_content(version)
    with translation.override(version.language):
        payload = _tombstone(version, content) if version.retired_at else _forms(version, content)
        return bag_of(payload, _info(version, content))


def _forms(version: SheetVersion, content: SheetContent) -> Files:
    plain = {name: value for name, value in content.to_json().items() if name not in NOT_KEPT}
    forms = {_name(version, form): form for form in forms_of(version)}
    files = {name: bytes_of(version, form.form, form.layout) for name, form in forms.items()}
    files[CONTENT] = _as_json(plain)
    images = {f"pictures/{file}.jpg": data for file, data in pictures_of(version.sheet_id, content).items()}
    files |= images
    described: dict[str, Entity] = {
        path: {
            "name": f"{content.title} ({forms[path].title})" if path in forms else content.title,
            "encodingFormat": _media_type(path, forms),
            "contentSize": str(len(data)),
            "inLanguage": version.language,
        }
        for path, data in files.items()
    }
    for picture in content.media:
        if entity := described.get(f"pictures/{picture.file}.jpg"):
            entity |= _image(picture)
    return files | {METADATA: crate_of(_dataset(version, content), described, _entities(content))}


def _media_type(path: str, forms: Mapping[str, SheetForm]) -> str:
    if path in forms:
        return forms[path].media_type.partition(";")[0]
    return "image/jpeg" if path.startswith("pictures/") else "application/json"


def _image(picture: Picture) -> Entity:
    """What an image shows, and whose it is."""
    return {
        "name": picture.caption or picture.alternative,
        "description": picture.alternative,
        "creditText": picture.credit,
        "license": picture.rights,
    }


def _name(version: SheetVersion, form: SheetForm) -> str:
    return f"{version.slug}.{form.form}" if form.is_default else f"{version.slug}-{form.layout}.{form.form}"


def _tombstone(version: SheetVersion, content: SheetContent) -> Files:
    """What stays of a retired version: that it was there, until when, and why it is not any more."""
    files = {
        TOMBSTONE: _as_json(
            {
                "title": content.title,
                "address": page_address(version),
                "language": version.language,
                "version": version.number,
                "published_on": version.published_on.isoformat(),
                "retired_on": version.retired_on.isoformat() if version.retired_on else "",
                "reason": version.retired_reason,
            }
        )
    }
    dataset = _dataset(version, content) | {"creativeWorkStatus": "retired", "description": version.retired_reason}
    described: dict[str, Entity] = {TOMBSTONE: {"name": content.title, "encodingFormat": "application/json"}}
    return files | {METADATA: crate_of(dataset, described, _entities(content))}


def _dataset(version: SheetVersion, content: SheetContent) -> Entity:
    address = page_address(version)
    return {
        "name": content.title,
        "description": content.summary or content.title,
        "datePublished": version.published_on.isoformat(),
        "license": _licence(content),
        "inLanguage": version.language,
        "version": str(version.number),
        "identifier": [address, content.doi] if content.doi else address,
        "url": address,
        "keywords": list(content.tags),
        "spatialCoverage": [{"@id": f"#{code}"} for code in content.scope.countries],
        "publisher": {"@id": settings.BASE_ADDRESS},
        "citation": content.citation,
        "creativeWorkStatus": "example" if version.is_example else "",
    }


def _licence(content: SheetContent) -> object:
    address = LICENCES.get(content.licence)
    return {"@id": address} if address else content.licence or NO_LICENCE


def _publisher() -> Entity:
    return {"@id": settings.BASE_ADDRESS, "@type": "Organization", "name": _hub_name(), "url": settings.BASE_ADDRESS}


def _hub_name() -> str:
    return hub_line() or "Tinkuy"


def _entities(content: SheetContent) -> tuple[Entity, ...]:
    return (
        _publisher(),
        *(
            {"@id": f"#{code}", "@type": "Place", "name": country_name(code, content.language), "identifier": code}
            for code in content.scope.countries
        ),
    )


def _info(version: SheetVersion, content: SheetContent) -> dict[str, str]:
    return {
        "Source-Organization": _hub_name(),
        "External-Identifier": f"{page_address(version)}#v{version.number}",
        "External-Description": content.title,
        "Bagging-Date": (version.retired_on or version.published_on).isoformat(),
        "Bag-Group-Identifier": version.slug,
        "Bag-Software-Agent": "Tinkuy",
        "Internal-Sender-Description": "Example data" if version.is_example else "",
    }


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
