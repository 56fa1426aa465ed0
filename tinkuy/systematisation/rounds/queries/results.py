"""What the countries said of a finding, as it is printed: who agreed, who was silent, who dissents."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.planning.decisions.models import Silence
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.finding import Finding, Validation, Verdict
from tinkuy.systematisation.rounds.models import ValidationRound


@dataclass(frozen=True)
class Result:
    """The words as they stand, by country codes.

    `addressed_count` is how many were asked: those quoted, and who answered unasked.

    `silent` are those of them that said nothing; `silence_agrees` where the round said that this is no objection.
    """

    addressed_count: int
    agreed: tuple[str, ...]
    with_change: tuple[str, ...]
    abstained: tuple[str, ...]
    objecting: tuple[Validation, ...]
    silent: tuple[str, ...]
    notes: tuple[Validation, ...]

    @property
    def agreeing(self) -> int:
        return len(self.agreed) + len(self.with_change)

    @property
    def dissent(self) -> tuple[Validation, ...]:
        """Objections, and abstentions that say why."""
        return (*self.objecting, *self.notes)


def result_of(finding: Finding, quoted: tuple[str, ...], invited: tuple[str, ...]) -> Result:
    """*quoted* are the countries of its quotes; where there are none all *invited* ones are asked."""
    by_country = {one.country: one for one in rules.current_validations(finding)}
    addressed = sorted(set(quoted or invited) | set(by_country))

    def with_verdict(verdict: Verdict) -> tuple[str, ...]:
        return tuple(code for code in addressed if code in by_country and by_country[code].verdict == verdict)

    return Result(
        addressed_count=len(addressed),
        agreed=with_verdict(Verdict.YES),
        with_change=with_verdict(Verdict.WITH_CHANGE),
        abstained=with_verdict(Verdict.ABSTENTION),
        objecting=tuple(by_country[code] for code in with_verdict(Verdict.OBJECTION)),
        silent=tuple(code for code in addressed if code not in by_country),
        notes=tuple(by_country[code] for code in with_verdict(Verdict.ABSTENTION) if by_country[code].comment),
    )


def sentence_of(result: Result, language: str, *, names: bool = True) -> str:
    """«Validado por 8 de 10 países; Perú con un cambio; Uruguay sin respuesta», in *language*, which is active.

    Without *names* counts alone: of what was said under a regime that hides the countries, who answered when would
    lead to who was quoted (invariants 10 and 11).
    """
    if not result.agreeing and len(result.silent) == result.addressed_count:
        return ""
    others = [
        (_("%(countries)s with a change"), result.with_change),
        (_("%(countries)s abstaining"), result.abstained),
        (_("%(countries)s objecting"), tuple(one.country for one in result.objecting)),
        (_("%(countries)s without an answer"), result.silent),
    ]
    parts = [validated_by(result.agreeing, result.addressed_count), *of_countries(others, language, names=names)]
    return "; ".join(parts) + "."


def of_countries(lines: Iterable[tuple[str, Collection[str]]], language: str, *, names: bool) -> list[str]:
    """Each sentence that is of any country, with these named, or counted where no names may stand."""
    return [
        sentence % {"countries": named(codes, language) if names else counted(codes)}
        for sentence, codes in lines
        if codes
    ]


def rule_sentence(opened: ValidationRound | None) -> str:
    """What silence means, in the words that every page and mail of the round says."""
    return silence_sentence(opened.silence if opened else Silence.NO_ANSWER)


def silence_sentence(silence: str) -> str:
    if silence == Silence.CONSENTS:
        return _("After the deadline silence counts as no objection, if at least one country agreed.")
    return _("Silence does not count as agreement: without an answer, the finding stays in validation.")


def named(codes: Collection[str], language: str) -> str:
    return listed(sorted(country_name(code, language) for code in codes))


def validated_by(agreeing: int, addressed_count: int) -> str:
    """«Validado por 8 de 10 países»."""
    sentence = ngettext(
        "Validated by %(agreeing)s of %(asked)s country",
        "Validated by %(agreeing)s of %(asked)s countries",
        addressed_count,
    )
    return sentence % {"agreeing": agreeing, "asked": addressed_count}


def counted(codes: Collection[str]) -> str:
    """«3 países», where no names may stand."""
    return ngettext("%(number)s country", "%(number)s countries", len(codes)) % {"number": len(codes)}
