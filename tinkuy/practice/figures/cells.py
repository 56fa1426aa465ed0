"""The cells of rates, drawn as they are many: a value, and what it is of."""

from django.template.defaultfilters import floatformat
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.design.components import percent
from tinkuy.practice.figures.rates import Rate


def rate_cell(rate: Rate, head: str = "") -> SafeString:
    """As a cell of a table; *head* names it where the table is narrow."""
    named = format_html(' data-head="{}"', head) if head else ""
    figure = rate.figure
    if rate.form == "count":
        return _td(named, localize(figure.numerator))
    if figure.value is None:
        return format_html('<td class="num fig none"{}><b>—</b></td>', named)
    if rate.form == "days":
        of = ngettext("of %(counter)s question", "of %(counter)s questions", int(figure.denominator))
        return _td(named, floatformat(figure.value, "-1"), of % {"counter": localize(figure.denominator)})
    words = _("%(part)s of %(whole)s")
    of = words % {"part": localize(figure.numerator), "whole": localize(figure.denominator)}
    return _td(named, percent(figure.value), of)


def _td(named: str, value: object, of: str = "") -> SafeString:
    if not of:
        return format_html('<td class="num fig"{}><b>{}</b></td>', named, value)
    return format_html('<td class="num fig"{}><b>{}</b><span class="of">{}</span></td>', named, value, of)
