"""How facets of the catalogue and their values are called, for feeds and harvesters."""

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy as _

from tinkuy.core import languages
from tinkuy.people.countries import countries, country_name
from tinkuy.systematisation.evidence.models.code import FindingKind

FACET_NAMES: dict[str, Promise] = {
    "country": _("Country"),
    "kind": _("With findings of the kind"),
    "language": _("Language"),
    "year": _("Year"),
}
LONGEST = 60


def facet_name(facet: str) -> str:
    return str(FACET_NAMES.get(facet, facet))


def value_name(facet: str, value: str) -> str:
    """In the reader's language; a value that is none of ours as it is."""
    if facet == "country" and value in countries():
        return country_name(value)
    if facet == "kind" and value in FindingKind.values:
        return str(FindingKind(value).label)
    if facet == "language" and value in languages.CODES:
        return str(get_language_info(value)["name_translated"])
    return value[:LONGEST]
