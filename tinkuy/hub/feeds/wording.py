"""How a feed is called."""

from collections.abc import Mapping, Sequence

from django.utils.translation import get_language_info, gettext as _

from tinkuy.core import languages
from tinkuy.people.countries import countries, country_name
from tinkuy.systematisation.evidence.models.code import FindingKind


def feed_title(chosen: Mapping[str, Sequence[str]]) -> str:
    """«Fichas: Perú, 2026», in the reader's language."""
    names = [_value_name(facet, value) for facet, values in chosen.items() for value in values]
    return f"{_('Sheets')}: {', '.join(names)}" if names else _("Sheets of good practices")


def _value_name(facet: str, value: str) -> str:
    if facet == "country" and value in countries():
        return country_name(value)
    if facet == "kind" and value in FindingKind.values:
        return str(FindingKind(value).label)
    if facet == "language" and value in languages.CODES:
        return str(get_language_info(value)["name_translated"])
    return value[:60]
