"""What the page of registering shows."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language, get_language_info

from tinkuy.convening.registrations.queries import held_webinars, webinars_to_join
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries.team import invited_teams, public_focal_points


@dataclass(frozen=True)
class RegisterPage:
    """`webinars` are those to come, `held` those that were; `invited` are country codes."""

    cycle: Cycle
    webinars: list[Webinar]
    held: list[Webinar]
    invited: list[str]
    focal_points: list[TeamRole]

    @property
    def is_open(self) -> bool:
        return takes_registrations(self.cycle) and bool(self.webinars)

    @cached_property
    def minutes(self) -> int | None:
        """How long each session is, if all are of one length."""
        lengths = {webinar.minutes for webinar in self.webinars}
        return lengths.pop() if len(lengths) == 1 else None

    @cached_property
    def interpretation(self) -> list[str]:
        """The languages into which any of the sessions is interpreted, in the reader's language."""
        codes = dict.fromkeys(code for webinar in self.webinars for code in webinar.interpretation)
        names = [str(get_language_info(code.split("-")[0])["name_translated"]) for code in codes]
        return names if get_language() == "en" else [name.lower() for name in names]


def register_page(cycle: Cycle) -> RegisterPage:
    """Of the cycle in scope."""
    return RegisterPage(
        cycle=cycle,
        webinars=webinars_to_join(cycle) if takes_registrations(cycle) else [],
        held=held_webinars(),
        invited=[team.country for team in invited_teams(cycle)],
        focal_points=list(public_focal_points(cycle)),
    )
