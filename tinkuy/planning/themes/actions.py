"""The lines of themes of a cycle, and how far each webinar takes them."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.differences import differences, takes_words_back
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import Words, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.states import state_of

from .models import Theme, ThemeLevel, WebinarTheme


@transaction.atomic
def add_theme(*, actor: Person, cycle: Cycle, name: Words) -> Theme:
    """Add a line of themes after the others."""
    rules.demand(actor, "plan_cycle", cycle)
    lock(cycle)
    demand_words(name, cycle.main_language, _("Write the theme in the main language of the cycle."), about="name")
    last = Theme.objects.aggregate(last=Max("ordinal"))["last"] or 0
    theme = Theme.objects.create(cycle=cycle, ordinal=last + 1, name=dict(name))
    record(actor, "added", theme, name=name[cycle.main_language])
    return theme


@transaction.atomic
def rename_theme(*, actor: Person, theme: Theme, name: Words) -> Theme:
    rules.demand(actor, "plan_cycle", theme.cycle)
    demand_words(name, theme.cycle.main_language, _("Write the theme in the main language of the cycle."), about="name")
    before = state_of(theme)
    theme.name = dict(name)
    theme.save(update_fields=["name"])
    changes = differences(before, state_of(theme))
    hides = theme.cycle.is_announced and takes_words_back(changes, "name")
    record(actor, "renamed", theme, withdraws=hides, changes=changes)
    return theme


@transaction.atomic
def remove_theme(*, actor: Person, theme: Theme) -> None:
    """Take a line of themes out of the cycle and out of its webinars; the places of the others close up."""
    rules.demand(actor, "plan_cycle", theme.cycle)
    lock(theme.cycle)
    record(actor, "removed", theme, name=str(theme))
    place = theme.ordinal
    theme.delete()
    for later in Theme.objects.filter(ordinal__gt=place).order_by("ordinal"):  # in order: the places stay unique
        Theme.objects.filter(pk=later.pk).update(ordinal=later.ordinal - 1)


def set_levels(webinar: Webinar, levels: Mapping[Theme, int]) -> None:
    """Say how far *webinar* takes each theme; one that is not named, or is 0, it does not take up."""
    taken_up = {theme: level for theme, level in levels.items() if level}
    if any(theme.cycle_id != webinar.cycle_id for theme in taken_up) or set(taken_up.values()) - set(ThemeLevel.values):
        raise Refused(_("A session takes up the themes of its own cycle, on one of three levels."))
    WebinarTheme.objects.filter(webinar=webinar).exclude(theme__in=taken_up).delete()
    for theme, level in taken_up.items():
        WebinarTheme.objects.update_or_create(
            webinar=webinar, theme=theme, defaults={"cycle_id": webinar.cycle_id, "level": level}
        )
