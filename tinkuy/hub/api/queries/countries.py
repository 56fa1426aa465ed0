from django.conf import settings

from tinkuy.core.languages import CODES
from tinkuy.hub.api.pages import Listing
from tinkuy.hub.api.parameters import Wish
from tinkuy.hub.api.problems import Problem
from tinkuy.hub.api.resources import Country
from tinkuy.hub.countries.queries import CountryFigures, country_figures
from tinkuy.people.countries import country_name

from .addresses import address


def countries(_wish: Wish) -> Listing:
    every = [_country(one) for one in country_figures()]
    return Listing(len(every), lambda first, most: every[first : first + most])


def country(code: str) -> Country:
    one = next((one for one in country_figures() if one.code == code.upper()), None)
    if one is None:
        raise Problem(404, "The hub knows nothing of this country.")
    return _country(one)


def _country(one: CountryFigures) -> Country:
    return Country(
        code=one.code,
        name={language: country_name(one.code, language) for language in CODES},
        cycles=one.cycles,
        sheets=one.sheets,
        in_practice=one.practices,
        address=address("hub:country", settings.LANGUAGE_CODE, one.code.lower()),
    )
