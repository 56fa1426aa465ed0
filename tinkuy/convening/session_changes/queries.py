"""Whom a change of a session or the end of a cycle concerns: the confirmed, with an address, in the cycle in scope."""

from collections import defaultdict

from django.db.models import QuerySet

from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar


def reachable() -> QuerySet[Registration]:
    """Who can be written to."""
    return confirmed().exclude(email_index="").order_by("pk")


def registered_for(webinar: Webinar) -> QuerySet[Registration]:
    """Of those, who had chosen *webinar*."""
    return reachable().filter(webinars=webinar)


def chosen_of(webinars: list[Webinar]) -> dict[int, list[Webinar]]:
    """Which of *webinars* each registration had chosen, by its key, in their order."""
    by_key = {webinar.pk: webinar for webinar in webinars}
    chosen: defaultdict[int, list[Webinar]] = defaultdict(list)
    through = Registration.webinars.through.objects.filter(webinar_id__in=by_key).order_by("webinar__ordinal")
    for registration, webinar in through.values_list("registration_id", "webinar_id"):
        chosen[registration].append(by_key[webinar])
    return chosen


def team_but(actor: Person, cycle: Cycle) -> list[tuple[Person, str]]:
    """Everyone else of the team once, with the clock of their country."""
    roles = TeamRole.objects.filter(person__is_active=True).exclude(person=actor).select_related("person")
    zone_by_person: dict[int, tuple[Person, str]] = {}
    for role in roles.order_by("-country", "pk"):
        zone_by_person.setdefault(role.person_id, (role.person, zone_of(role.country, cycle.zone)))
    return list(zone_by_person.values())
