"""What the deeds of this stage check about words and kinds."""

from collections.abc import Mapping

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.evidence.models.code import Code, FindingKind
from tinkuy.systematisation.evidence.models.finding import Finding

Words = Mapping[str, str]


def tidied(words: Words | None) -> dict[str, str]:
    """*words* as they are kept: trimmed, languages without words left out."""
    return {code: tidy(text) for code, text in (words or {}).items() if tidy(text)}


def demand_words(words: Words, cycle: Cycle, sentence: str, *, about: str) -> dict[str, str]:
    """The words as they are kept; refuses with *sentence* where the cycle's main language has none."""
    tidy_words = tidied(words)
    if not tidy_words.get(cycle.main_language):
        raise Refused(sentence, about=about)
    return tidy_words


def demand_kind(kind: str) -> None:
    if kind not in FindingKind.values:
        raise Refused(_("Choose a kind: risk, good practice, lesson or recommendation."), about="kind")


def lock(cycle: Cycle) -> Cycle:
    """The row of *cycle*, locked: numbers are given one after the other."""
    return Cycle.objects.select_for_update().get(pk=cycle.pk)


def free_number(model: type[Code] | type[Finding], kind: str, number: int | None) -> int:
    """*number*, refused if taken; without one, the next of its kind. The cycle is locked and in scope."""
    same_kind = model.objects.filter(kind=kind)
    if number is None:
        return int(same_kind.aggregate(last=Max("number"))["last"] or 0) + 1
    if same_kind.filter(number=number).exists():
        raise Refused(
            _("Number %(number)s of this kind is taken. Choose another one.") % {"number": number}, about="number"
        )
    return number


def demand_same_cycle(cycle: Cycle, *things: Model) -> None:
    """Refuse to join things of two cycles."""
    if any(getattr(thing, "cycle_id", None) != cycle.pk for thing in things):
        raise Refused(_("This belongs to another cycle."))
