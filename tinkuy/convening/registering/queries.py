"""What the page of registering shows."""

from dataclasses import dataclass
from functools import cached_property

from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.convening.custom_questions.queries import questions_of
from tinkuy.convening.registrations.queries import held_webinars, webinars_to_join
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core.languages import names_in_sentence
from tinkuy.people.countries import country_name
from tinkuy.people.models import Organisation
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import invited_countries, public_focal_points
from tinkuy.planning.institutions.fields import matching

MOST_SUGGESTED = 80
"""Names of the directory on the page: it has to come over a bad line."""


@dataclass(frozen=True)
class RegisterPage:
    """Of the cycle in scope: `webinars` are those to come, `invited` country codes, by name in the reader's language.

    What only the page shows is read as it is shown: a form that is accepted is answered by a redirect.
    """

    cycle: Cycle
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
        """Names that the field of the organisation suggests: of the invited countries and of several."""
        known = Organisation.objects.filter(country__in=["", *self.invited]).order_by("name")
        return list(dict.fromkeys(known.values_list("name", flat=True)[:MOST_SUGGESTED]))

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


def named_institution(name: str, country: str) -> Organisation | None:
    """The institution of the directory that somebody of *country* means by *name*, if it is one alone."""
    if not name:
        return None
    namesakes = matching(name, Organisation.objects.all())
    own = [one for one in namesakes if one.country == country] or namesakes
    return own[0] if len(own) == 1 else None


def register_page(cycle: Cycle) -> RegisterPage:
    """Of the cycle in scope."""
    return RegisterPage(
        cycle=cycle,
        webinars=webinars_to_join(cycle) if takes_registrations(cycle) else [],
        invited=sorted(invited_countries(cycle), key=country_name),
    )
