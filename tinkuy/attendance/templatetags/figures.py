"""How a figure stands on a page."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tinkuy.attendance.cycle_figures.queries.figures import PageFigure
from tinkuy.design import components

register = template.Library()


@register.filter
def figure_value(figure: PageFigure) -> str:
    """«79 %», «1,8» or «189»; nothing to divide by is «—»."""
    if figure.figure is None or figure.figure.value is None:
        return "—"
    if figure.kind == "share":
        return components.percent(figure.figure.value)
    return number_format(figure.figure.value, 0 if figure.kind == "count" else 1)


@register.filter
def figure_parts(figure: PageFigure) -> str:
    """«189 of 238»: numerator and denominator."""
    if figure.figure is None:
        return ""
    return _("%(numerator)s of %(denominator)s") % {
        "numerator": _number(figure.figure.numerator),
        "denominator": _number(figure.figure.denominator),
    }


def _number(value: float) -> str:
    """Counts are whole; minutes and entropies have decimals."""
    return number_format(value, 0 if float(value).is_integer() else 2)
