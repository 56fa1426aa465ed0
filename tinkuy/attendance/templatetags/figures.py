"""How a figure stands on a page; differences in percentage points; decimals as the reader's language writes them."""

from babel.numbers import format_decimal
from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext as _

from tinkuy.attendance.cycle_figures.queries.figures import PageFigure
from tinkuy.attendance.thread_effect.effect import Difference
from tinkuy.design import components

register = template.Library()


@register.filter
def figure_value(figure: PageFigure) -> str:
    """«79 %», «1,8» or «189»; nothing to divide by is «—»."""
    if figure.figure is None or figure.figure.value is None:
        return "—"
    if figure.kind in ("share", "degree"):
        return components.percent(figure.figure.value)
    return number_format(figure.figure.value, 0 if figure.kind == "count" else 1)


@register.filter
def figure_parts(figure: PageFigure) -> str:
    """«189 of 238»: numerator and denominator, where they say something."""
    if figure.figure is None or figure.kind in ("count", "degree"):
        return ""
    return _("%(numerator)s of %(denominator)s") % {
        "numerator": _number(figure.figure.numerator),
        "denominator": _number(figure.figure.denominator),
    }


def _number(value: float) -> str:
    """Counts are whole; minutes have decimals."""
    return number_format(value, 0 if float(value).is_integer() else 2)


@register.filter
def points(difference: Difference) -> str:
    """«+12 puntos [−3 a +27]»."""
    words = {name: _signed(getattr(difference, name)) for name in ("value", "low", "high")}
    return _("%(value)s points [%(low)s to %(high)s]") % words


@register.filter
def decimal(value: float | None) -> str:
    """One place after the comma; unknown «—»."""
    return "—" if value is None else str(format_decimal(value, format="0.0", locale=(get_language() or "es")[:2]))


def _signed(share: float) -> str:
    whole = round(share * 100)
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{abs(whole)}"
