"""How sure the gate must be of who somebody is: a second factor for roles, a recent proof for deeds that matter."""

from django.conf import settings
from django.http import HttpRequest

from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.queries import has_second_factor
from tinkuy.people.signin import is_recent, is_strong
from tinkuy.planning.cycles.queries.team import holds_a_role

from .request import person_of


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether the person holds a role, the installation requires a second factor, and this session has none."""
    person = person_of(request)
    if person is None or not _is_required() or is_strong(request) or _is_for_trying(person):
        return False
    return holds_a_role(person)


def wants_a_recent_proof(request: HttpRequest, row: access.Row) -> bool:
    """Whether what is asked for wants a proof of less than ten minutes ago, and there is none.

    A session that a test opened by itself has no proof at all: deeds of the rows `where_required` are asked for it only
    where a second factor is required, changes of one's own security always. Those want the second factor too, of
    whoever has one: a session that was opened without it must not be the way to take it off.
    """
    person = person_of(request)
    requirements = [row.recent, _recent_of_post(request)]
    if person is None or _is_for_trying(person):
        return False
    if "always" in requirements:
        return not is_recent(request) or (not is_strong(request) and has_second_factor(person))
    return "where_required" in requirements and _is_required() and not is_recent(request)


def _recent_of_post(request: HttpRequest) -> str:
    if request.method in ("GET", "HEAD") or request.resolver_match is None:
        return ""
    deed = access.deeds_by_post().get(request.resolver_match.view_name)
    return deed.recent if deed else ""


def _is_required() -> bool:
    return bool(settings.SECOND_FACTOR == "required")


def _is_for_trying(person: Person) -> bool:
    """Anyone at this machine may enter as an example person: there is no one whose proof could be asked for."""
    return person.is_example and settings.IS_LOOPBACK
