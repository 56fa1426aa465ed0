"""What of a round waits for a focal point."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.team.queries import is_last_of_its_kind

from .rounds import open_round_of, round_told


def answers_owed_by(held: TeamRole) -> Iterator[str]:
    """The open round in which the country of its last focal point has not answered everything."""
    opened = open_round_of(held.cycle) if held.role == Role.FOCAL_POINT else None
    if opened is None or not is_last_of_its_kind(held):
        return
    if any(one.country == held.country for one in round_told(opened).owing):
        words = _("The round of validation waits for the answer of %(country)s until %(day)s.")
        yield words % {"country": country_name(held.country), "day": day_with_year(opened.closes_on)}
