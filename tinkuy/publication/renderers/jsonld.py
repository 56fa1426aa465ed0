"""The sheet as linked data: a schema.org `LearningResource` that also carries its Dublin Core terms.

The mapping of fields to Dublin Core is in `dublin_core`.
"""

from typing import Any

from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import Item, Picture
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.citations.reference import DOI_ADDRESS
from tinkuy.publication.renderers.dublin_core import dublin_core, language_tag
from tinkuy.publication.renderers.language import locale_of, speaking
from tinkuy.publication.renderers.licences import LICENCES
from tinkuy.publication.renderers.media import picture_path
from tinkuy.publication.renderers.selection import named_details, printed_tags

DOI_SCHEME = "https://registry.identifiers.org/registry/doi"
CONTEXT = ["https://schema.org", {"dc": "http://purl.org/dc/terms/"}]


def render_jsonld(content: SheetContent) -> dict[str, Any]:
    """Plain JSON values; a field that is not filled has no key."""
    with speaking(content.language):
        return _filled({"@context": CONTEXT, "@type": "LearningResource"} | _resource(content) | _dublin_terms(content))


def _resource(content: SheetContent) -> dict[str, Any]:
    return {
        "@id": content.address,
        "url": content.address,
        "identifier": _doi(content),
        "name": content.title,
        "headline": content.guiding_question,
        "description": content.summary,
        "inLanguage": language_tag(content),
        "learningResourceType": content.series or section_name("series", content.language),
        "datePublished": content.published_on,
        "version": str(content.version or ""),
        "temporalCoverage": "/".join(day for day in (content.starts_on, content.ends_on) if day),
        "spatialCoverage": [
            {"@type": "Country", "name": country_name(code), "identifier": code} for code in content.scope.countries
        ],
        "keywords": printed_tags(content),
        "author": _organisation(content.credits or content.contact.name),
        "publisher": _organisation(content.contact.name, content.contact.email),
        "contributor": [_organisation(name) for name in (*content.implementers, *content.partners)],
        "license": LICENCES.get(content.licence, content.licence),
        "teaches": [item.text for item in content.lessons],
        "hasPart": [
            *(_part(section, item, content) for section in FINDINGS_AS_READ for item in getattr(content, section)),
            *(_detail(name, text) for name, texts in named_details(content) for text in texts),
        ],
        "image": [_image(content, picture) for picture in content.media],
        "relatedLink": [link.href for link in content.more],
        "mentions": [
            *(_filled({"@type": "WebPage", "name": link.label, "url": link.href}) for link in content.more),
            *({"@type": "Thing", "name": line} for line in content.footer),
        ],
        "creditText": content.citation,
        "review": _filled({"@type": "Review", "reviewBody": content.validation}) if content.validation else {},
        "usageInfo": content.disclaimer,
        "correction": wording.correction(content),
        "translationOfWork": _original(content),
    }


def _doi(content: SheetContent) -> dict[str, str]:
    """As schema.org has identifiers of other schemes."""
    if not content.doi:
        return {}
    value = f"doi:{content.doi.removeprefix(DOI_ADDRESS)}"
    return {"@type": "PropertyValue", "propertyID": DOI_SCHEME, "value": value, "url": content.doi}


def _original(content: SheetContent) -> dict[str, str]:
    """What a translation translates: the same address under the other language."""
    if not content.translation_of:
        return {}
    own, other = f"/{content.language}/hub/", f"/{content.source_language}/hub/"
    return {
        "@type": "LearningResource",
        "@id": content.address.replace(own, other, 1),
        "inLanguage": str(locale_of(content.source_language)).replace("_", "-"),
        "version": str(content.translation_of),
    }


def _part(section: str, item: Item, content: SheetContent) -> dict[str, str]:
    named = {"identifier": item.code, "name": item.heading}
    return _filled(_detail(section_name(section, content.language), item.text) | named)


def _image(content: SheetContent, picture: Picture) -> dict[str, Any]:
    return _filled(
        {
            "@type": "ImageObject",
            "contentUrl": picture_path(content.address, picture),
            "encodingFormat": "image/jpeg",
            "width": picture.width,
            "height": picture.height,
            "description": picture.alternative,
            "caption": picture.caption,
            "creditText": picture.credit,
            "license": LICENCES.get(picture.rights, ""),
            "usageInfo": picture.rights,
        }
    )


def _detail(name: str, text: str) -> dict[str, str]:
    return {"@type": "CreativeWork", "genre": name, "text": text}


def _dublin_terms(content: SheetContent) -> dict[str, Any]:
    return {f"dc:{element}": value for element, value in dublin_core(content).items()}


def _organisation(name: str, email: str = "") -> dict[str, str]:
    return _filled({"@type": "Organization", "name": name, "email": email}) if name else {}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {}, None)}
