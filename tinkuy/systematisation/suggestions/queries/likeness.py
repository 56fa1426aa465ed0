"""Which findings and codes a passage resembles. A person decides; nothing is joined by this."""

from collections.abc import Hashable, Iterable

from tinkuy.core.text import in_language, language_shown
from tinkuy.language.similarity import Text, rank
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState

SHOWN = 3
MOST = 120
"""Texts that a passage is compared with: the findings first, then the quotes they rest on."""


def findings_like(cycle: Cycle, words: str, language: str, *, quote: Excerpt | None = None) -> list[Finding]:
    """The up to three findings that *words* resemble most, by their own words or by those of a quote they rest on.

    Those that rest on *quote* already count among the three and are left out of what is told. Two queries.
    """
    findings = {one.pk: one for one in Finding.objects.filter(cycle=cycle).exclude(state=FindingState.REJECTED)}
    texts: list[tuple[int, Text]] = [(key, _in(one.text, language, cycle)) for key, one in findings.items()]
    evidence = Evidence.objects.filter(finding__in=findings).order_by("pk").select_related("excerpt")
    resting = {one.finding_id for one in evidence if quote and one.excerpt_id == quote.pk}
    texts += [(one.finding_id, Text(one.excerpt.text, one.excerpt.language)) for one in evidence]
    return [findings[key] for key in _first(words, language, texts) if key not in resting]


def findings_to_add_to(cycle: Cycle, quote: Excerpt) -> list[Finding]:
    """Those of `findings_like` that may still rest on one quote more."""
    like = findings_like(cycle, quote.text, quote.language, quote=quote)
    return [finding for finding in like if finding.state != FindingState.PUBLISHED]


def codes_like(cycle: Cycle, words: str, language: str) -> list[Code]:
    """The up to three codes that *words* resemble most, by their names or by what was coded with them; two queries."""
    codes = {code.pk: code for code in Code.objects.filter(cycle=cycle)}
    texts: list[tuple[int, Text]] = [(key, _in(one.name, language, cycle)) for key, one in codes.items()]
    coded = Excerpt.objects.filter(code__in=codes).order_by("-pk")
    texts += [
        (code, Text(quote_text, spoken))
        for code, quote_text, spoken in coded.values_list("code_id", "text", "language")
    ]
    return [codes[key] for key in _first(words, language, texts)]


def _first[K: Hashable](words: str, language: str, texts: list[tuple[K, Text]]) -> Iterable[K]:
    ranked = rank(Text(words, language), texts[:MOST])
    return list(dict.fromkeys(key for key, _score in ranked))[:SHOWN]


def _in(texts: dict[str, str], language: str, cycle: Cycle) -> Text:
    """A text in the language of what it is compared with, where it has that one."""
    main = cycle.main_language
    return Text(in_language(texts, language, main), language_shown(texts, language, main))
