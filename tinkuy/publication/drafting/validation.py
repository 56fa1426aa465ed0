"""Who validated the sheet's findings, until when, and by which rule for silence: printed with every form of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.models import Cycle
from tinkuy.planning.queries import invited_countries
from tinkuy.systematisation.models import Evidence, Finding, FindingState, Validation, ValidationRound, Verdict
from tinkuy.systematisation.queries.regimes import under_present_regime
from tinkuy.systematisation.queries.results import counted, silence_sentence, validated_by
from tinkuy.systematisation.rules import AGREEING, current_validations, may_publish_passage

STANDING = (FindingState.CONTRASTED, FindingState.VALIDATED, FindingState.PUBLISHED)


def validation_of(cycle: Cycle, language: str) -> str:
    """«Validado por 8 de 10 países: …; Perú con un cambio; Uruguay sin respuesta.» and the rule, in *language*, which
    is active; empty while no country agreed to anything.

    Counts alone where a country asked for a change, objected or gave a reason on a finding whose quotes hide their
    countries: the item says that *a* country did, and names here would say which (invariants 10 and 11).
    """
    findings = list(Finding.objects.filter(state__in=STANDING).prefetch_related("validations"))
    said = [(finding, given) for finding in findings for given in current_validations(finding)]
    given = [one for _finding, one in said]
    agreeing = {one.country for one in given if one.verdict in AGREEING}
    if not agreeing:
        return ""
    hidden = _resting_on_what_is_hidden(cycle)
    names = not any(finding.pk in hidden and _differs(one) for finding, one in said)
    asked = sorted({*invited_countries(cycle), *agreeing})
    sentences = [_who(asked, agreeing, language, names=names), *_others(given, asked, language, names=names)]
    return f"{'; '.join(sentences)}. {_rule()}"


def _resting_on_what_is_hidden(cycle: Cycle) -> set[int]:
    """The keys of findings with a quote of a regime that hides who spoke, as it is now."""
    evidence = Evidence.objects.filter(finding__state__in=STANDING).select_related("excerpt")
    resting = [(one.finding_id, one.excerpt) for one in evidence]
    under_present_regime(cycle, [excerpt for _finding, excerpt in resting])
    return {finding for finding, excerpt in resting if not may_publish_passage(excerpt.regime)}


def _differs(given: Validation) -> bool:
    """Whether the item prints of it what no country's name may stand with: a change, an objection, a reason."""
    return given.verdict in (Verdict.WITH_CHANGE, Verdict.OBJECTION) or bool(given.comment)


def _who(asked: list[str], agreeing: set[str], language: str, *, names: bool) -> str:
    if not names:
        return validated_by(len(agreeing), len(asked))
    told = ngettext(
        "Validated by %(count)d of %(asked)d country: %(countries)s",
        "Validated by %(count)d of %(asked)d countries: %(countries)s",
        len(asked),
    )
    return told % {"count": len(agreeing), "asked": len(asked), "countries": _named(agreeing, language)}


def _others(given: list[Validation], asked: list[str], language: str, *, names: bool) -> list[str]:
    with_change = {one.country for one in given if one.verdict == Verdict.WITH_CHANGE}
    objecting = {one.country for one in given if one.verdict == Verdict.OBJECTION}
    silent = set(asked) - {one.country for one in given}
    lines = (
        (_("%(countries)s with a change"), with_change),
        (_("%(countries)s objecting"), objecting),
        (_("%(countries)s without an answer"), silent),
    )
    return [
        sentence % {"countries": _named(codes, language) if names else counted(codes)}
        for sentence, codes in lines
        if codes
    ]


def _rule() -> str:
    """The deadline and the rule for silence of the last round; without a round, that silence is no agreement."""
    last = ValidationRound.objects.order_by("number").last()
    if last is None:
        return silence_sentence("")
    until = _("Countries answered until %(day)s.") % {"day": day_with_year(last.closes_on)}
    return f"{until} {silence_sentence(last.silence)}"


def _named(codes: set[str], language: str) -> str:
    return listed(sorted(country_name(code, language) for code in codes))
