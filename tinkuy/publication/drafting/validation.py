"""Who validated the sheet's findings, until when, and by which rule for silence: printed with every form of it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.models import Cycle
from tinkuy.planning.queries import invited_countries
from tinkuy.systematisation.models import Finding, FindingState, Validation, ValidationRound, Verdict
from tinkuy.systematisation.queries.results import silence_sentence
from tinkuy.systematisation.rules import AGREEING, current_validations

STANDING = (FindingState.CONTRASTED, FindingState.VALIDATED, FindingState.PUBLISHED)


def validation_of(cycle: Cycle, language: str) -> str:
    """«Validado por 8 de 10 países: …; Perú con un cambio; Uruguay sin respuesta.» and the rule, in *language*, which
    is active; empty while no country agreed to anything.
    """
    given = [
        validation
        for finding in Finding.objects.filter(state__in=STANDING).prefetch_related("validations")
        for validation in current_validations(finding)
    ]
    agreeing = {one.country for one in given if one.verdict in AGREEING}
    if not agreeing:
        return ""
    invited = invited_countries(cycle)
    asked = sorted({*invited, *agreeing})
    sentences = [_who(asked, agreeing, language), *_others(given, asked, language)]
    return f"{'; '.join(sentences)}. {_rule()}"


def _who(asked: list[str], agreeing: set[str], language: str) -> str:
    told = ngettext(
        "Validated by %(count)d of %(asked)d country: %(countries)s",
        "Validated by %(count)d of %(asked)d countries: %(countries)s",
        len(asked),
    )
    return told % {"count": len(agreeing), "asked": len(asked), "countries": _named(agreeing, language)}


def _others(given: list[Validation], asked: list[str], language: str) -> list[str]:
    with_change = {one.country for one in given if one.verdict == Verdict.WITH_CHANGE}
    objecting = {one.country for one in given if one.verdict == Verdict.OBJECTION}
    silent = set(asked) - {one.country for one in given}
    lines = (
        (_("%(countries)s with a change"), with_change),
        (_("%(countries)s objecting"), objecting),
        (_("%(countries)s without an answer"), silent),
    )
    return [sentence % {"countries": _named(codes, language)} for sentence, codes in lines if codes]


def _rule() -> str:
    """The deadline and the rule for silence of the last round; without a round, that silence is no agreement."""
    last = ValidationRound.objects.order_by("number").last()
    if last is None:
        return silence_sentence("")
    until = _("Countries answered until %(day)s.") % {"day": day_with_year(last.closes_on)}
    return f"{until} {silence_sentence(last.silence)}"


def _named(codes: set[str], language: str) -> str:
    return listed(sorted(country_name(code, language) for code in codes))
