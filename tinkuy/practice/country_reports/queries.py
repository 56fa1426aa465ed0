"""Which countries have something to report on, and their reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.rules import voices_among
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.responses.models import Response


@dataclass(frozen=True)
class LanguageRow:
    code: str
    name: str
    report: CountryReport | None


@dataclass(frozen=True)
class CountryRow:
    """A country that somebody may report for; without questions there is nothing to report on."""

    code: str
    questions: int
    languages: Sequence[LanguageRow]


def report_at(cycle: Cycle, country: str, language: str) -> CountryReport | None:
    reports = CountryReport.objects.filter(cycle=cycle, country=country, language=language)
    return reports.select_related("cycle", "changed_by").first()


def countries_for(person: Person, cycle: Cycle) -> list[CountryRow]:
    """Those that *person* speaks for, by name."""
    codes = voices_among(person, "report_back", cycle, invited_countries(cycle))
    questions: dict[str, int] = {}
    for country in Response.objects.filter(cycle=cycle, country__in=codes).order_by().values_list("country", flat=True):
        questions[country] = questions.get(country, 0) + 1
    reports = {(one.country, one.language): one for one in CountryReport.objects.filter(cycle=cycle, country__in=codes)}
    return [
        CountryRow(
            code,
            questions.get(code, 0),
            [LanguageRow(language, str(name), reports.get((code, language))) for language, name in settings.LANGUAGES],
        )
        for code in sorted(codes, key=country_name)
    ]
