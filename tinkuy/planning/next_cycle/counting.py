"""How many points go on, are left or wait: the sentence over the figure, and the words of the button."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.design.figures.next_cord import LEFT, UNDECIDED, LooseEnd


def counts(ends: Sequence[LooseEnd]) -> dict[str, str]:
    """The parts of «Of 12 points, 9 go on to the plan, 2 are left and 1 is undecided»: the script counts in each."""
    left, undecided = (sum(end.way == way for end in ends) for way in (LEFT, UNDECIDED))
    return {
        "points": ngettext("Of %(n)s point", "Of %(n)s points", len(ends)) % {"n": len(ends)},
        "taken": _counted("taken", len(ends) - left - undecided),
        "left": _counted("left", left),
        "undecided": _counted("undecided", undecided),
    }


def _counted(part: str, count: int) -> SafeString:
    none, one, other, now = (_words_of(part, number) for number in (0, 1, 2, count))
    return format_html(
        '<span data-count="{}" data-none="{}" data-one="{}" data-other="{}">{}</span>',
        *(part, none, one, other, now.replace("{n}", str(count))),
    )


def _words_of(part: str, count: int) -> str:
    if not count:
        return {"taken": _("none goes on to the plan"), "left": _("none is left"), "undecided": _("none is undecided")}[
            part
        ]
    return {
        "taken": ngettext("%(n)s goes on to the plan", "%(n)s go on to the plan", count),
        "left": ngettext("%(n)s is left", "%(n)s are left", count),
        "undecided": ngettext("%(n)s is undecided", "%(n)s are undecided", count),
    }[part] % {"n": "{n}"}


def button_words() -> dict[str, str]:
    """What the button says once the script counts: with one point, and with more."""
    one, other = (
        ngettext("Begin the next cycle with %(n)s point", "Begin the next cycle with %(n)s points", count)
        % {"n": "{n}"}
        for count in (1, 2)
    )
    return {"one": one, "other": other}
