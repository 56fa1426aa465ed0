"""The languages of the cycle: what is written, what is interpreted, for whom."""

from collections.abc import Iterator

from babel.languages import get_official_languages
from django.utils.translation import gettext, gettext_lazy as _, ngettext_lazy

from tinkuy.core import languages
from tinkuy.desk.checkup import preconditions
from tinkuy.desk.checkup.addresses import CYCLE, address, of_sessions
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Case, advice, warning
from tinkuy.desk.checkup.wording import language_name

PORTUGUESE = list(languages.BY_TWO_LETTERS).index("pt")
"""Its place among the choices of a form: the link lands on the one to tick."""


def own_language(country: str, main: str) -> str:
    """The first official language of *country*, as two letters, if the cycle's main language is none of them."""
    official = get_official_languages(country)
    return "" if not official or main[:2] in official else official[0][:2]


def untranslated_titles(facts: Facts) -> Iterator[Case]:
    for code in facts.cycle.languages if facts.may_be_planned else ():
        name, field = language_name(code[:2]), f"id_title_{code}"
        if not facts.cycle.title.get(code):
            words = gettext("The title of the cycle is not written in %(language)s") % {"language": name}
            yield Case(address(facts, CYCLE, field=field), fact=words)
        places = [step.webinar.ordinal for step in facts.ahead if not step.webinar.title.get(code)]
        yield from of_sessions(facts, places, field=field, language=name)


def brazil_without_portuguese(facts: Facts) -> Iterator[Case]:
    spoken = {code[:2] for code in (*facts.cycle.languages, facts.cycle.main_language)}
    if facts.may_be_planned and "BR" in facts.countries and "pt" not in spoken:
        yield Case(address(facts, CYCLE, field=f"id_languages_{PORTUGUESE}"))


def sessions_without_interpretation(facts: Facts) -> Iterator[Case]:
    for language in _needed(facts):
        places = [
            step.webinar.ordinal
            for step in facts.ahead
            if language not in {str(code)[:2] for code in step.webinar.interpretation}
        ]
        yield from of_sessions(facts, places, field="id_interpretation_0", language=language_name(language))


def _needed(facts: Facts) -> list[str]:
    """Languages of invited countries that the site knows, two letters, where the main one is not theirs."""
    theirs = {own_language(code, facts.cycle.main_language) for code in facts.countries}
    return sorted(theirs & set(languages.BY_TWO_LETTERS))


def _is_written_in_several(facts: Facts) -> bool:
    """In the main language alone, the title of the cycle is there: it was asked for when the cycle was started."""
    return bool(facts.cycle.languages) and (
        bool(facts.ahead) or set(facts.cycle.languages) != {facts.cycle.main_language}
    )


RULES = (
    advice(
        id="untranslated-title",
        precondition=preconditions.PLAN.where(_is_written_in_several),
        look=untranslated_titles,
        fact=ngettext_lazy(
            "The title of session %(places)s is not written in %(language)s",
            "The titles of sessions %(places)s are not written in %(language)s",
            "count",
        ),
        advice=_("It is a language of the cycle, and its people read another one. Translate the title."),
        deed=_("Write it"),
        passed=_("Titles are written in all languages of the cycle."),
        why=_("People come to what they can read."),
    ),
    warning(
        id="no-portuguese",
        precondition=preconditions.COUNTRIES.where(lambda facts: facts.may_be_planned and "BR" in facts.countries),
        look=brazil_without_portuguese,
        fact=_("Brazil is invited and Portuguese is no language of the cycle"),
        advice=_("Its people would take part in a language that is not theirs. Add Portuguese."),
        deed=_("Add Portuguese"),
        passed=_("Where Brazil is invited, Portuguese is a language of the cycle."),
        why=_("No country takes part in a foreign language only."),
    ),
    advice(
        id="no-interpretation",
        precondition=preconditions.AHEAD.where(lambda facts: bool(_needed(facts))),
        look=sessions_without_interpretation,
        fact=ngettext_lazy(
            "Session %(places)s has no interpretation into %(language)s",
            "Sessions %(places)s have no interpretation into %(language)s",
            "count",
        ),
        advice=_("Who does not follow leaves, and does not come back. Ask for interpretation or a summary."),
        deed=_("Plan interpretation"),
        passed=_("The sessions to come have interpretation for every invited country."),
        why=_("Attendance falls where people cannot follow."),
    ),
)
