"""The cycles whose page is public, with what it tells of each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django_scopes import scope, scopes_disabled

from tinkuy.hub.api.pages import Listing
from tinkuy.hub.api.parameters import Wish
from tinkuy.hub.api.problems import Problem
from tinkuy.hub.api.resources import Cycle, Session, WholeCycle
from tinkuy.hub.cycles.queries import PublicCycle, announced_cycles, listed_cycles
from tinkuy.planning.cycles.models import cycle as planning
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .addresses import address, moment


def cycles(_wish: Wish) -> Listing:
    announced = [one.cycle for one in announced_cycles()]
    return Listing(len(announced), lambda first, most: cycles_of(announced[first : first + most]))


def cycles_of(rows: Sequence[planning.Cycle]) -> list[Cycle]:
    return [Cycle(**fields) for fields in _fields(rows)]


def cycle(slug: str) -> WholeCycle:
    row = planning.Cycle.objects.filter(slug=slug, state__in=planning.ANNOUNCED_STATES).first()
    if row is None:
        raise Problem(404, "There is no public cycle of this slug.")
    (fields,) = _fields([row])
    with scope(cycle=row):
        webinars = list(Webinar.objects.exclude(state=WebinarState.DRAFT).order_by("ordinal"))
    return WholeCycle(**fields, sessions=[_session(one) for one in webinars])


def _fields(rows: Sequence[planning.Cycle]) -> list[dict[str, Any]]:
    sheets = {one.cycle.pk: one.sheet for one in listed_cycles([PublicCycle(row, None) for row in rows])}
    countries = _countries(rows)
    return [
        {
            "slug": row.slug,
            "title": dict(row.title),
            "guiding_question": dict(row.guiding_question),
            "state": row.state,
            "main_language": row.main_language,
            "languages": list(row.languages),
            "countries": countries[row.pk],
            "sheet": sheets[row.pk],
            "address": address("hub:cycle", row.main_language, row.slug),
            "is_example": row.is_example,
        }
        for row in rows
    ]


def _countries(rows: Sequence[planning.Cycle]) -> dict[int, list[str]]:
    invited: dict[int, list[str]] = defaultdict(list)
    with scopes_disabled():
        of_rows = planning.InvitedCountry.objects.filter(cycle__in=rows).order_by("country")
        for key, country in of_rows.values_list("cycle_id", "country"):
            invited[key].append(country)
    return invited


def _session(webinar: Webinar) -> Session:
    return Session(webinar.ordinal, dict(webinar.title), moment(webinar.starts_at), webinar.state)
