"""The languages of the cycle: what is written, what is interpreted, for whom."""

from collections.abc import Iterator

from babel.languages import get_official_languages
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.desk.checkup import ground
from tinkuy.desk.checkup.addresses import CYCLE, WEBINAR, address
from tinkuy.desk.checkup.facts import Facts
from tinkuy.desk.checkup.rule import Remark, Rule, Severity
from tinkuy.desk.checkup.wording import language_name, places_listed

OFFERED = {code[:2]: code for code, _name in settings.LANGUAGES}
PORTUGUESE = list(OFFERED).index("pt")
"""Its place among the choices of a form: the link lands on the one to tick."""
"""The language of a country, two letters → the code under which the site knows it."""


def own_language(country: str, main: str) -> str:
    """The first official language of *country*, as two letters, if the cycle's main language is none of them."""
    official = get_official_languages(country)
    return "" if not official or main[:2] in official else official[0][:2]


def untranslated_titles(facts: Facts) -> Iterator[Remark]:
    for code in facts.cycle.languages if facts.may_be_planned else ():
        if not facts.cycle.title.get(code):
            yield Remark(
                fact=_("The title of the cycle is not written in %(language)s") % {"language": language_name(code[:2])},
                advice=_("It is a language of the cycle, and its people read another one. Translate the title."),
                deed=_("Write it"),
                href=address(facts, CYCLE, field=f"id_title_{code}"),
            )
        places = [step.webinar.ordinal for step in facts.ahead if not step.webinar.title.get(code)]
        if places:
            yield Remark(
                fact=ngettext(
                    "The title of session %(places)s is not written in %(language)s",
                    "The titles of sessions %(places)s are not written in %(language)s",
                    len(places),
                )
                % {"places": places_listed(places), "language": language_name(code[:2])},
                advice=_("It is a language of the cycle, and its people read another one. Translate the title."),
                deed=_("Write it"),
                href=address(facts, WEBINAR, min(places), field=f"id_title_{code}"),
            )


def brazil_without_portuguese(facts: Facts) -> Iterator[Remark]:
    spoken = {code[:2] for code in (*facts.cycle.languages, facts.cycle.main_language)}
    if facts.may_be_planned and "BR" in facts.countries and "pt" not in spoken:
        yield Remark(
            fact=_("Brazil is invited and Portuguese is no language of the cycle"),
            advice=_("Its people would take part in a language that is not theirs. Add Portuguese."),
            deed=_("Add Portuguese"),
            href=address(facts, CYCLE, field=f"id_languages_{PORTUGUESE}"),
        )


def sessions_without_interpretation(facts: Facts) -> Iterator[Remark]:
    for language in _needed(facts):
        places = [
            step.webinar.ordinal
            for step in facts.ahead
            if language not in {str(code)[:2] for code in step.webinar.interpretation}
        ]
        if places:
            words = {"places": places_listed(places), "language": language_name(language)}
            yield Remark(
                fact=ngettext(
                    "Session %(places)s has no interpretation into %(language)s",
                    "Sessions %(places)s have no interpretation into %(language)s",
                    len(places),
                )
                % words,
                advice=_("Who does not follow leaves, and does not come back. Ask for interpretation or a summary."),
                deed=_("Plan interpretation"),
                href=address(facts, WEBINAR, min(places), field="id_interpretation_0"),
            )


def _needed(facts: Facts) -> list[str]:
    """Languages of invited countries that the site knows, two letters, where the main one is not theirs."""
    return sorted({own_language(code, facts.cycle.main_language) for code in facts.countries} & set(OFFERED))


def _is_written_in_several(facts: Facts) -> bool:
    """In the main language alone, the title of the cycle is there: it was asked for when the cycle was started."""
    return bool(facts.cycle.languages) and (
        bool(facts.ahead) or set(facts.cycle.languages) != {facts.cycle.main_language}
    )


RULES = (
    Rule(
        "untranslated-title",
        Severity.ADVICE,
        gettext_lazy("Titles are written in all languages of the cycle."),
        gettext_lazy("People come to what they can read."),
        untranslated_titles,
        ground=ground.PLAN.where(_is_written_in_several),
    ),
    Rule(
        "no-portuguese",
        Severity.WARNING,
        gettext_lazy("Where Brazil is invited, Portuguese is a language of the cycle."),
        gettext_lazy("No country takes part in a foreign language only."),
        brazil_without_portuguese,
        ground=ground.COUNTRIES.where(lambda facts: facts.may_be_planned and "BR" in facts.countries),
    ),
    Rule(
        "no-interpretation",
        Severity.ADVICE,
        gettext_lazy("The sessions to come have interpretation for every invited country."),
        gettext_lazy("Attendance falls where people cannot follow."),
        sessions_without_interpretation,
        ground=ground.AHEAD.where(lambda facts: bool(_needed(facts))),
    ),
)
