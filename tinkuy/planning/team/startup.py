"""What other stages and the clock are told of the team of a cycle."""

from tinkuy.core.lasting_erasure.written_ahead import register_last_day, register_moments
from tinkuy.core.periodic import every
from tinkuy.notices import wording
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.team_role import LONGEST_INVITED, TeamRole
from tinkuy.planning.cycles.queries import rows_by_the_clock
from tinkuy.planning.team.actions.invitations import forget_unanswered_invitations
from tinkuy.planning.team.actions.roles import forget_taken_roles
from tinkuy.planning.team.duties import register_duties
from tinkuy.planning.team.models import TakenHubRole, TakenRole
from tinkuy.planning.team.own_duties import OWN_DUTIES


def register_team() -> None:
    """Called once, in `AppConfig.ready`."""
    wording.counts("team-invitation", sessions="sessions that are planned")
    wording.counts("duties-received", duties="things that wait on somebody of the team")
    register_moments(rows_by_the_clock(TakenRole), "taken_at")
    register_moments(TakenHubRole.objects.all, "taken_at")
    register_last_day(TeamRole._base_manager.all, "invited_until", LONGEST_INVITED)
    register_last_day(Person.objects.all, "awaited_until", LONGEST_INVITED)
    register_duties(*OWN_DUTIES)
    every(forget_taken_roles, hours=1)
    every(forget_unanswered_invitations, hours=1)
