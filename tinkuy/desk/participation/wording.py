"""The figures of participation as a page writes them: the value, and the two numbers it is made of."""

from collections.abc import Iterable

from babel.numbers import format_decimal
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tinkuy.attendance.figures.figure import Figure
from tinkuy.design.components import percent
from tinkuy.hiding import Audience, are_safe

FIGURES = {
    "active": gettext_lazy("Asked under a name"),
    "acts": gettext_lazy("Acts for each person"),
    "answered": gettext_lazy("Questions answered"),
    "per_hour": gettext_lazy("Contributions for each hour"),
    "government": gettext_lazy("Voice of governments"),
    "organisers": gettext_lazy("The organisers’ share of the talk"),
    "concentration": gettext_lazy("Concentration of the talk"),
}
SHARES = ("active", "answered", "organisers")
COMPARED = "government"


def figure_texts(code: str, figure: Figure | None) -> tuple[str, str]:
    """(«32 %», «12 de 38»); empty where there is nothing to tell."""
    if figure is None or figure.value is None or not are_safe(figure.persons, Audience.TEAM):
        return "", ""
    value = percent(figure.value) if code in SHARES else decimal(figure.value)
    if code == COMPARED:
        numbers = {"part": percent(figure.numerator), "whole": percent(figure.denominator)}
        return value, _("%(part)s against %(whole)s") % numbers
    numbers = {"part": _count(figure.numerator), "whole": _count(figure.denominator)}
    return value, _numbers(code) % numbers


def _numbers(code: str) -> str:
    """How the two numbers of a figure are told, each with what it counts."""
    return {
        "acts": _("%(part)s acts, %(whole)s people"),
        "per_hour": _("%(part)s in %(whole)s hours"),
        "organisers": _("%(part)s of %(whole)s minutes"),
        "concentration": _("%(part)s turns, %(whole)s voices"),
    }.get(code, _("%(part)s of %(whole)s"))


def decimal(value: float) -> str:
    """Two places at most, as the reader's language writes them."""
    return str(format_decimal(round(value, 2), format="0.##", locale=(get_language() or "es")[:2]))


def _count(value: float) -> str:
    return str(format_decimal(round(value, 1), format="0.#", locale=(get_language() or "es")[:2]))


def gini(acts: Iterable[int]) -> float | None:
    """How unevenly acts are spread: 0 when all did as many, near 1 when one did them all; None without any act.

    G = Σ (2i − n − 1) xᵢ ÷ (n Σ x), with xᵢ ascending: half the mean difference of all pairs, over the mean (C. Gini,
    1912).
    """
    ordered = sorted(acts)
    count, total = len(ordered), sum(ordered)
    if not total:
        return None
    return sum((2 * place - count - 1) * value for place, value in enumerate(ordered, 1)) / (count * total)


def proportion(part: int, whole: int, own: int, everybody: int) -> float | None:
    """The share of the voice ÷ the share of the attendance; 1 is proportional, None where nothing can be divided."""
    if not whole or not own or not everybody:
        return None
    return (part / whole) / (own / everybody)
