"""What frames a cycle besides its words: languages, period, the attendance hoped for, how long names are kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypedDict, Unpack

from django.conf import settings
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import LONGEST_KEPT, Cycle
from tinkuy.planning.hours import day_with_year

from .checks import Words

FRAME = ("expected_results", "languages", "target_attendance", "begins_on", "ends_on", "keeps_days")


class Frame(TypedDict, total=False):
    """`languages` are codes of the site's languages; the period is from `begins_on` to `ends_on`, both included;
    `target_attendance` counts persons in a session; `keeps_days` is 1 to 30 days after the close.
    """

    expected_results: Words
    languages: Sequence[str]
    target_attendance: int | None
    begins_on: date | None
    ends_on: date | None
    keeps_days: int


def set_frame(actor: Person, cycle: Cycle, **frame: Unpack[Frame]) -> None:
    """Set what *frame* names; does not save. How long names are kept is the coordination's to say, and only less."""
    keeps_days = frame.get("keeps_days", cycle.keeps_days)
    if keeps_days != cycle.keeps_days:
        rules.demand(actor, "set_retention", cycle)
    if not 1 <= keeps_days <= LONGEST_KEPT:
        raise Refused(
            _("Names and addresses are kept between 1 and %(longest)s days after the close.")
            % {"longest": LONGEST_KEPT},
            about="keeps_days",
        )
    values: dict[str, Any] = {**frame}
    if "languages" in values:
        values["languages"] = _offered_languages(values["languages"])
    for name, value in values.items():
        setattr(cycle, name, value)
    if cycle.begins_on and cycle.ends_on and cycle.ends_on < cycle.begins_on:
        period = {"begins": day_with_year(cycle.begins_on), "ends": day_with_year(cycle.ends_on)}
        raise Refused(_("The period ends on %(ends)s, before it begins on %(begins)s.") % period, about="ends_on")


def _offered_languages(codes: Sequence[str]) -> list[str]:
    offered = [code for code, _name in settings.LANGUAGES]
    if set(codes) - set(offered):
        raise Refused(_("The cycle speaks the languages of this site: choose among them."), about="languages")
    return [code for code in offered if code in codes]
