"""Load the cycles of the example, each in one transaction; or remove all of them."""

import logging
from enum import StrEnum

from django.db import transaction
from django_scopes import scope

from tinkuy.core import clock, heavy
from tinkuy.example.live.loading import is_over, load_live
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings import actions
from tinkuy.planning.hub_settings.queries import hub_words

from . import (
    agree,
    calls,
    convene,
    ledger,
    next_cycle,
    plan,
    practise,
    publish,
    rate,
    sheets,
    support,
    systematise,
    visibility,
)
from .pack import Pack, example_pack, live_pack, moment
from .removal import remove, remove_cycle
from .team import Team, load_decisions, load_tasks, load_team

log = logging.getLogger("tinkuy.example")


class Loaded(StrEnum):
    FIRST = "first"
    AFRESH = "afresh"


def load_example() -> dict[str, Loaded]:
    """Load what is missing of the example by a user's actions, at the dates it tells of; what was loaded, by slug.

    The cycle with a live session is loaded afresh once the planned end of that session has passed.
    """
    outcome_by_slug = {}
    for pack, load in ((example_pack(), _load_past), (live_pack(), _load_live)):
        slug = pack.cycle["id"]
        with heavy.before_anybody_comes():
            outcome = load(pack, Cycle.objects.filter(slug=slug).first())
        if outcome:
            outcome_by_slug[slug] = outcome
            log.info("example loaded", extra={"kind": str(outcome)})
    calls.load(live_pack())
    return outcome_by_slug


@transaction.atomic
def _load_past(pack: Pack, there: Cycle | None) -> Loaded | None:
    if there:
        return None
    with clock.at(moment(pack.cycle["created"])):
        team = load_team(pack)
        cycle = plan.create(pack, team)
        _name_hub(pack, team)
    with scope(cycle=cycle):
        _load_stages(pack, team, cycle)
    return Loaded.FIRST


def _name_hub(pack: Pack, team: Team) -> None:
    """The example's own words, only where the hub has none."""
    editors = [person for person in team.persons.values() if person.hub_roles.filter(role=Role.HUB_EDITOR).exists()]
    if editors and hub_words() is None:
        actions.name_hub(actor=editors[0], **pack.cycle["hub"], is_example=True)


def _load_stages(pack: Pack, team: Team, cycle: Cycle) -> None:
    webinars = plan.load(pack, team, cycle)
    convene.load_guests(pack, team, cycle, webinars)
    convene.load_registrations(pack, team, cycle, webinars)
    for webinar in webinars.values():
        plan.hold(pack, team, webinar)
        convene.load_attendance(pack, team, webinar)
    rate.load(webinars)
    convene.issue_certificates(pack, team, cycle)
    plan.load_hooks(pack, team, webinars)
    load_decisions(pack, team, cycle, webinars)
    load_tasks(pack, team, cycle)
    agree.load(pack, team, webinars)
    evidence = systematise.load(pack, team, cycle, webinars)
    plan.finish(team, webinars)
    publish.load(pack, team, cycle)
    practise.load(pack, team, cycle, evidence.findings)
    support.load(pack, team, evidence.findings)
    visibility.load(pack, team, cycle)
    ledger.load(pack, team, cycle)
    sheets.load(pack, team, cycle)
    next_cycle.load(pack, team, cycle)
    plan.stop_clock(pack, cycle)


@transaction.atomic
def _load_live(pack: Pack, there: Cycle | None) -> Loaded | None:
    """A cycle of real people at the same address stays."""
    if there and not (there.is_example and is_over(there, pack)):
        return None
    if there:
        remove_cycle(there)
    load_live(pack)
    return Loaded.AFRESH if there else Loaded.FIRST


@transaction.atomic
def remove_example() -> int:
    """Remove every example cycle with all that belongs to it, and the example's persons; how many cycles went."""
    return remove(example_pack())
