"""What is new of a country, of what its page reads already: nothing is asked of the database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.hub.country_page.exchange import ADOPTION, LOOK, Exchange, look_at_other, look_by
from tinkuy.hub.country_page.queries import CountryPage
from tinkuy.people.countries import country_after, country_name
from tinkuy.practice.responses.models import ResponseState

MOST_NEWS = 5


@dataclass(frozen=True)
class News:
    """On a day, what became of a recommendation, practice or sheet, whose words lead to its page where it has one."""

    on: date
    what: str
    title: str
    language: str
    thread: str = ""
    sheet: str = ""


def news_of(page: CountryPage) -> list[News]:
    """The latest first: answers, what went between countries, and sheets."""
    rows = sorted([*_answers(page), *_exchanges(page), *_sheets(page)], key=lambda one: one.on, reverse=True)
    return rows[:MOST_NEWS]


def _answers(page: CountryPage) -> Iterator[News]:
    for one in page.answers:
        if one.on and one.is_answered:
            words = one.printed
            yield News(one.on, str(ResponseState(one.state).label), words.title, words.language, words.thread)


def _exchanges(page: CountryPage) -> Iterator[News]:
    for one in page.exchanges:
        if one.on:
            yield News(one.on, _deed(one), one.words, one.language, one.thread)


def _deed(one: Exchange) -> str:
    """In a word or two, without its day, which stands beside it."""
    if one.deed == LOOK:
        return look_at_other(one.other, None) if one.is_given else look_by(one.other, None)
    if one.deed != ADOPTION:
        return one.note.rpartition(", ")[0] or one.note
    if one.is_given:
        return _("Adopted %(in_country)s") % {"in_country": country_after("in", one.other)}
    if not one.other:
        return _("Adopted from a country that is not named")
    return _("Adopted from another country: %(country)s") % {"country": country_name(one.other)}


def _sheets(page: CountryPage) -> Iterator[News]:
    for one in page.cycles:
        if one.sheet and one.published_on:
            title = in_language(one.cycle.title, reader_language(), one.cycle.main_language)
            yield News(one.published_on, _("Sheet published"), title, "", sheet=one.sheet)
