"""Support between countries in which somebody is awaited: each line is of the country whose word it is."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _, pgettext

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.people.countries import country_name, country_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.support.models import PeerSupport, SupportState
from tinkuy.practice.support.queries import offers_to, open_supports
from tinkuy.practice.support.rules import is_open_request, turn_of

from .item import Due

MINUTES = 5
INVITED_TO = RowsOfKeys[tuple[int, str]](
    lambda cycles: InvitedCountry._base_manager.filter(cycle__in=cycles).values_list("cycle", "country")
)
REACHABLE_IN = RowsOfKeys[tuple[int, str]](
    lambda cycles: (
        TeamRole._base_manager.filter(cycle__in=cycles, role=Role.FOCAL_POINT, person__is_active=True)
        .exclude(TeamRole.AWAITED)
        .values_list("cycle", "country")
    )
)
"""Cycle and country, of those whose focal point is in already."""


def supports(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """What stands for every country waits for nobody; an open request for each country that has said nothing to it.

    Where the country that is awaited has no focal point, or left the cycle, the coordination sees to it.
    """
    keys = list(cycles)
    invited, reachable = set(INVITED_TO.rows(keys)), set(REACHABLE_IN.rows(keys))
    for support in open_supports(keys):
        in_cycle = {country for cycle, country in invited if cycle == support.cycle_id}
        reached = {country for cycle, country in reachable if cycle == support.cycle_id} & in_cycle
        for country in awaited(support, in_cycle):
            yield _due(cycles[support.cycle_id], support, country, has_nobody=country not in reached)


def awaited(support: PeerSupport, in_cycle: set[str]) -> list[str]:
    """The countries whose word is missing."""
    if not is_open_request(support):
        return [country] if (country := turn_of(support)) else []
    if offers_to(support):
        return [support.asking]
    return sorted(in_cycle - {step.country for step in support.steps.all()})


def _due(cycle: Cycle, support: PeerSupport, country: str, *, has_nobody: bool) -> Due:
    who = country_name(country)
    words, deed = _words(support, country)
    wanted_by = support.wanted_by if support.state == SupportState.AGREED else None
    return Due(
        cycle=cycle,
        on=wanted_by or cycle.today(),
        has_day=wanted_by is not None,
        words=f"{words} ({support.finding.label})",
        who=who,
        about=support.finding.label,
        code=country or initials(who),
        pages=[page_of(cycle, addresses.SUPPORT, support.public_id)],
        countries=frozenset({country}),
        roles=frozenset({Role.COORDINATION}) if has_nobody else frozenset(),
        deed=deed,
        thing=f"{support.finding.label}: {support.subject}",
        why=_("Two countries support each other: it is your country's word."),
        minutes=MINUTES,
    )


def _words(support: PeerSupport, country: str) -> tuple[str, str]:
    asking = {"of_country": country_of(support.asking)} if support.asking else {}
    if support.state == SupportState.GIVEN:
        return _("Say what the support was good for"), _("Close it")
    if support.state == SupportState.AGREED:
        return _("Give the support that was agreed on"), _("See the support")
    if country == support.asking:
        return _("Decide on the support that is offered"), _("Decide")
    return _("Answer the request for support %(of_country)s") % asking, pgettext("deed that is due", "Answer")
