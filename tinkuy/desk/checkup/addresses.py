"""Where each thing is mended: a page that has the cycle as its first argument, and in it the field.

A form's field has Django's id: `id_<field>`, `id_<field>_<language>` of words, `id_<field>_0` of a list of options.
"""

from collections.abc import Collection, Iterator
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .facts import Facts
from .rule import Case
from .wording import places_listed

PLAN = "planning:plan"
CYCLE = "planning:edit_cycle"
TEAM = "planning:team"
DUTIES = "planning:hand_over"
FOCAL_POINTS = "planning:focal_points"
GO_ON_WITHOUT = "planning:go_on_without"
NEW_WEBINAR = "planning:new_webinar"
WEBINAR = "planning:webinar"
HOLD = "planning:hold"
CONSOLE = "dialogue:console"
ROOM = "dialogue:live"
AGENDA = "planning:agenda"
SEGMENT = "planning:segment"
NEW_HOOK = "planning:new_hook"
HOOK = "planning:hook"
SYSTEMATISATION_PLAN = "planning:systematisation_plan"
GUESTS = "planning:guests"
TASKS = "planning:tasks"
DECISION = "planning:decision"
CALL = "convening:team_call"
CAMPAIGN = "convening:campaign"
MESSAGES = "convening:session_messages"
INVITATIONS = "convening:invitations"
APPLICATIONS = "convening:applications"
ATTENDANCE = "attendance:attendance"
REPORT = "attendance:upload"
CERTIFICATES = "attendance:certificates"
WARNINGS = "attendance:warnings"
TRANSCRIPTS = "systematisation:session"
MATERIALS = "systematisation:materials"
FINDINGS = "systematisation:findings"
FINDING = "systematisation:finding"
VALIDATE = "systematisation:validate"
SHEET = "publication:sheet"
TRANSLATION = "publication:translation"
REVIEW = "publication:review"
PUBLISH = "publication:publish"
PRACTICE = "practice:matrix"
RESPONSE = "practice:response"
TWO_VOICES = "practice:two_voices"
SUPPORT = "practice:support"
ADOPTIONS = "practice:adoptions"
ADOPTION = "practice:adoption"
AGREEMENTS = "dialogue:agreements"
AGREEMENT = "dialogue:agreement"


def address(facts: Facts, route: str, *more: Any, field: str = "", **query: Any) -> str:
    """The address of *route* in the cycle of *facts*, at the element with the id *field*."""
    page = page_of(facts.cycle, route, *more)
    return f"{page}{'?' + urlencode(query) if query else ''}{'#' + field if field else ''}"


def page_of(cycle: Cycle, route: str, *more: Any) -> str:
    """The page of *route* in *cycle*."""
    return reverse(route, args=[cycle.slug, *more])


def words(facts: Facts, name: str) -> str:
    """The id of the field that holds *name* in the cycle's main language."""
    return f"id_{name}_{facts.cycle.main_language}"


def of_session(facts: Facts, webinar: Webinar, *, field: str, route: str = WEBINAR, **values: Any) -> Case:
    """The case of one session, mended on its own page."""
    place = webinar.ordinal
    return Case(address(facts, route, place, field=field), {"place": place, **values}, subject=str(place))


def of_sessions(
    facts: Facts, places: Collection[int], *, field: str = "", route: str = WEBINAR, **values: Any
) -> Iterator[Case]:
    """The sessions at *places* as one case, mended from the first of them; none where there are none."""
    if places:
        values |= {"places": places_listed(places), "count": len(places)}
        yield Case(address(facts, route, min(places), field=field), values)
