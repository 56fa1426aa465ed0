"""How a feed is called."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from tinkuy.hub.sheets.facet_names import value_name


def feed_title(chosen: Mapping[str, Sequence[str]]) -> str:
    """«Fichas: Perú, 2026», in the reader's language."""
    names = [value_name(facet, value) for facet, values in chosen.items() for value in values]
    return f"{_('Sheets')}: {', '.join(names)}" if names else _("Sheets of good practices")
