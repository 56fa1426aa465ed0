"""4 … AND PUBLISH: the sheet."""

from collections.abc import Iterator
from datetime import timedelta

from babel.languages import get_official_languages
from django.utils.translation import gettext_lazy as _

from tinkuy.core.languages import names_in_sentence
from tinkuy.planning.hours import local_day

from . import addresses, preconditions
from .addresses import address
from .facts import Facts
from .rule import Case, advice, warning

PATIENCE = timedelta(days=30)
"""What was learned should be at hand a month after the last session."""

PUBLISHES_IN = {"es": "es", "pt": "pt-br"}
"""Official language of a country → the language in which a sheet is published for it."""


def _is_awaited(facts: Facts) -> bool:
    days = [local_day(webinar.ends_at, facts.cycle.zone) for webinar in facts.held_webinars]
    return facts.today > max(days, default=facts.today) + PATIENCE


def no_published_sheet(facts: Facts) -> Iterator[Case]:
    if facts.is_over and not facts.sheet_languages and _is_awaited(facts):
        yield Case(address(facts, addresses.SHEET))


def _languages_of_countries(facts: Facts) -> set[str]:
    """The languages in which the sheet is published for the invited countries."""
    spoken = {language for code in facts.countries for language in get_official_languages(code)[:1]}
    return {PUBLISHES_IN[language] for language in spoken if language in PUBLISHES_IN}


def sheet_in_one_language_only(facts: Facts) -> Iterator[Case]:
    if facts.sheet_languages and _languages_of_countries(facts) - facts.sheet_languages:
        yield Case(address(facts, addresses.SHEET))


def outdated_translations(facts: Facts) -> Iterator[Case]:
    for language, own, newest in facts.outdated_translations:
        (name,) = names_in_sentence([language])
        yield Case(address(facts, addresses.TRANSLATION, language), {"language": name, "own": own, "newest": newest})


RULES = (
    warning(
        id="no-sheet",
        precondition=preconditions.CLOSED.where(lambda facts: bool(facts.sheet_languages) or _is_awaited(facts)),
        look=no_published_sheet,
        fact=_("The cycle is closed and its sheet is not published"),
        advice=_("What was learned is not at hand for anyone yet. Finish the sheet and have it reviewed."),
        deed=_("Go on with the sheet"),
        passed=_("The sheet of a closed cycle is published."),
        why=_("Knowledge that is not published helps nobody."),
    ),
    warning(
        id="outdated-translation",
        precondition=preconditions.SHEET,
        look=outdated_translations,
        fact=_("The sheet in %(language)s follows version %(own)s; the original is already at version %(newest)s"),
        advice=_("Only the paragraphs that changed are asked again, with their former words beside them."),
        deed=_("Go on with the translation"),
        passed=_("Every translation of the sheet follows the original."),
        why=_("Whoever reads a translation should read what the others read."),
    ),
    advice(
        id="sheet-language",
        precondition=preconditions.SHEET.where(lambda facts: bool(_languages_of_countries(facts))),
        look=sheet_in_one_language_only,
        fact=_("The sheet is not published in all the languages of the invited countries"),
        advice=_("Some countries cannot use it as it is. Have it translated and reviewed by their focal point."),
        deed=_("See the sheet"),
        passed=_("The sheet speaks the languages of the invited countries."),
        why=_("A country uses what it can read."),
    ),
)
