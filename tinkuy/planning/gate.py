"""The gate in front of every page: the route's row in the matrix, the cycle of the address, the scope of queries.

It is sure of who somebody is: a second factor for roles, a recent proof for deeds that matter.
"""

from collections.abc import Callable
from contextlib import ExitStack

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import reverse
from django_scopes import scope

from tinkuy.core.middleware import Middleware
from tinkuy.own_pages.pages import registered_pages
from tinkuy.own_pages.request import page_roles
from tinkuy.people import access
from tinkuy.people.models import Person
from tinkuy.people.queries import has_second_factor
from tinkuy.people.roles import HUB_ROLES
from tinkuy.people.signin import is_recent, is_strong
from tinkuy.people.views.confirm import ask_for_second_factor, ask_who_it_is
from tinkuy.planning.cycles.models.no_cycle import no_cycle_at
from tinkuy.planning.cycles.queries import cycle_at, holds_a_role, is_awaited
from tinkuy.planning.team.actions.invitations import note_entry

from .request import person_of
from .rules import roles_of, roles_without_cycle


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


View = Callable[..., HttpResponseBase]

METHODS = ("GET", "HEAD", "POST")
"""No page knows another one; most would answer it as if it were a GET. A view of fewer names them as `methods`."""

NOT_OF_THE_TEAM = {"administrator", "auditor"}
"""Roles that run or inspect the installation and read no cycle."""


class GateMiddleware(Middleware):
    """Denies by default. Within a cycle's address, the view runs in that cycle's scope and in no other.

    A cycle that the person may not see answers exactly as one that does not exist (404); a page that the person's
    role does not include answers 403; without a sign-in session the person is asked to sign in.

    Where a second factor is required, who holds a role and has not given it is a visitor on public pages and reaches no
    other (A07). Deeds that matter ask again who it is, if that was more than ten minutes ago.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with ExitStack() as scopes:
            request.scopes = scopes  # type: ignore[attr-defined]
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[str, ...], kwargs: dict[str, str]
    ) -> HttpResponseBase | None:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(getattr(view, "methods", METHODS))
        if not getattr(view, "refuses_zero_bytes", False) and _holds_a_zero_byte(request):
            raise SuspiciousOperation
        row = access.rows_by_route().get(request.resolver_match.view_name if request.resolver_match else "")
        if row is None:
            raise Http404
        if not row.one_factor and lacks_second_factor(request):
            return _pass_as_visitor(request, row, kwargs)
        turned_away = _pass(request, row, kwargs)
        if turned_away is None and wants_a_recent_proof(request, row):
            return ask_who_it_is(request)
        return turned_away


def _pass(request: HttpRequest, row: access.Row, kwargs: dict[str, str]) -> HttpResponseBase | None:
    if row.scope == "none":
        return _pass_hub_page(request, row)
    if row.scope == "own_page":
        return _pass_own_page(request, row, kwargs["cycle"])
    if row.without_cycle and no_cycle_at(kwargs["cycle"]):
        return _pass_without_cycle(request, row, kwargs["cycle"])
    return _pass_cycle_page(request, row, kwargs["cycle"])


def _pass_as_visitor(request: HttpRequest, row: access.Row, kwargs: dict[str, str]) -> HttpResponseBase | None:
    """Without the second factor that their role needs they see what anyone sees, and are asked for it elsewhere."""
    person, request.user = request.user, AnonymousUser()
    turned_away = _pass(request, row, kwargs)
    if turned_away is not None:
        request.user = person
        return ask_for_second_factor(request)
    return None


def _holds_a_zero_byte(request: HttpRequest) -> bool:
    """No browser writes one, and PostgreSQL cannot look for it: refused here, once for all that views read by hand.

    A view whose protocol has a refusal of its own says so as its `refuses_zero_bytes`.
    """
    sent = [values for data in (request.GET, request.POST) for _name, values in data.lists()]
    return "\x00" in request.path or any("\x00" in value for values in sent for value in values)


def _pass_hub_page(request: HttpRequest, row: access.Row) -> HttpResponseBase | None:
    person = person_of(request)
    roles = roles_of(person, None)
    request.roles = roles  # type: ignore[attr-defined]
    if access.allows(row.action, roles, is_signed_in=person is not None):
        return None
    return _turn_away(request, person, row)


def _pass_cycle_page(request: HttpRequest, row: access.Row, slug: str) -> HttpResponseBase | None:
    person = person_of(request)
    cycle = cycle_at(slug)
    roles = roles_of(person, cycle)
    at_work = roles - NOT_OF_THE_TEAM if row.scope == "cycle" else roles - set(HUB_ROLES)
    is_team = cycle is not None and bool(at_work)
    is_public = cycle is not None and cycle.is_announced and row.scope == "public_cycle"
    if row.scope == "cycle" and person is None:
        return _turn_away(request, person, row)
    if cycle is None or not (is_team or is_public):
        raise Http404
    if row.scope == "public_cycle":
        roles |= page_roles(request, cycle)
    if not access.allows(row.action, roles, is_signed_in=person is not None):
        return _turn_away(request, person, row)
    request.cycle, request.roles = cycle, roles  # type: ignore[attr-defined]
    request.scopes.enter_context(scope(cycle=cycle))  # type: ignore[attr-defined]
    if row.scope == "cycle" and person is not None and is_awaited(person, cycle):
        note_entry(person=person, cycle=cycle)
    return None


def _pass_without_cycle(request: HttpRequest, row: access.Row, slug: str) -> HttpResponseBase | None:
    """A thing that belongs to no cycle, in a scope that shows of every cycle nothing."""
    person = person_of(request)
    place = no_cycle_at(slug)
    if person is None or place is None:
        return _turn_away(request, person, row)
    roles = roles_without_cycle(person, place)
    if not roles - NOT_OF_THE_TEAM:
        raise Http404
    if not access.allows_without_cycle(row.action, roles):
        return _turn_away(request, person, row)
    request.cycle, request.roles = place, roles  # type: ignore[attr-defined]
    request.scopes.enter_context(scope(cycle=place.scope))  # type: ignore[attr-defined]
    return None


def _pass_own_page(request: HttpRequest, row: access.Row, slug: str) -> HttpResponseBase | None:
    """A page without an account, also of a cycle that is not announced: nobody else learns whether there is one."""
    person = person_of(request)
    cycle = cycle_at(slug)
    own_roles = page_roles(request, cycle) if cycle else frozenset[str]()
    if cycle is None or not own_roles & row.who:
        if person is not None:
            raise Http404
        return _turn_away(request, person, row)
    request.cycle, request.roles = cycle, roles_of(person, cycle) | own_roles  # type: ignore[attr-defined]
    request.scopes.enter_context(scope(cycle=cycle))  # type: ignore[attr-defined]
    return None


def _turn_away(request: HttpRequest, person: Person | None, row: access.Row) -> HttpResponseBase:
    if person is None:
        entrances = [pages.route("entrance") for pages in registered_pages() if pages.role in row.who]
        return redirect_to_login(request.get_full_path(), reverse((entrances or ["notices:sign_in"])[0]))
    raise PermissionDenied
