"""A country writes its report back: from a draft, in its words, until somebody marks it as ready."""

import hashlib
import json
from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import demand_voice
from tinkuy.practice.country_reports.drafting import draft_of
from tinkuy.practice.country_reports.facts import facts_of
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.exports.rules import Reading
from tinkuy.practice.openness.rules import may_decide_for_country

LONGEST = 20_000


def mark_of(report: CountryReport) -> str:
    """Which words stand in it: other ones have another mark."""
    words = json.dumps([report.opening, report.parts, report.closing], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


@transaction.atomic
def draft_report(*, actor: Person, cycle: Cycle, country: str, language: str, mark: str = "") -> CountryReport:
    """Make a draft of what the country said and did. One that stands already is replaced, if its words are those that
    *mark* names.
    """
    demand_voice(actor, "report_back", cycle, country)
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("Choose the language of the report."), about="language")
    if not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")
    facts = facts_of(cycle, country, Reading(is_whole=False, own=frozenset({country})))
    if not facts.answers:
        raise Refused(_("Nothing was put to this country yet: there is nothing to report on."))
    Cycle.objects.select_for_update(no_key=True).filter(pk=cycle.pk).order_by().values_list("pk").get()
    country_report = CountryReport.objects.filter(cycle=cycle, country=country, language=language).first()
    if country_report is not None:
        _demand_same(country_report, mark)
    country_report = country_report or CountryReport(cycle=cycle, country=country, language=language)
    draft = draft_of(facts, language)
    country_report.opening, country_report.parts, country_report.closing = draft.opening, draft.parts, draft.closing
    country_report.drafted_on = cycle.today()
    _save(actor, country_report)
    record(actor, "drafted", country_report, country=country, language=language)
    return country_report


@transaction.atomic
def write_report(
    *, actor: Person, report: CountryReport, mark: str, opening: str, parts: Mapping[str, str], closing: str
) -> CountryReport:
    """Keep the country's words; what was ready is a draft again, and no public page shows it."""
    country_report = _locked(actor, report)
    _demand_same(country_report, mark)
    texts = [tidy(opening), tidy(closing), *map(tidy, parts.values())]
    if sum(map(len, texts)) > LONGEST:
        raise Refused(_("The report is too long: at most 20,000 characters."), about="opening")
    country_report.opening, country_report.closing = texts[0], texts[1]
    country_report.parts = country_report.parts | {finding: tidy(text) for finding, text in parts.items()}
    _save(actor, country_report)
    record(actor, "wrote", country_report, country=country_report.country, language=country_report.language)
    return country_report


@transaction.atomic
def mark_ready(*, actor: Person, report: CountryReport, mark: str, names_nobody: bool = False) -> CountryReport:
    """Say that it may be handed on; words that may name somebody are read again first."""
    country_report = _locked(actor, report)
    _demand_same(country_report, mark)
    if country_report.ready_on is not None:
        raise Refused(_("It is marked as ready already."))
    if not country_report.opening and not any(country_report.parts.values()):
        raise Refused(_("Nothing is written yet."), about="opening")
    if not names_nobody:
        demand_names_nobody([country_report.opening, country_report.closing, *country_report.parts.values()])
    country_report.ready_on = country_report.cycle.today()
    country_report.save(update_fields=["ready_on"])
    record(actor, "marked as ready", country_report, country=country_report.country, language=country_report.language)
    return country_report


def decide_report_publication(
    *, actor: Person, report: CountryReport, mark: str, is_public: bool, names_nobody: bool = False
) -> CountryReport:
    """The country shows its report to everybody, or takes it back; *mark* names the words that it read.

    Of each recommendation everybody reads its part only while they read the country's whole answer, too.
    """
    if not may_decide_for_country(actor, report.cycle, report.country):
        raise Refused(_("Only a focal point of this country decides whether its report is public."))
    if is_public and not names_nobody:
        demand_names_nobody([report.opening, report.closing, *report.parts.values()])
    return _decide(actor, report, mark, is_public)


@transaction.atomic
def _decide(actor: Person, report: CountryReport, mark: str, is_public: bool) -> CountryReport:
    country_report = _locked(actor, report)
    if is_public:
        _demand_same(country_report, mark)
        if country_report.ready_on is None:
            raise Refused(_("Mark the report as ready first."), about="is_public")
    country_report.is_public = is_public
    country_report.save(update_fields=["is_public"])
    record(actor, "decided what is public of", country_report, public=is_public, country=country_report.country)
    return country_report


def _locked(actor: Person, report: CountryReport) -> CountryReport:
    demand_voice(actor, "report_back", report.cycle, report.country)
    rows = CountryReport.objects.select_for_update(of=("self",)).select_related("cycle")
    return rows.get(pk=report.pk)


def _demand_same(report: CountryReport, mark: str) -> None:
    if mark != mark_of(report):
        raise ChangedMeanwhile(
            _("Somebody else changed the report meanwhile. Theirs stands below your words: join them and save again.")
        )


def _save(actor: Person, report: CountryReport) -> None:
    report.changed_at, report.changed_by, report.ready_on = clock.now(), actor, None
    report.is_public = False
    report.save()
