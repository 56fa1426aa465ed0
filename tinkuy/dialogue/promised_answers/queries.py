"""Who may promise to answer a question in writing: the team, but for who only observes, and the session's guests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from tinkuy.dialogue.questions.answer_promises import guest_words, role_words
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.models import Guest
from tinkuy.planning.guests.queries.checkup import guests_of
from tinkuy.planning.rules import countries_of, keeps_all_guests

type Answerer = TeamRole | Guest


def answerers(webinar: Webinar) -> Mapping[str, Answerer]:
    """By the key that a form sends; of the cycle in scope."""
    roles = TeamRole.objects.filter(person__is_active=True).exclude(TeamRole.AWAITED).exclude(role=Role.OBSERVER)
    team = sorted(roles.select_related("person"), key=lambda one: (one.person.name.casefold(), one.role, one.country))
    guests = guests_of(webinar.cycle).filter(parts__webinar=webinar).exclude(sealed_name=b"").order_by("pk").distinct()
    return {f"role-{one.pk}": one for one in team} | {f"guest-{one.public_id}": one for one in _with(webinar, guests)}


def _with(webinar: Webinar, guests: Iterable[Guest]) -> Iterator[Guest]:
    for guest in guests:
        guest.cycle = webinar.cycle
        yield guest


def answerer_choices(webinar: Webinar, reader: Person) -> list[tuple[str, str]]:
    """As *reader* may name them; guests whom the same words would name have a number."""
    keeps_all, own = keeps_all_guests(reader, webinar.cycle), countries_of(reader, webinar.cycle)
    times: Counter[str] = Counter()
    choices = []
    for key, one in answerers(webinar).items():
        if isinstance(one, Guest):
            words = guest_words(one, is_managed=keeps_all or not one.country or one.country in own)
        else:
            words = _("%(name)s (%(role)s)") % {"name": one.display_name, "role": role_words(one)}
        times[words] += 1
        choices.append((key, f"{words} {times[words]}" if times[words] > 1 else words))
    return choices
