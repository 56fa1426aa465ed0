"""Who may promise to answer a question in writing: the team, but for who only observes, and the session's guests."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tinkuy.dialogue.questions.answer_promises import role_words
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.models import Guest

type Answerer = TeamRole | Guest


def answerers(webinar: Webinar) -> Mapping[str, Answerer]:
    """By the key that a form sends; of the cycle in scope."""
    roles = TeamRole.objects.filter(person__is_active=True).exclude(TeamRole.AWAITED).exclude(role=Role.OBSERVER)
    team = sorted(roles.select_related("person"), key=lambda one: (one.person.name.casefold(), one.role, one.country))
    guests = Guest.objects.filter(parts__webinar=webinar).exclude(sealed_name=b"").order_by("pk").distinct()
    return {f"role-{one.pk}": one for one in team} | {f"guest-{one.public_id}": one for one in _with(webinar, guests)}


def _with(webinar: Webinar, guests: list[Guest]) -> list[Guest]:
    for guest in guests:
        guest.cycle = webinar.cycle
    return list(guests)


def answerer_choices(webinar: Webinar) -> list[tuple[str, str]]:
    return [(key, _words(one)) for key, one in answerers(webinar).items()]


def _words(one: Answerer) -> str:
    if isinstance(one, Guest):
        return _("%(name)s (%(role)s)") % {"name": one.name(), "role": one.get_kind_display()}
    return _("%(name)s (%(role)s)") % {"name": one.shown_name, "role": role_words(one)}
