"""Where one can go from a page. The layouts of `design` draw it; only this layer knows all the stages."""

from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.own_pages.request import browsers_of_every_kind
from tinkuy.own_pages.views.quick_exit import NEUTRAL
from tinkuy.people import access
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.plan.queries import next_step_of
from tinkuy.planning.request import CycleRequest, person_of, rights
from tinkuy.planning.states import stage_of

Item = dict[str, Any]


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The context of the layouts: see `design/COMPONENTS.md`."""
    person = person_of(request) if hasattr(request, "user") else None
    cycle: Cycle | NoCycle | None = getattr(request, "cycle", None)
    language = reader_language()
    return {
        "navigation": {
            "public": _public(request),
            "languages": _languages(request),
            "stages": _stages(request, cycle) if isinstance(cycle, Cycle) and person else [],
            "cycle_title": in_language(cycle.title, language, cycle.main_language) if cycle else "",
            "hub": _hub(request),
            "own_page": _item(request, _("My page"), "own_pages:participant_entrance"),
            "cycles_href": address(language, "desk:home"),
            "exit": {
                "action": address(language, "own_pages:quick_exit"),
                "href": NEUTRAL,
                "holds": _holds_own_page(request),
            },
            "footer": _footer(is_inside=person is not None),
        },
        "person": person,
        "may": rights(request),
        "sign_out_href": address(language, "people:sign_out"),
        "account_href": address(language, "planning:account"),
        "manual_href": address(language, MANUAL[1]),
        "security_href": address(language, "people:security"),
        "is_neutral": _is_neutral(request, cycle),
        "is_example": bool(cycle and cycle.is_example),
        "main_language": cycle.main_language if cycle else settings.LANGUAGE_CODE,
        "base_address": settings.BASE_ADDRESS,
    }


def _holds_own_page(request: HttpRequest) -> bool:
    """Whether somebody's page is open in this browser: then no page of it is shown again from the browser's memory."""
    return hasattr(request, "session") and any(owners for _pages, owners in browsers_of_every_kind(request))


def _is_neutral(request: HttpRequest, cycle: Cycle | NoCycle | None) -> bool:
    """Whether the name of the page, as tabs and histories keep it, must not tell what a cycle is about."""
    match = request.resolver_match
    row = access.rows_by_route().get(match.view_name) if match and cycle and cycle.is_sensitive else None
    return row is not None and row.scope != "cycle"


def _hub(request: HttpRequest) -> list[Item]:
    """What who holds a role over the hub may open beside their own cycles."""
    roles: frozenset[str] = getattr(request, "roles", frozenset())
    return [_item(request, label, route) for of, label, route in HUB if roles.intersection(of.split())]


def _item(request: HttpRequest | None, label: str | Promise, route: str, *args: Any) -> Item:
    language = reader_language()
    href = address(language, route, *args)
    pages = [href, *(address(language, tab, *args) for tab in TABS.get(route, ()))]
    below = tuple(address(language, page, *args) for page in BELOW.get(route, ()))
    below += tuple(address(language, "systematisation:workbench", *args) + part for part in PARTS.get(route, ()))
    others = tuple(address(language, page, *args) for page in BUT.get(route, ()))
    is_below = request is not None and request.path.startswith(below) and not request.path.startswith(others)
    is_current = request is not None and (request.path in pages or is_below)
    return {"label": label, "href": href, "current": is_current}


@lru_cache(maxsize=4_000)
def address(language: str, route: str, *args: Any) -> str:
    """In the active *language*. Found once: a page names from ten addresses to sixty beside its own."""
    return reverse(route, args=args)


def _public(request: HttpRequest) -> list[Item]:
    return [_item(request, label, route) for label, route in PUBLIC]


def _footer(*, is_inside: bool) -> list[Item]:
    of_participants = _item(None, _("My page"), "own_pages:participant_entrance")
    own = _item(None, _("Your cycles"), "desk:home") if is_inside else _item(None, _("Enter"), "notices:sign_in")
    return [
        {
            "title": _("The hub"),
            "items": [
                _item(None, label, route) for label, route in (*PUBLIC, CALLS, OPEN_DATA, MANUAL, WRITE, SUBSCRIBE)
            ],
        },
        {"title": _("Who takes part"), "items": [of_participants]},
        {"title": _("The team"), "items": [own]},
    ]


def _languages(request: HttpRequest) -> list[Item]:
    current = get_language()
    return [
        {
            "code": code,
            "label": code[:2].upper(),
            "name": name,
            "href": _in_other_language(request, code),
            "current": code == current,
        }
        for code, name in NAMES
    ]


def _in_other_language(request: HttpRequest, code: str) -> str:
    """The same page: addresses differ by their first part alone, so none has to be resolved."""
    path, own = request.get_full_path(), f"/{get_language()}/"
    return f"/{code}/{path.removeprefix(own)}" if path.startswith(own) else f"/{code}/"


def _stages(request: HttpRequest, cycle: Cycle) -> list[Item]:
    reached = stage_of(cycle)
    return [
        {
            "label": label,
            "state": "done" if place < reached else "now" if place == reached else "later",
            "items": [_of_cycle(request, name, route, cycle) for name, route in items if rights(request).opens(route)],
        }
        for place, (label, items) in enumerate(STAGES)
    ]


def _of_cycle(request: HttpRequest, label: Promise, route: str, cycle: Cycle) -> Item:
    item = _item(request, label, route, cycle.slug)
    return _check_up(cast(CycleRequest, request), item, cycle) if label is CHECK_UP else item


def _check_up(request: CycleRequest, item: Item, cycle: Cycle) -> Item:
    """With how much keeps the cycle from its next step."""
    count = len(next_step_of(request)[1]) if cycle.state != CycleState.RUNNING else 0  # sessions are held on their day
    return item | {"count": count}


NAMES = (("es", "Español"), ("pt-br", "Português"), ("en", "English"))

PUBLIC: tuple[tuple[Promise, str], ...] = (
    (_("Cycles"), "hub:cycles"),
    (_("Sheets"), "hub:search"),
    (_("Practice"), "hub:practice"),
    (_("Countries"), "hub:countries"),
)

OPEN_DATA: tuple[Promise, str] = (_("Open data"), "open_data:page")
MANUAL: tuple[Promise, str] = (_("Manual"), "manual:index")

CALLS: tuple[Promise, str] = (_("Calls for practices"), "hub:practice_calls")
WRITE, SUBSCRIBE = (_("Write to us"), "hub:write"), (_("New sheets by mail"), "hub:subscribe")

HUB: tuple[tuple[str, Promise, str], ...] = (
    ("hub_editor", _("Messages from outside"), "hub:enquiries"),
    ("hub_editor", _("Calls for practices"), "hub:calls_of_team"),
    ("hub_editor", _("Reviews between hubs"), "hub:hub_reviews"),
    ("hub_editor", _("Use of the sheets"), "hub:uses"),
    ("hub_editor", _("Sheets to publish"), "publication:waiting"),
    ("hub_editor", _("Sheets from outside"), "publication:outside_sheets"),
    ("hub_editor", _("Words of the reports"), "attendance:words"),
    ("hub_editor administrator", _("Name of the hub"), "planning:hub_words"),
    ("hub_editor administrator", _("Institutions"), "planning:institutions"),
    ("administrator", _("Roles over the hub"), "planning:hub_team"),
    ("administrator", _("Known hubs"), "hub:known_hubs"),
    ("administrator", _("DOIs of the sheets"), "publication:doi_account"),
    ("administrator", _("Copy of the hub"), "hub:hub_copy"),
    ("administrator", _("The installation"), "installation"),
)

TABS: dict[str, tuple[str, ...]] = {
    "planning:decisions": ("planning:tasks", "planning:hosting", "convening:team_call"),
}
"""The pages that share their tabs with the one that a navigation names."""

BELOW: dict[str, tuple[str, ...]] = {
    "hub:countries": ("hub:countries",),
    "convening:invitations": ("convening:invitations",),
    "convening:messages": ("convening:messages",),
    "attendance:attendance": ("attendance:attendance", "attendance:upload_registrations"),
    "attendance:registrants": ("attendance:change_registrants", "attendance:export_registrants"),
    "systematisation:workbench": (
        "systematisation:excerpts",
        "systematisation:search",
        "systematisation:speakers",
    ),
    "systematisation:codebook": (
        "systematisation:codebook",
        "systematisation:counts",
        "systematisation:double_codings",
    ),
    "systematisation:findings": (
        "systematisation:findings",
        "systematisation:rounds",
        "systematisation:validate",
    ),
    "systematisation:personal_data": ("systematisation:personal_data",),
    "practice:matrix": ("practice:matrix",),
    "practice:support_register": ("practice:support_register",),
}
"""The pages below which everything belongs to the one that a navigation names."""

BUT: dict[str, tuple[str, ...]] = {"practice:matrix": ("practice:support_register",)}
"""What lies below such a page and has its own name in the navigation."""

PARTS: dict[str, tuple[str, ...]] = {
    "systematisation:workbench": ("s/", "materials/"),
    "systematisation:findings": ("changes/",),
}
"""What belongs to a page besides, by what follows the workbench's address: no route of a cycle names all sessions."""

CHECK_UP = _("Check-up")

STAGES: tuple[tuple[Promise, tuple[tuple[Promise, str], ...]], ...] = (
    (
        _("Plan"),
        (
            (_("Plan and sessions"), "planning:plan"),
            (_("Team"), "planning:team"),
            (CHECK_UP, "desk:check_up"),
            (_("The work together"), "planning:decisions"),
            (_("Journal"), "desk:journal"),
        ),
    ),
    (
        _("Convene"),
        (
            (_("Invitations"), "convening:invitations"),
            (_("Messages"), "convening:messages"),
            (_("Registrations"), "attendance:registrants"),
            (_("Attendance"), "attendance:attendance"),
        ),
    ),
    (_("Dialogue"), ((_("Live sessions"), "dialogue:sessions"), (_("Participation"), "desk:participation"))),
    (
        _("Systematise"),
        (
            (_("Dashboard of the cycle"), "desk:dashboard"),
            (_("Quotes and findings"), "systematisation:workbench"),
            (_("Codebook"), "systematisation:codebook"),
            (_("Quipu"), "systematisation:quipu"),
            (_("Findings"), "systematisation:findings"),
            (_("Personal data"), "systematisation:personal_data"),
            (_("Sheet"), "publication:sheet"),
        ),
    ),
    (
        _("Put into practice"),
        (
            (_("Responses"), "practice:matrix"),
            (_("Agreements"), "dialogue:agreements"),
            (_("Support between countries"), "practice:support_register"),
        ),
    ),
)
