"""The message that invites somebody to the team of a cycle: the same for who previews it and who owes it.

Whoever reads it may be a stranger to Tinkuy: it says when the cycle is and what their role does in it.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.notices.wording import Wording, wording
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.message_words import discreet_path, title_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import INVITED_FOR
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import day_with_year, local_day

ADDRESS = re.compile(
    r"://|@|\.(?:[a-z]{2,}|[A-Z]{2,})\b|(?i:\bwww\.|\.(?:com|net|org|info|app|link|click|site|online|xyz|top|shop)\b)"
)
"""What programs that show mail make a link of, in any case; «Sra.Ana» is none."""

WORK = {
    Role.COORDINATION: _(
        "The coordination plans the cycle with the countries, keeps its calendar and gives the roles."
    ),
    Role.FOCAL_POINT: _(
        "A local focal point speaks for their country: they invite its people, propose topics and may host a session. "
        "Before anything is published they validate what was written down of what their country said."
    ),
    Role.FACILITATION: _("The facilitation leads the dialogue in the sessions and gives the floor."),
    Role.RAPPORTEUR: _("The rapporteur takes notes in the sessions and writes down contributions and agreements."),
    Role.SUPPORT: _("The technical support lets people into the sessions and helps those who cannot get in."),
    Role.SYSTEMATISATION: _("The systematisation reads what was said and writes the findings and the sheet from it."),
    Role.REVIEWER: _("A peer from another country reads the sheet before it is published and says what to mend."),
    Role.SPEAKER: _("A speaker tells an experience in a session."),
    Role.OBSERVER: _("An observer reads how the cycle is prepared and what comes of it, and changes nothing."),
}
"""What each role does, in a sentence for somebody who never heard of it."""


@dataclass(frozen=True)
class Invited:
    """As what somebody is invited; `has_entered`: they were in Tinkuy before, and know who writes to them."""

    role: str
    country: str
    language: str
    has_entered: bool = False


def invitation_values(*, inviter: Person, cycle: Cycle, invited: Invited) -> dict[str, Any]:
    """What fills the message. A title with a link in it is not told to who has never entered here, a discreet one to
    nobody.
    """
    title = title_for(cycle, invited.language)
    role = Role(invited.role)
    with translation.override(invited.language):
        return {
            "inviter": inviter.name,
            "cycle": "" if ADDRESS.search(title) and not invited.has_entered else title,
            "role": str(role.label),
            "work": str(WORK[role]),
            "country": country_name(invited.country) if invited.country else "",
            "path": discreet_path("planning:plan", cycle, invited.language),
            "until": day_with_year(last_day_of_invitation(cycle)),
            "from_cycle": cycle.public_id,
            **_dates(cycle),
        }


def previewed(*, inviter: Person, cycle: Cycle, name: str, invited: Invited) -> Wording:
    """The message as a stranger called *name* will get it. Whether the address has an account is not told by it."""
    values = invitation_values(inviter=inviter, cycle=cycle, invited=invited)
    return wording("team-invitation", invited.language, values | {"person": {"name": name}})


def last_day_of_invitation(cycle: Cycle) -> date:
    """Of one that is sent today: in an example, too, whose own clock may stand still."""
    return local_day(clock.now(), cycle.zone) + INVITED_FOR


def _dates(cycle: Cycle) -> dict[str, Any]:
    """How many sessions are planned, and the days of the first and the last; in the active language."""
    planned = Webinar.objects.exclude(state=WebinarState.CANCELLED).order_by("starts_at")
    days = [local_day(moment, cycle.zone) for moment in planned.values_list("starts_at", flat=True)]
    ends = (day_with_year(days[0]), day_with_year(days[-1])) if days else ("", "")
    return {"sessions": len(days), "first": ends[0], "last": ends[1]}
