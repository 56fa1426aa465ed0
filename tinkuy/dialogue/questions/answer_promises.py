"""What is said of a promised answer: to the team with its own names, of guests with those that public pages name."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinkuy.people.countries import country_name, country_of
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.models import Guest
from tinkuy.planning.name_consents.guests import is_named
from tinkuy.planning.rules import names_country

from .models import Question


@dataclass(frozen=True)
class AnswerPromise:
    who: str
    by: date
    is_late: bool


def answer_promise(question: Question, *, for_team: bool = False) -> AnswerPromise | None:
    """Nothing once it was answered, and nothing where nobody is left who promised."""
    if not question.is_promised or question.answer_by is None:
        return None
    if question.promised_by_role is not None:
        who = _role(question, question.promised_by_role, for_team=for_team)
    elif question.promised_by_guest is not None:
        who = _guest(question, question.promised_by_guest, for_team=for_team)
    else:
        return None
    return AnswerPromise(who, question.answer_by, question.answer_by < question.cycle.today())


def role_words(role: TeamRole) -> str:
    """What somebody is in the cycle, without their name: «Focal point of Peru»."""
    if role.role == Role.FOCAL_POINT and role.country:
        return _("Focal point %(of_country)s") % {"of_country": country_of(role.country)}
    return str(role.get_role_display())


def _role(question: Question, role: TeamRole, *, for_team: bool) -> str:
    """The room reads of which country a focal point is, where its own part names countries."""
    if for_team:
        return _("%(name)s (%(role)s)") % {"name": role.display_name, "role": role_words(role)}
    if role.country and names_country(question.regime):
        return role_words(role)
    return _("Somebody of the team (%(role)s)") % {"role": role.get_role_display()}


def _guest(question: Question, guest: Guest, *, for_team: bool) -> str:
    """The room reads the name of a guest whom public pages name, and only where its own part names who speaks."""
    guest.cycle = question.cycle
    if for_team:
        return guest_words(guest)
    return guest.name() if names_country(question.regime) and is_named(guest) else _("A guest of the session")


def guest_words(guest: Guest, *, is_managed: bool = False) -> str:
    """A guest as somebody of the team reads them: by name where they keep their data or public pages name them, else
    by what they are and of which country.
    """
    kind = guest.get_kind_display()
    if is_managed or is_named(guest):
        return _("%(name)s (%(role)s)") % {"name": guest.name(), "role": kind}
    return _("%(name)s (%(role)s)") % {"name": kind, "role": country_name(guest.country)} if guest.country else kind
