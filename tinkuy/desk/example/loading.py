"""Load the example cycle, stage by stage, in one transaction; or remove all of it."""

import logging

from django.db import transaction
from django_scopes import scope

from tinkuy.core import clock
from tinkuy.planning.models import Cycle

from . import convene, plan, practise, publish, systematise
from .pack import Pack, example_pack, moment
from .removal import remove
from .team import Team, load_team

log = logging.getLogger("tinkuy.example")


@transaction.atomic
def load_example(pack: Pack | None = None) -> bool:
    """Load the example cycle by a user's actions, at its own dates. False when it is there already."""
    pack = pack or example_pack()
    if Cycle.objects.filter(slug=pack.cycle["id"]).exists():
        return False
    with clock.at(moment(pack.cycle["created"])):
        team = load_team(pack)
        cycle = plan.create(pack, team)
    with scope(cycle=cycle):
        _load_stages(pack, team, cycle)
    log.info("example loaded")
    return True


def _load_stages(pack: Pack, team: Team, cycle: Cycle) -> None:
    webinars = plan.load(pack, team, cycle)
    convene.load_registrations(pack, team, cycle, webinars)
    for webinar in webinars.values():
        plan.hold(pack, team, webinar)
        convene.load_attendance(pack, team, webinar)
    plan.load_hooks(pack, team, webinars)
    evidence = systematise.load(pack, team, cycle, webinars)
    plan.finish(team, webinars)
    publish.load(pack, team, cycle)
    practise.load(pack, team, cycle, evidence.findings)
    plan.stop_clock(pack, cycle)


@transaction.atomic
def remove_example() -> int:
    """Remove every example cycle with all that belongs to it, and the example's persons; how many cycles went."""
    return remove(example_pack())
