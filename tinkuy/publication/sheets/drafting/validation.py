"""Who validated the sheet's findings, until when, and by which rule for silence: printed with every form of it."""

from datetime import date

from django.utils.translation import gettext as _, ngettext

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.hours import day_with_year, local_day
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState, Validation, Verdict
from tinkuy.systematisation.evidence.queries.attributes import under_present_regime
from tinkuy.systematisation.evidence.rules import AGREEING, current_validations, may_publish_passage
from tinkuy.systematisation.rounds.models import ValidationRound
from tinkuy.systematisation.rounds.queries.results import named, of_countries, silence_sentence, validated_by

STANDING = (FindingState.CONTRASTED, FindingState.VALIDATED, FindingState.PUBLISHED)


def validation_of(cycle: Cycle, language: str) -> str:
    """«Validado por 8 de 10 países: …; Perú con un cambio; Uruguay sin respuesta.» and the rule, in *language*, which
    is active; empty while no country agreed to anything.

    The countries that no finding quotes were asked nothing: «no citado: Chile», never «sin respuesta». Counts alone
    where a country asked for a change, objected or gave a reason on a finding whose quotes hide their
    countries: the item says that *a* country did, and names here would say which (invariants 10 and 11).
    """
    findings = list(Finding.objects.filter(state__in=STANDING).prefetch_related("validations"))
    validations = [(finding, answers) for finding in findings for answers in current_validations(finding)]
    answers = [one for _finding, one in validations]
    agreeing = {one.country for one in answers if one.verdict in AGREEING}
    if not agreeing:
        return ""
    hidden, invited = _resting_on_what_is_hidden(cycle), set(invited_countries(cycle))
    names = not any(finding.pk in hidden and _differs(one) for finding, one in validations)
    addressed = _addressed_countries(findings, invited) | {one.country for one in answers}
    sentences = [
        _who(addressed, agreeing, language, names=names),
        *_others(answers, language, names=names),
        *_silent(
            addressed - {one.country for one in answers}, invited - addressed, language, names=names and not hidden
        ),
    ]
    return f"{'; '.join(sentences)}. {round_sentence(cycle)}"


def _addressed_countries(findings: list[Finding], invited: set[str]) -> set[str]:
    """The countries that the *findings* quote; one that quotes none asks all that are *invited* (see `result_of`)."""
    quoted: dict[int, set[str]] = {finding.pk: set() for finding in findings}
    for finding, country in Evidence.objects.filter(finding__in=findings).values_list("finding", "excerpt__country"):
        quoted[finding] |= {country} - {""}
    return {country for countries in quoted.values() for country in countries or invited}


def _resting_on_what_is_hidden(cycle: Cycle) -> set[int]:
    """The keys of findings with a quote of a regime that hides who spoke, as it is now."""
    evidence = Evidence.objects.filter(finding__state__in=STANDING).select_related("excerpt")
    resting = [(one.finding_id, one.excerpt) for one in evidence]
    under_present_regime(cycle, [excerpt for _finding, excerpt in resting])
    return {finding for finding, excerpt in resting if not may_publish_passage(excerpt.regime)}


def _differs(validation: Validation) -> bool:
    """Whether the item prints of it what no country's name may stand with: a change, an objection, a reason."""
    return validation.verdict in (Verdict.WITH_CHANGE, Verdict.OBJECTION) or bool(validation.comment)


def _who(addressed: set[str], agreeing: set[str], language: str, *, names: bool) -> str:
    if not names:
        return validated_by(len(agreeing), len(addressed))
    sentence = ngettext(
        "Validated by %(count)d of %(asked)d country: %(countries)s",
        "Validated by %(count)d of %(asked)d countries: %(countries)s",
        len(addressed),
    )
    return sentence % {"count": len(agreeing), "asked": len(addressed), "countries": named(agreeing, language)}


def _others(validations: list[Validation], language: str, *, names: bool) -> list[str]:
    with_change = {one.country for one in validations if one.verdict == Verdict.WITH_CHANGE}
    objecting = {one.country for one in validations if one.verdict == Verdict.OBJECTION}
    lines = ((_("%(countries)s with a change"), with_change), (_("%(countries)s objecting"), objecting))
    return of_countries(lines, language, names=names)


def _silent(silent: set[str], unasked: set[str], language: str, *, names: bool) -> list[str]:
    """Where a finding rests on what is hidden, a name here would tell that the country is quoted, or is not."""
    lines = (
        (_("%(countries)s without an answer"), silent),
        (ngettext("not quoted: %(countries)s", "not quoted: %(countries)s", len(unasked)), unasked),
    )
    return of_countries(lines, language, names=names)


def round_sentence(cycle: Cycle | NoCycle) -> str:
    """The deadline and the rule for silence of the last round; without a round, that silence is no agreement.

    An open round is told as open: nobody has answered until a day that is still to come.
    """
    last = ValidationRound.objects.order_by("number").last()
    if last is None:
        return silence_sentence("")
    if last.takes_answers(cycle.today()):
        sentence = _("When this was published the round was still open: countries may answer until %(day)s.")
    else:
        sentence = _("Countries answered until %(day)s.")
    return f"{sentence % {'day': day_with_year(_last_day(last, cycle))}} {silence_sentence(last.silence)}"


def _last_day(last: ValidationRound, cycle: Cycle | NoCycle) -> date:
    """A round that was closed early took no answers after that day."""
    return min(last.closes_on, local_day(last.closed_at, cycle.zone)) if last.closed_at else last.closes_on
