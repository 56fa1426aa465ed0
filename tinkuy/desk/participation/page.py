"""What the page of participation says first, and what it says once instead of in each row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinkuy.attendance.figures.figure import Figure
from tinkuy.design.components import percent
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.webinar import Webinar

from .figures import FIGURES, ORGANISERS_AT_MOST, figure_texts
from .queries import CountryVoice, Participation


@dataclass(frozen=True)
class FigureOnPage:
    """A figure that can be known: its value and numbers as texts; a share has a bar as well."""

    name: str | Promise
    value: str
    numbers: str
    figure: Figure


@dataclass(frozen=True)
class ParticipationPage:
    """`names` are those of the columns of `sessions`: figures that some session has. `missing` has no number at all."""

    title: str
    figures: Sequence[FigureOnPage]
    missing: Sequence[str | Promise]
    names: Sequence[str | Promise]
    sessions: Sequence[tuple[Webinar, Sequence[tuple[str, str]]]]
    country_title: str
    countries: Sequence[tuple[CountryVoice, str]]

    @property
    def has_dash(self) -> bool:
        """Whether a session lacks a number that another one has."""
        return any(not value for _webinar, cells in self.sessions for value, _numbers in cells)


def participation_page(participation: Participation) -> ParticipationPage:
    """In the order of `FIGURES`; countries that said most come first."""
    whole = {code: figure_texts(code, participation.whole[code]) for code in FIGURES}
    rows = [{code: figure_texts(code, row.figures[code]) for code in FIGURES} for row in participation.sessions]
    columns = [code for code in FIGURES if any(texts[code][0] for texts in rows)]
    known = {code: figure for code, figure in participation.whole.items() if figure is not None and whole[code][0]}
    countries = sorted(participation.countries, key=lambda row: (-row.turns, country_name(row.country)))
    return ParticipationPage(
        title=_title(known),
        figures=[FigureOnPage(FIGURES[code], *whole[code], known[code]) for code in FIGURES if code in known],
        missing=[name for code, name in FIGURES.items() if code not in known],
        names=[FIGURES[code] for code in columns],
        sessions=[
            (row.webinar, [texts[code] for code in columns])
            for row, texts in zip(participation.sessions, rows, strict=True)
        ],
        country_title=_country_title(countries),
        countries=[(row, figure_texts("government", row.equity)[0]) for row in countries],
    )


def _title(known: Mapping[str, Figure]) -> str:
    """The conclusion that matters most of those that the numbers allow."""
    organisers, answered = known.get("organisers"), known.get("answered")
    if organisers is not None and organisers.value is not None:
        if organisers.value > ORGANISERS_AT_MOST:
            return _("The organisers spoke %(share)s of the time") % {"share": percent(organisers.value)}
        return _("The guests and participants spoke %(share)s of the time") % {"share": percent(1 - organisers.value)}
    if answered is not None:
        return _("%(share)s of the questions were answered") % {"share": percent(answered.value)}
    return _("In the whole cycle")


def _country_title(countries: Sequence[CountryVoice]) -> str:
    """Who spoke most, unless several did."""
    if not countries or (len(countries) > 1 and countries[0].turns == countries[1].turns):
        return _("The voice of each country")
    first = countries[0]
    words = {"country": country_name(first.country), "share": percent(first.turns / first.whole)}
    return _("%(country)s spoke most: %(share)s of what was said") % words
