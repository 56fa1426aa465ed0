"""What the page of registering shows."""

from dataclasses import dataclass
from functools import cached_property

from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.convening.custom_questions.queries import questions_of
from tinkuy.convening.registrations.queries import held_webinars, webinars_of
from tinkuy.convening.registrations.rules import may_be_joined, takes_registrations
from tinkuy.core.languages import names_in_sentence
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import invited_countries, public_focal_points

from .organisations import suggested_organisations


@dataclass(frozen=True)
class RegisterPage:
    """Of the cycle in scope: `planned` are all its webinars, `webinars` those to come, `invited` country codes, by name
    in the reader's language.

    What only the page shows is read as it is shown: a form that is accepted is answered by a redirect.
    """

    cycle: Cycle
    planned: list[Webinar]
    webinars: list[Webinar]
    invited: list[str]

    @cached_property
    def held(self) -> list[Webinar]:
        return held_webinars()

    @cached_property
    def focal_points(self) -> list[TeamRole]:
        return public_focal_points(self.cycle)

    @cached_property
    def organisations(self) -> list[str]:
        return suggested_organisations(self.invited)

    @cached_property
    def questions(self) -> list[RegistrationQuestion]:
        return questions_of(self.cycle)

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
        return names_in_sentence(codes)


def register_page(cycle: Cycle) -> RegisterPage:
    """Of the cycle in scope."""
    planned = webinars_of(cycle) if takes_registrations(cycle) else []
    return RegisterPage(
        cycle=cycle,
        planned=planned,
        webinars=[webinar for webinar in planned if may_be_joined(webinar)],
        invited=sorted(invited_countries(cycle), key=country_name),
    )
