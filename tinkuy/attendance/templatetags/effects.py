"""Differences in percentage points, and decimals as the reader's language writes them."""

from babel.numbers import format_decimal
from django import template
from django.utils.translation import get_language, gettext as _

from tinkuy.attendance.thread_effect.effect import Difference

register = template.Library()


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
