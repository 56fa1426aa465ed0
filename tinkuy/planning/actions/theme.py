"""The lines of themes of a cycle."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Theme

from .content import Words, demand_words, lock


@transaction.atomic
def add_theme(*, actor: Person, cycle: Cycle, name: Words) -> Theme:
    """Add a line of themes after the others."""
    rules.demand(actor, "plan_cycle", cycle)
    lock(cycle)
    demand_words(name, cycle.main_language, _("Write the theme in the main language of the cycle."))
    last = Theme.objects.aggregate(last=Max("ordinal"))["last"] or 0
    theme = Theme.objects.create(cycle=cycle, ordinal=last + 1, name=dict(name))
    record(actor, "added", theme, name=name[cycle.main_language])
    return theme
