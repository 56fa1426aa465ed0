"""Two voices in which one is missing: the country's own, or what somebody else is to verify."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.people.countries import country_name, country_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.queries import open_verifications

from .item import Due

MINUTES_PER_POINT = 3
"""An estimate: a sentence and a grade."""


def voices(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """The country's voice is its own. What is verified is the other country's, else the coordination's."""
    for verification in open_verifications(cycles):
        cycle, own = cycles[verification.cycle_id], verification.response.country
        if verification.own_said_on is None:
            yield _due(cycle, verification, own, words=_("Say how the practice goes"), deed=_("Write your voice"))
        words = _("Verify the practice %(of_country)s") % {"of_country": country_of(own)}
        yield _due(cycle, verification, verification.country, words=words, deed=_("Verify"))


def _due(cycle: Cycle, verification: Verification, country: str, *, words: str, deed: str) -> Due:
    response = verification.response
    who = country_name(country) if country else str(Role.COORDINATION.label)
    return Due(
        cycle=cycle,
        on=cycle.today(),
        has_day=False,
        words=f"{words} ({response.finding.label})",
        who=who,
        about=response.finding.label,
        code=country or initials(who),
        pages=[page_of(cycle, addresses.TWO_VOICES, response.public_id, verification.public_id)],
        countries=frozenset({country} if country else ()),
        roles=frozenset() if country else frozenset({Role.COORDINATION}),
        deed=deed,
        thing=f"{words} ({response.finding.label})",
        why=_("Two voices were begun: one of them is missing."),
        minutes=MINUTES_PER_POINT * len(verification.points.all()),
    )
