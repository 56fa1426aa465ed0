"""The hours of the sessions on the clock of each country: the form follows the country as it is chosen."""

import json
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from tinkuy.design.remembered import remembered_part
from tinkuy.people.countries import countries
from tinkuy.planning.cycles.models.webinar import Webinar

from .forms import hour_of_session, words_of_sessions


def hours_by_country(webinars: Sequence[Webinar], zone: str, language: str) -> SafeString:
    """JSON for an attribute: by the country's code, what stands under each of *webinars*, in their order.

    Under the empty code they are on the clock of *zone*, for whoever chose no country or one whose clock is not known.
    """
    zones = {"": zone} | {code: country.zone for code, country in countries().items()}

    def render() -> SafeString:
        hours = {code: [hour_of_session(one, zones[code]) for one in webinars] for code in zones}
        return escape(json.dumps(hours, ensure_ascii=False, separators=(",", ":")))

    return remembered_part(("hours by country", language, zone, words_of_sessions(webinars, language)), render)
