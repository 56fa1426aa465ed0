"""The invitation as plain text, ready to be pasted into a message or a mail."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _, override

from tinkuy.core.text import in_language
from tinkuy.design.sharing import SharedText
from tinkuy.planning.cycles.message_words import title_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar
from tinkuy.planning.cycles.queries import invited_teams, webinars_in_order
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.hours import hours_by_city, local_day, long_day

MOST_SESSIONS = 8
"""Whoever reads a message on a telephone follows the address for more."""


def address_of(cycle: Cycle, language: str) -> str:
    """Of the cycle's public page in *language*; on a sensitive theme one that leads there and does not tell it."""
    with override(language):
        path = (
            reverse("hub:invitation", args=[cycle.public_id])
            if cycle.is_sensitive
            else reverse("hub:cycle", args=[cycle.slug])
        )
    return settings.BASE_ADDRESS.rstrip("/") + path


def invitation(cycle: Cycle, language: str) -> str:
    """Of the *cycle* in scope, in *language*: its title and question, the sessions that are to come, the address.

    On a sensitive theme neither title nor question nor what a session is about: messages are read over a shoulder.
    """
    with override(language):
        return "\n".join(_lines(cycle, language))


def subject(cycle: Cycle, language: str) -> str:
    """Of a mail. That of a sensitive cycle does not tell its theme."""
    with override(language):
        if cycle.is_sensitive:
            return _("Invitation to a cycle of sessions between countries")
        return _("Invitation: %(title)s") % {"title": title_for(cycle, language)}


def shared_text(cycle: Cycle, language: str) -> SharedText:
    """The invitation with the programs that it can be passed on by."""
    words, address = invitation(cycle, language), address_of(cycle, language)
    return SharedText(language, NAMES[language], address, chat=words, letter=words, subject=subject(cycle, language))


def _lines(cycle: Cycle, language: str) -> Iterable[str]:
    sessions = list(webinars_in_order().filter(state__in=TO_COME))
    codes = [team.country for team in invited_teams(cycle)]
    yield title_for(cycle, language) or _("We invite you to a cycle of sessions between countries.")
    if not cycle.is_sensitive and (question := in_language(cycle.guiding_question, language, cycle.main_language)):
        yield question
    for session in sessions[:MOST_SESSIONS]:
        yield ""
        yield from _session(cycle, session, codes, language)
    yield ""
    yield _("Registration is free and needs no account: %(address)s") % {"address": address_of(cycle, language)}


def _session(cycle: Cycle, session: Webinar, codes: Sequence[str], language: str) -> Iterable[str]:
    title = in_language(session.title, language, cycle.main_language)
    yield _("Session %(number)d") % {"number": session.ordinal} if cycle.is_sensitive else f"{session.ordinal}. {title}"
    yield long_day(local_day(session.starts_at, cycle.zone)).capitalize()
    for one in hours_by_city(session.starts_at, codes, cycle.zone):
        day = f" ({one.day_written})" if one.is_other_day else ""
        yield f"{one.hour}{day} {', '.join(one.cities)}"
