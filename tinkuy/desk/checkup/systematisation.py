"""4 SYSTEMATISE: transcripts, quotes, validation."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.core.text import in_language
from tinkuy.planning.hours import day_with_year
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Verdict
from tinkuy.systematisation.findings.rules import starts_with_a_verb

from . import addresses, ground
from .addresses import address
from .facts import Facts, answered_by, quoted_by
from .rule import Remark, Rule, Severity
from .wording import countries_listed, listed, places_listed

HAS_INFINITIVES = ("es", "pt-br")


def sessions_without_transcript(facts: Facts) -> Iterator[Remark]:
    places = [webinar.ordinal for webinar in facts.held_webinars if webinar.pk not in facts.with_transcript]
    if places:
        yield Remark(
            fact=ngettext("Session %(places)s has no transcript", "Sessions %(places)s have no transcript", len(places))
            % {"places": places_listed(places)},
            advice=_("What was said there cannot be quoted. Import the captions of the recording."),
            deed=_("Import"),
            href=address(facts, addresses.TRANSCRIPTS, min(places)),
        )


def uncoded_transcripts(facts: Facts) -> Iterator[Remark]:
    places = [w.ordinal for w in facts.held_webinars if w.pk in facts.with_transcript and w.ordinal not in facts.coded]
    if places:
        yield Remark(
            fact=ngettext("Session %(places)s has no quote yet", "Sessions %(places)s have no quote yet", len(places))
            % {"places": places_listed(places)},
            advice=_("Its transcript is there. Read it and mark what teaches something."),
            deed=_("Mark quotes"),
            href=address(facts, addresses.TRANSCRIPTS, min(places)),
        )


def countries_that_did_not_validate(facts: Facts) -> Iterator[Remark]:
    missing = Counter(country for _finding, countries in facts.waiting for country in countries)
    if not missing:
        return
    held_up = len(facts.waiting)
    sentences = [
        _("Missing: %(countries)s.") % {"countries": countries_listed(missing)},
        ngettext(
            "Without them, %(count)s finding stays unpublished.",
            "Without them, %(count)s findings stay unpublished.",
            held_up,
        )
        % {"count": held_up},
        _validation_day(facts),
    ]
    yield Remark(
        fact=ngettext(
            "%(count)s country did not validate its quotes",
            "%(count)s countries did not validate their quotes",
            len(missing),
        )
        % {"count": len(missing)},
        advice=" ".join(sentence for sentence in sentences if sentence),
        deed=_("See who is missing"),
        href=address(facts, addresses.FINDINGS),
    )


def _validation_day(facts: Facts) -> str:
    day = facts.cycle.validate_by
    if day is None:
        return ""
    words = _("The time ended on %(day)s.") if day < facts.today else _("The time ends on %(day)s.")
    return words % {"day": day_with_year(day)}


def _some_ask_a_country(facts: Facts) -> bool:
    """A finding that quotes a country was taken to it."""
    return any(quoted_by(one) for one in facts.standing_findings if one.state != FindingState.PROPOSED)


def open_objections(facts: Facts) -> Iterator[Remark]:
    for finding in facts.standing_findings:
        objecting = [v.country for v in finding.validations.all() if v.verdict == Verdict.OBJECTION]
        if objecting:
            yield Remark(
                fact=_("%(countries)s objects to %(label)s")
                % {"countries": countries_listed(objecting), "label": finding.label},
                advice=_("The dissent is kept with the finding. Talk with the country: word it anew, or leave it out."),
                deed=_("Read the objection"),
                href=address(facts, addresses.FINDING, finding.public_id),
            )


def outdated_validations(facts: Facts) -> Iterator[Remark]:
    for finding in facts.standing_findings:
        earlier = {v.country for v in finding.validations.all()} - answered_by(finding)
        if earlier:
            yield Remark(
                fact=_("%(label)s has other words than those that were validated") % {"label": finding.label},
                advice=_("%(countries)s read the words of before. Ask for a new validation.")
                % {"countries": countries_listed(earlier)},
                deed=_("Ask again"),
                href=address(facts, addresses.FINDING, finding.public_id),
            )


def recommendations_on_one_quote(facts: Facts) -> Iterator[Remark]:
    for finding in facts.recommendations:
        if len(finding.evidence.all()) == 1:
            yield Remark(
                fact=_("%(label)s rests on a single quote") % {"label": finding.label},
                advice=_(
                    "It can be published as a proposal. To make it a recommendation, look for another quote "
                    "or ask a second country to confirm it."
                ),
                deed=_("See the quote"),
                href=address(facts, addresses.FINDING, finding.public_id),
            )


def findings_without_quote(facts: Facts) -> Iterator[Remark]:
    bare = [finding.label for finding in facts.standing_findings if not finding.evidence.all()]
    if bare:
        yield Remark(
            fact=ngettext("%(labels)s rests on no quote", "%(labels)s rest on no quote", len(bare))
            % {"labels": listed(bare)},
            advice=_("Every claim must lead back to what somebody said. Add a quote or leave the finding out."),
            deed=_("See the findings"),
            href=address(facts, addresses.FINDINGS),
        )


def recommendations_without_a_verb(facts: Facts) -> Iterator[Remark]:
    for finding in facts.recommendations:
        if not _begins_with_a_verb(finding):
            yield Remark(
                fact=_("%(label)s does not start with a verb") % {"label": finding.label},
                advice=_("A country must know what it is asked to do. Consider starting with what is to be done."),
                deed=_("Word it anew"),
                href=address(facts, addresses.FINDINGS),
            )


def _begins_with_a_verb(finding: Finding) -> bool:
    """Judged in the languages whose infinitives can be told; without a text in one of them it passes."""
    return all(starts_with_a_verb(text) for text in _texts_with_infinitives(finding))


def _texts_with_infinitives(finding: Finding) -> list[str]:
    texts = [in_language({code: finding.text.get(code, "")}, code) for code in HAS_INFINITIVES]
    return [text for text in texts if text]


def countries_without_quote(facts: Facts) -> Iterator[Remark]:
    heard = {country for _place, country in facts.quoted}
    silent = [code for code in facts.countries if code not in heard]
    if silent and heard:
        yield Remark(
            fact=ngettext("%(countries)s has not a single quote", "%(countries)s have not a single quote", len(silent))
            % {"countries": countries_listed(silent)},
            advice=_(
                "Its experience would be missing from the sheet. Look in the transcripts, or ask its focal point."
            ),
            deed=_("See the quotes"),
            href=address(facts, addresses.FINDINGS),
        )


RULES = (
    Rule(
        "no-transcript",
        Severity.WARNING,
        gettext_lazy("Every held session has its transcript."),
        gettext_lazy("Findings rest on what was said."),
        sessions_without_transcript,
        ground=ground.HELD,
    ),
    Rule(
        "uncoded-transcript",
        Severity.ADVICE,
        gettext_lazy("Every transcript has quotes."),
        gettext_lazy("A session without quotes leaves no trace in the sheet."),
        uncoded_transcripts,
        ground=ground.TRANSCRIPTS.where(
            lambda facts: any(webinar.pk in facts.with_transcript for webinar in facts.held_webinars)
        ),
    ),
    Rule(
        "not-validated",
        Severity.WARNING,
        gettext_lazy("No finding waits for a country that it quotes."),
        gettext_lazy("Countries decide how their words are used."),
        countries_that_did_not_validate,
        ground=ground.FINDINGS.where(_some_ask_a_country),
    ),
    Rule(
        "objection",
        Severity.TO_SOLVE,
        gettext_lazy("No country objects to a finding."),
        gettext_lazy("A finding that a country objects to does not go into the sheet."),
        open_objections,
        ground=ground.VALIDATIONS,
    ),
    Rule(
        "outdated-validation",
        Severity.WARNING,
        gettext_lazy("All validations are of the words as they stand."),
        gettext_lazy("A country validates exact words."),
        outdated_validations,
        ground=ground.VALIDATIONS,
    ),
    Rule(
        "single-quote",
        Severity.ADVICE,
        gettext_lazy("Every recommendation rests on two quotes or more."),
        gettext_lazy("One voice is an experience, two begin to be a lesson."),
        recommendations_on_one_quote,
        ground=ground.RECOMMENDATIONS.where(lambda facts: all(one.evidence.all() for one in facts.recommendations)),
    ),
    Rule(
        "no-evidence",
        Severity.TO_SOLVE,
        gettext_lazy("Every finding leads back to its quotes."),
        gettext_lazy("A claim without its source convinces nobody."),
        findings_without_quote,
        ground=ground.FINDINGS,
    ),
    Rule(
        "no-verb",
        Severity.WARNING,
        gettext_lazy("Every recommendation starts with a verb."),
        gettext_lazy("A recommendation says what is to be done."),
        recommendations_without_a_verb,
        ground=ground.RECOMMENDATIONS.where(
            lambda facts: all(_texts_with_infinitives(one) for one in facts.recommendations)
        ),
    ),
    Rule(
        "country-unheard",
        Severity.ADVICE,
        gettext_lazy("Every invited country is quoted."),
        gettext_lazy("The sheet speaks for all countries."),
        countries_without_quote,
        ground=ground.QUOTES.where(lambda facts: bool(facts.countries)),
    ),
)
