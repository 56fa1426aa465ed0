"""What an administrator says of the machine's clock, and of an erasure that was not announced."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import machine_clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices import shares, timekeeping
from tinkuy.notices.models import ClockMark, ClockRun
from tinkuy.people.models import Person
from tinkuy.planning import rules


def trust_clock(*, actor: Person | None) -> None:
    """The wall clock is right as it stands; deeds are done by it again. *actor* is None for the command."""
    _demand(actor)
    with transaction.atomic():
        timekeeping.believe(machine_clock.read())
        record(actor, "trusted the clock", ClockMark.objects.get())


def allow_erasure(*, actor: Person | None, name: str) -> None:
    """The erasure *name* may take what it holds. Refused where nothing is held any more."""
    _demand(actor)
    with transaction.atomic():
        if not shares.allow(name):
            raise Refused(_("Nothing waits to be erased any more."))
        run = ClockRun.objects.get(name=name)
        record(actor, "allowed an erasure", run, count=run.held_count)


def _demand(actor: Person | None) -> None:
    if actor is not None:
        rules.demand(actor, "trust_the_clock", None)
