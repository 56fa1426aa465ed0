"""How the focal points of the example are seen: who lets a page count their work, and where they appeared."""

from datetime import date

from tinkuy.core import clock
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.visibility.actions.acts import record_act
from tinkuy.practice.visibility.actions.credits import agree_to_credit

from .pack import Pack, moment
from .team import Team


def load(pack: Pack, team: Team, cycle: Cycle) -> None:
    register = pack.cycle["visibility"]
    for country, day in register["credited"].items():
        with clock.at(moment(day)):
            agree_to_credit(actor=team.focal_point(country), focal_role=_role(team, country), is_agreed=True)
    for row in register["acts"]:
        person = team.focal_point(row["country"])
        actor = person if row["agreed"] else team.coordination
        with clock.at(moment(row["recorded"])):
            record_act(
                actor=actor,
                focal_role=_role(team, row["country"]),
                kind=row["kind"],
                title=row["title"],
                place=row["place"],
                took_place_on=date.fromisoformat(row["day"]),
                is_agreed=row["agreed"],
                names_nobody=True,
            )


def _role(team: Team, country: str) -> TeamRole:
    roles = TeamRole.objects.select_related("cycle", "person")
    return roles.get(person=team.focal_point(country), role=Role.FOCAL_POINT, country=country)
