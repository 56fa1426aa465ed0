"""4 SYSTEMATISE: transcripts, quotes, validation, and what a session leaves behind beside its transcript."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext, gettext_lazy as _, ngettext, ngettext_lazy

from tinkuy.core.text import in_language
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Verdict
from tinkuy.systematisation.findings.models import HAS_INFINITIVES, starts_with_a_verb

from . import addresses, preconditions
from .addresses import address, of_sessions
from .facts import Facts, answered_by, quoted_by
from .rule import Case, advice, to_solve, warning
from .wording import countries_listed, listed

PATIENCE = timedelta(days=7)
"""Until then nobody expects the minutes of a session."""


def sessions_without_transcript(facts: Facts) -> Iterator[Case]:
    places = [webinar.ordinal for webinar in facts.held_webinars if webinar.pk not in facts.with_transcript]
    return of_sessions(facts, places, route=addresses.TRANSCRIPTS)


def uncoded_transcripts(facts: Facts) -> Iterator[Case]:
    places = [w.ordinal for w in facts.held_webinars if w.pk in facts.with_transcript and w.ordinal not in facts.coded]
    return of_sessions(facts, places, route=addresses.TRANSCRIPTS)


def countries_that_did_not_validate(facts: Facts) -> Iterator[Case]:
    missing = Counter(country for _finding, countries in facts.waiting for country in countries)
    if not missing:
        return
    held_up = ngettext(
        "Without them, %(count)s finding stays unpublished.",
        "Without them, %(count)s findings stay unpublished.",
        len(facts.waiting),
    )
    sentences = [
        gettext("Missing: %(countries)s.") % {"countries": countries_listed(missing)},
        held_up % {"count": len(facts.waiting)},
        _validation_day(facts),
    ]
    advice_in_full = " ".join(sentence for sentence in sentences if sentence)
    yield Case(address(facts, addresses.FINDINGS), {"count": len(missing)}, advice=advice_in_full)


def _validation_day(facts: Facts) -> str:
    day = facts.cycle.validate_by
    if day is None:
        return ""
    words = gettext("The time ended on %(day)s.") if day < facts.today else gettext("The time ends on %(day)s.")
    return words % {"day": day_with_year(day)}


def _some_ask_a_country(facts: Facts) -> bool:
    """A finding that quotes a country was taken to it."""
    return any(quoted_by(one) for one in facts.standing_findings if one.state != FindingState.PROPOSED)


def _of_finding(facts: Facts, finding: Finding, **values: object) -> Case:
    return Case(address(facts, addresses.FINDING, finding.public_id), {"label": finding.label, **values})


def open_objections(facts: Facts) -> Iterator[Case]:
    for finding in facts.standing_findings:
        objecting = [v.country for v in finding.validations.all() if v.verdict == Verdict.OBJECTION]
        if objecting:
            yield _of_finding(facts, finding, countries=countries_listed(objecting))


def outdated_validations(facts: Facts) -> Iterator[Case]:
    for finding in facts.standing_findings:
        earlier = {v.country for v in finding.validations.all()} - answered_by(finding)
        if earlier:
            yield _of_finding(facts, finding, countries=countries_listed(earlier))


def findings_without_quote(facts: Facts) -> Iterator[Case]:
    bare = [finding.label for finding in facts.standing_findings if not finding.evidence.all()]
    if bare:
        yield Case(address(facts, addresses.FINDINGS), {"labels": listed(bare), "count": len(bare)})


def recommendations_without_a_verb(facts: Facts) -> Iterator[Case]:
    for finding in facts.recommendations:
        if not _begins_with_a_verb(finding):
            yield Case(address(facts, addresses.FINDINGS), {"label": finding.label})


def _begins_with_a_verb(finding: Finding) -> bool:
    """Judged in the languages whose infinitives can be told; without a text in one of them it passes."""
    return all(starts_with_a_verb(text) for text in _texts_with_infinitives(finding))


def _texts_with_infinitives(finding: Finding) -> list[str]:
    texts = [in_language({code: finding.text.get(code, "")}, code) for code in HAS_INFINITIVES]
    return [text for text in texts if text]


def countries_without_quote(facts: Facts) -> Iterator[Case]:
    quoted_countries = {country for _place, country in facts.quoted}
    silent = [code for code in facts.countries if code not in quoted_countries]
    if silent and quoted_countries:
        values = {"countries": countries_listed(silent), "count": len(silent)}
        yield Case(address(facts, addresses.FINDINGS), values)


def sessions_without_record(facts: Facts) -> Iterator[Case]:
    """One that leaves no quote under its regime still has minutes."""
    places = [webinar.ordinal for webinar in _held_long_ago(facts) if webinar.pk not in facts.with_record]
    return of_sessions(facts, places, route=addresses.MATERIALS)


def _held_long_ago(facts: Facts) -> list[Webinar]:
    return [w for w in facts.held_webinars if local_day(w.starts_at, facts.cycle.zone) + PATIENCE < facts.today]


RULES = (
    warning(
        id="no-transcript",
        precondition=preconditions.HELD,
        look=sessions_without_transcript,
        fact=ngettext_lazy("Session %(places)s has no transcript", "Sessions %(places)s have no transcript", "count"),
        advice=_("What was said there cannot be quoted. Import the captions of the recording."),
        deed=_("Import"),
        passed=_("Every held session has its transcript."),
        why=_("Findings rest on what was said."),
    ),
    advice(
        id="uncoded-transcript",
        precondition=preconditions.TRANSCRIPTS.where(
            lambda facts: any(w.pk in facts.with_transcript for w in facts.held_webinars)
        ),
        look=uncoded_transcripts,
        fact=ngettext_lazy("Session %(places)s has no quote yet", "Sessions %(places)s have no quote yet", "count"),
        advice=_("Its transcript is there. Read it and mark what teaches something."),
        deed=_("Mark quotes"),
        passed=_("Every transcript has quotes."),
        why=_("A session without quotes leaves no trace in the sheet."),
    ),
    warning(
        id="not-validated",
        precondition=preconditions.FINDINGS.where(_some_ask_a_country),
        look=countries_that_did_not_validate,
        fact=ngettext_lazy(
            "%(count)s country did not validate its quotes",
            "%(count)s countries did not validate their quotes",
            "count",
        ),
        deed=_("See who is missing"),
        passed=_("No country quoted in a finding still has to answer."),
        why=_("Countries decide how their words are used."),
    ),
    to_solve(
        id="objection",
        precondition=preconditions.VALIDATIONS,
        look=open_objections,
        fact=_("%(countries)s objects to %(label)s"),
        advice=_("The dissent is kept with the finding. Talk with the country: word it anew, or leave it out."),
        deed=_("Read the objection"),
        passed=_("No country objects to a finding."),
        why=_("A finding that a country objects to does not go into the sheet."),
    ),
    warning(
        id="outdated-validation",
        precondition=preconditions.VALIDATIONS,
        look=outdated_validations,
        fact=_("%(label)s has other words than those that were validated"),
        advice=_("%(countries)s read the former words. Ask for a new validation."),
        deed=_("Ask again"),
        passed=_("All validations are of the words as they stand."),
        why=_("A country validates exact words."),
    ),
    advice(
        id="single-quote",
        precondition=preconditions.RECOMMENDATIONS.where(
            lambda facts: all(one.evidence.all() for one in facts.recommendations)
        ),
        look=lambda facts: (_of_finding(facts, one) for one in facts.recommendations if len(one.evidence.all()) == 1),
        fact=_("%(label)s rests on a single quote"),
        advice=_(
            "It can be published as a proposal. To make it a recommendation, look for another quote "
            "or ask a second country to confirm it."
        ),
        deed=_("See the quote"),
        passed=_("Every recommendation rests on two quotes or more."),
        why=_("One voice is an experience, two begin to be a lesson."),
    ),
    to_solve(
        id="no-evidence",
        precondition=preconditions.FINDINGS,
        look=findings_without_quote,
        fact=ngettext_lazy("%(labels)s rests on no quote", "%(labels)s rest on no quote", "count"),
        advice=_("Every claim must lead back to what somebody said. Add a quote or leave the finding out."),
        deed=_("See the findings"),
        passed=_("Every finding leads back to its quotes."),
        why=_("A claim without its source convinces nobody."),
    ),
    warning(
        id="no-verb",
        precondition=preconditions.RECOMMENDATIONS.where(
            lambda facts: all(map(_texts_with_infinitives, facts.recommendations))
        ),
        look=recommendations_without_a_verb,
        fact=_("%(label)s does not start with a verb"),
        advice=_("A country must know what it is asked to do. Consider starting with what is to be done."),
        deed=_("Word it anew"),
        passed=_("Every recommendation starts with a verb."),
        why=_("A recommendation says what is to be done."),
    ),
    advice(
        id="country-unheard",
        precondition=preconditions.QUOTES.where(lambda facts: bool(facts.countries)),
        look=countries_without_quote,
        fact=ngettext_lazy("%(countries)s has not a single quote", "%(countries)s have not a single quote", "count"),
        advice=_("Its experience would be missing from the sheet. Look in the transcripts, or ask its focal point."),
        deed=_("See the quotes"),
        passed=_("Every invited country is quoted."),
        why=_("The sheet speaks for all countries."),
    ),
    advice(
        id="no-record",
        precondition=preconditions.HELD.where(lambda facts: bool(_held_long_ago(facts))),
        look=sessions_without_record,
        fact=ngettext_lazy(
            "Session %(places)s has neither minutes nor recording",
            "Sessions %(places)s have neither minutes nor recording",
            "count",
        ),
        advice=_("More than a week has passed. Add the minutes, or the link to the recording."),
        deed=_("Add"),
        passed=_("Every session held more than a week ago has its minutes or its recording."),
        why=_("Whoever was not there reads what was agreed."),
    ),
)
