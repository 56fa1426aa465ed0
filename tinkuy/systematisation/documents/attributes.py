"""Attributes that name who, what or where a document comes from, or that fetch from elsewhere."""

import re

from .elements import Part, name_of, namespace_of, split
from .hidden import NAMED
from .namespaces import KEPT

_PRIVATE = frozenset(
    (
        *("author", "initials", "userId", "providerId", "gfxdata", "paraId", "textId", "lastValue", "docLocation"),
        "invalidUrl",
    )
)
_FETCHED = frozenset(("src", "althref"))
_SPOKEN = frozenset(("descr", "tooltip", "title", "alt"))
OF_A_MACHINE = re.compile(r"\b[a-z]:[\\/](?!/)|\\\\|\bfile:|/(?:home|users)/", re.IGNORECASE)
_BY_MICROSOFT = "urn:schemas-microsoft-com"
_ADDRESSES = ("http:", "https:", "mailto:")
_OF_SLIDES = "ppaction://hlink"
"""Of the actions of a slide, those that lead somewhere: others run a program or a macro, or open a file."""


def clean_attributes(found: Part) -> None:
    for name, value in found.attrib.items():
        namespace, local = split(name)
        if namespace not in KEPT or local in _PRIVATE or local.startswith("rsid") or _leads_off(found, name, value):
            del found.attrib[name]
        elif local in _SPOKEN and OF_A_MACHINE.search(value):
            found.set(name, "")
    if name_of(found) in NAMED and "name" in found.attrib:
        found.set("name", "")
    if name_of(found) == "theme":
        found.attrib.pop("name", None)


def _leads_off(found: Part, name: str, value: str) -> bool:
    """Old drawings fetch pictures by attributes, which no relationship tells of; a link that one presses stays."""
    namespace, local = split(name)
    if local == "action":
        return value.casefold().startswith("ppaction:") and (
            not value.casefold().startswith(_OF_SLIDES) or "hlinkfile" in value.casefold()
        )
    if namespace.startswith(_BY_MICROSOFT):
        return local in ("title", "href", *_FETCHED)
    is_old = namespace_of(found).startswith(_BY_MICROSOFT)
    return is_old and (local in _FETCHED or (local == "href" and not value.casefold().startswith(_ADDRESSES)))
