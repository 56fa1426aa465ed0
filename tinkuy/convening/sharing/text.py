"""What is said of a cycle at each occasion, as plain text that is ready to be pasted into a message or a mail.

On a sensitive theme neither title nor question nor what a session is about: messages are read over a shoulder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

from django.utils.translation import gettext as _, override

from tinkuy.core.text import Translations, in_language
from tinkuy.design.sharing import SharedText
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.message_words import title_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar, WebinarState
from tinkuy.planning.cycles.queries import invited_teams, webinars_in_order
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.hooks.queries import PathStep, path_without_agenda
from tinkuy.planning.hours import hours_by_city, local_day, long_day, moment_in_city

from .links import address_of
from .occasions import Occasion

MOST_SESSIONS = 8
"""Whoever reads a message on a telephone follows the address for more."""
MOST_LETTERS = 280
"""Of what was said in a session."""


@dataclass(frozen=True)
class OccasionText:
    """What is passed on, and to whom: in `language`, with the hours of `country` or of every invited one."""

    cycle: Cycle
    occasion: Occasion
    language: str
    country: str = ""
    step: PathStep | None = None

    @cached_property
    def countries(self) -> list[str]:
        """Those whose hours are told, asked once for all sessions."""
        return [team.country for team in invited_teams(self.cycle)]

    def words(self, translations: Translations) -> str:
        """In the reader's language; none on a sensitive theme."""
        if self.cycle.is_sensitive:
            return ""
        return in_language(translations, self.language, self.cycle.main_language)

    @property
    def address(self) -> str:
        """Of the session's own page while it is live and afterwards; before, of where one registers."""
        has_own = self.occasion in (Occasion.LIVE, Occasion.AFTER)
        country = "" if self.occasion == Occasion.AFTER else self.country
        return address_of(self.cycle, self.language, country, self.step.webinar if self.step and has_own else None)


def shared_text(
    cycle: Cycle,
    language: str,
    *,
    occasion: Occasion = Occasion.INVITATION,
    session: Webinar | None = None,
    country: str = "",
) -> SharedText:
    """The words of *occasion* with the programs that they can be passed on by."""
    path = path_without_agenda(cycle) if session else []
    text = OccasionText(cycle, occasion, language, country, next((one for one in path if one.webinar == session), None))
    with override(language):
        words = "\n".join(_lines(text))
        return SharedText(language, NAMES[language], text.address, chat=words, letter=words, subject=_subject(text))


def invitation(cycle: Cycle, language: str, country: str = "") -> str:
    """Of the *cycle* in scope, in *language*: its title and question, the sessions that are to come, the address."""
    return shared_text(cycle, language, country=country).chat


def subject(cycle: Cycle, language: str) -> str:
    """Of a mail that invites. That of a sensitive cycle does not tell its theme."""
    return shared_text(cycle, language).subject


def _subject(text: OccasionText) -> str:
    if text.step:
        return _headline(text.occasion, _named(text, text.step.webinar))
    if text.cycle.is_sensitive:
        return _("Invitation to a cycle of sessions between countries")
    return _("Invitation: %(title)s") % {"title": title_for(text.cycle, text.language)}


def _lines(text: OccasionText) -> Iterator[str]:
    if text.step is None:
        yield from _invitation(text)
    elif text.occasion == Occasion.AFTER:
        yield from _afterwards(text, text.step)
    else:
        yield from _reminder(text, text.step)


def _invitation(text: OccasionText) -> Iterator[str]:
    yield title_for(text.cycle, text.language) or _("We invite you to a cycle of sessions between countries.")
    if question := text.words(text.cycle.guiding_question):
        yield question
    for session in list(webinars_in_order().filter(state__in=TO_COME))[:MOST_SESSIONS]:
        yield ""
        yield _named(text, session)
        yield from _hours(text, session)
    yield ""
    yield _("Registration is free and needs no account: %(address)s") % {"address": text.address}


def _reminder(text: OccasionText, step: PathStep) -> Iterator[str]:
    session = step.webinar
    yield title_for(text.cycle, text.language) or _("A cycle of sessions between countries")
    yield _headline(text.occasion, _named(text, session))
    if question := text.words(session.question):
        yield question
    if text.occasion == Occasion.LIVE:
        yield ""
        yield _("You can still come in: %(address)s") % {"address": text.address}
        return
    yield ""
    yield from _hours(text, session)
    yield from _picked_up(text, step)
    yield ""
    yield _("To register, or to open your page if you did already: %(address)s") % {"address": text.address}


def _picked_up(text: OccasionText, step: PathStep) -> Iterator[str]:
    """What an earlier session left open for this one."""
    if step.picks_up and (question := text.words(step.picks_up[0].text)):
        yield ""
        yield _("It picks up what was left open: %(question)s") % {"question": question}


def _afterwards(text: OccasionText, step: PathStep) -> Iterator[str]:
    """One text for who came and for who did not: what was said, what is left open, what comes next."""
    session = step.webinar
    yield title_for(text.cycle, text.language) or _("A cycle of sessions between countries")
    yield _headline(text.occasion, _named(text, session))
    if summary := text.words(session.summary):
        yield shorten(summary, MOST_LETTERS, placeholder=" …")
    if step.leaves and (question := text.words(step.leaves[0].text)):
        yield ""
        yield _("It leaves open: %(question)s") % {"question": question}
    if coming := webinars_in_order().filter(state__in=(*TO_COME, WebinarState.LIVE)).first():
        yield ""
        yield _("Next: %(session)s") % {"session": _named(text, coming)}
        yield from _hours(text, coming)
    yield ""
    yield _("Whether you came or not, you can follow it here: %(address)s") % {"address": text.address}


def _headline(occasion: Occasion, session: str) -> str:
    return {
        Occasion.DAY_BEFORE: _("Tomorrow: %(session)s"),
        Occasion.HOUR_BEFORE: _("In an hour: %(session)s"),
        Occasion.LIVE: _("Now live: %(session)s"),
        Occasion.AFTER: _("It was held: %(session)s"),
    }[occasion] % {"session": session}


def _named(text: OccasionText, session: Webinar) -> str:
    title = text.words(session.title)
    return f"{session.ordinal}. {title}" if title else _("Session %(number)d") % {"number": session.ordinal}


def _hours(text: OccasionText, session: Webinar) -> Iterable[str]:
    zone = text.cycle.zone
    if text.country:
        yield _as_a_line(moment_in_city(session.starts_at, zone_of(text.country, zone)))
        return
    yield _as_a_line(long_day(local_day(session.starts_at, zone)))
    for one in hours_by_city(session.starts_at, text.countries, zone):
        day = f" ({one.day_written})" if one.is_other_day else ""
        yield f"{one.hour}{day} {', '.join(one.cities)}"


def _as_a_line(day: str) -> str:
    """With a capital at its beginning; English has one in the name of the month too."""
    return day[:1].upper() + day[1:]
