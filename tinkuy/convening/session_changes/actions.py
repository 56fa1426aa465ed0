"""Owing the message of a change to whom it concerns: in the transaction of the change, so that both are or neither is.

No job is needed. A message is a row with plain values: a thousand are sealed and written in two statements, well within
a request, and the worker sends them. A retry finds them under the same keys.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.models import Registration
from tinkuy.core.text import Translations
from tinkuy.notices.campaigns.actions import begin_campaign
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.letterhead import ROLE
from tinkuy.notices.outbox import Owed, owe, owe_to_addresses
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.planning.cycles.message_words import discreet_path, typed_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year

from .changes import CYCLE_CANCELLED, SESSION_CHANGED, Change, addressed, cycle_values, session_values
from .queries import chosen_of, reachable, registered_for, team_but

_owes_nothing: ContextVar[bool] = ContextVar("owes_nothing", default=False)


@contextmanager
def owing_nothing() -> Iterator[None]:
    """While a change is only rehearsed: ten thousand messages would be sealed to be thrown away."""
    before = _owes_nothing.set(True)
    try:
        yield
    finally:
        _owes_nothing.reset(before)


def tell_of_session(actor: Person, webinar: Webinar, change: Change, before: datetime) -> int:
    """Owe the message to each who had chosen *webinar* and to the team; to how many registered."""
    if _owes_nothing.get():
        return 0

    @cache
    def values(language: str, zone: str) -> dict[str, Any]:
        path = entrance_path(Registration, language)
        return session_values(webinar, change, before=before, language=language, zone=zone, path=path)

    key = f"{SESSION_CHANGED}-{webinar.pk}-{webinar.revision}"
    messages = _owed(registered_for(webinar), webinar.cycle, key, lambda one, zone: values(one.language, zone))
    settles_at = min(before, webinar.starts_at)
    campaign = _campaign(actor, webinar.cycle, key, SESSION_CHANGED, webinar=webinar, settles_at=settles_at)
    count = owe_to_addresses(SESSION_CHANGED, messages, campaign=campaign)
    for person, zone in team_but(actor, webinar.cycle):
        message = session_values(webinar, change, before=before, language=person.language, zone=zone)
        owe(person, "session-changed-team", **_for_team(person, webinar.cycle, key, message))
    return count


def tell_of_cycle(actor: Person, cycle: Cycle, webinars: list[Webinar], reason: Translations) -> int:
    """Owe to every registered that *cycle* is cancelled, with the *webinars* that they had chosen; to how many."""
    if _owes_nothing.get():
        return 0
    chosen = chosen_of(webinars)

    @cache
    def common(language: str, zone: str, keys: tuple[int, ...]) -> dict[str, Any]:
        own = [webinar for webinar in webinars if webinar.pk in keys]
        return cycle_values(cycle, own, reason=reason, language=language, zone=zone)

    def values(one: Registration, zone: str) -> dict[str, Any]:
        keys = tuple(webinar.pk for webinar in chosen.get(one.pk, ()))
        with translation.override(one.language):
            return common(one.language, zone, keys) | {"erased_on": day_with_year(one.erase_on)}

    key = f"{CYCLE_CANCELLED}-{cycle.pk}"
    first = min((webinar.starts_at for webinar in webinars), default=None)
    campaign = _campaign(actor, cycle, key, CYCLE_CANCELLED, settles_at=first)
    count = owe_to_addresses(CYCLE_CANCELLED, _owed(reachable(), cycle, key, values), campaign=campaign)
    for person, zone in team_but(actor, cycle):
        message = cycle_values(cycle, webinars, reason=reason, language=person.language, zone=zone)
        owe(person, "cycle-cancelled-team", **_for_team(person, cycle, key, message))
    return count


def _campaign(
    actor: Person, cycle: Cycle, key: str, kind: str, *, webinar: Webinar | None = None, settles_at: datetime | None
) -> Campaign:
    """They are counted and pause together; whom they did not reach by the session may still be called."""
    with translation.override(cycle.main_language):
        name = (
            _("Session %(place)s: change of date or state") % {"place": webinar.ordinal}
            if webinar
            else _("The cycle is cancelled")
        )
    return begin_campaign(key=key, kind=kind, name=name, of=cycle.public_id, sender=actor, settles_at=settles_at)


def _for_team(person: Person, cycle: Cycle, key: str, message: dict[str, Any]) -> dict[str, Any]:
    """The same message without its calendar, leading to the team's pages."""
    path = discreet_path("planning:plan", cycle, person.language)
    own = {"path": path, "calendar": {}, "reason": typed_for(person, message["reason"])}
    own["stop"] = ROLE
    return message | own | {"dedupe_key": f"{key}-person-{person.pk}"}


def _owed(registrations: Any, cycle: Cycle, key: str, values: Any) -> Iterator[Owed]:
    """One message a registration, opened with the cycle's key once; nothing where nobody is registered."""
    rows = list(registrations)
    data_key = cycle.data_key if rows else b""
    for one in rows:
        email = one.email(data_key)
        yield Owed(
            email=email,
            language=one.language,
            dedupe_key=f"{key}-{one.public_id}",
            about=one.about,
            values=addressed(values(one, zone_of(one.country, cycle.zone)), email),
        )
