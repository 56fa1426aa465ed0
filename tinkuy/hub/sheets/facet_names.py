"""How facets of the catalogue and their values are called, for feeds and harvesters."""

from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy as _

from tinkuy.core import languages
from tinkuy.core.languages import reader_language
from tinkuy.people.countries import countries, country_name
from tinkuy.publication.content.vocabularies.concepts import concept_of, tag_words
from tinkuy.systematisation.evidence.models.code import FindingKind

FACET_NAMES: dict[str, Promise] = {
    "kind": _("Kind of finding"),
    "country": _("Country"),
    "theme": _("Theme"),
    "gcm": _("Global Compact for Migration"),
    "sdg": _("Sustainable Development Goals"),
    "grade": _("Grade"),
    "sector": _("Sector"),
    "year": _("Year"),
    "language": _("Language"),
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
    if concept_of(f"{facet}:{value}"):
        words = tag_words(f"{facet}:{value}", reader_language())
        return str(_("Objective %(number_and_name)s") % {"number_and_name": words}) if facet == "gcm" else words
    return value[:LONGEST]
