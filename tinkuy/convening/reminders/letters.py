"""The message of a moment as one person receives it: the words of the cycle, filled with plain text.

A sensitive cycle says by mail no title, no thread and no summary; the paragraphs that need them are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _, ngettext, pgettext

from tinkuy.convening.message_texts.models import Moment
from tinkuy.convening.message_texts.placeholders import BRIDGE, QUOTES, blanks_in, filled
from tinkuy.convening.message_texts.queries import Words, texts_to_send
from tinkuy.convening.registrations.models import Registration
from tinkuy.core.languages import CODES
from tinkuy.core.text import in_language
from tinkuy.own_pages.pages import entrance_path
from tinkuy.planning.cycles.message_words import title_for
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import TO_COME, Webinar
from tinkuy.planning.hooks.models import Hook, HookState, HookTarget
from tinkuy.planning.hours import city_of, local_day, local_hour, long_day, moment_in_city

from .sources import room_path

INTO_THE_ROOM = (Moment.HOUR, Moment.TEN_MINUTES)
NOON, EVENING = 12, 19
MOST_THREADS = 5
"""A session that picks up more of them says the first ones by mail, and all on its page."""
NEXT_LINE = f"\n{QUOTES}"


@dataclass(frozen=True)
class Letter:
    """`path` is where its button leads; `left_open` the lines of its body that no session has picked up yet."""

    subject: str
    body: str
    path: str
    left_open: tuple[str, ...] = ()


@dataclass
class Letters:
    """The letters of one *moment* of one *webinar* of the cycle in scope: what they have in common is read once."""

    webinar: Webinar
    moment: str
    texts: Mapping[tuple[str, str], Words] = field(default_factory=dict)
    around: tuple[str, str] = ("", "")
    """Stands around each value that is filled in, so that a preview can mark it."""

    def __post_init__(self) -> None:
        self.cycle: Cycle = self.webinar.cycle
        self.texts = self.texts or texts_to_send(self.cycle)
        self.threads = {} if self.cycle.is_sensitive else _threads_of(self.webinar)
        self.next = Webinar.objects.filter(state__in=TO_COME, ordinal__gt=self.webinar.ordinal).first()
        if self.next:
            self.next.cycle = self.cycle
        self.common = cache(self._common)

    def letter(self, *, language: str, zone: str, name: str, at: datetime) -> Letter:
        """In *language*, by the clock of *zone*, to who is called *name*, if anything, as it goes *at* a moment."""
        language = language if language in CODES else self.cycle.main_language
        name = "" if self.cycle.is_sensitive else " ".join(name.split())
        with translation.override(language):
            own = {"name": name or _("participant"), "greeting": greeting(name, at.astimezone(ZoneInfo(zone)).hour)}
        values = {key: self._marked(value) for key, value in (self.common(language, zone) | own).items()}
        words = self.texts[self.moment, language]
        return Letter(
            subject=" ".join(filled(words.subject, values).split()),
            body=filled(words.body, values),
            path=self.path(language),
            left_open=tuple(filter(None, values[BRIDGE].split(NEXT_LINE))) if BRIDGE in blanks_in(words.body) else (),
        )

    def _marked(self, value: str) -> str:
        opens, closes = self.around
        return NEXT_LINE.join(f"{opens}{line}{closes}" for line in value.split(NEXT_LINE)) if value else ""

    def letter_to(self, one: Registration, zone: str, at: datetime, key: bytes | None = None) -> Letter:
        name = one.name(key) if one.sealed_name and one.appears_as != "none" else ""
        return self.letter(language=one.language, zone=zone, name=name, at=at)

    def path(self, language: str) -> str:
        """The room where they come for it, else their page; an address never tells the theme of a sensitive cycle."""
        if self.moment in INTO_THE_ROOM and not self.cycle.is_sensitive:
            return room_path(self.webinar, language) or entrance_path(Registration, language)
        return entrance_path(Registration, language)

    def _common(self, language: str, zone: str) -> dict[str, str]:
        cycle, webinar = self.cycle, self.webinar
        with translation.override(language):
            return {
                "session": named_session(webinar, title_of(webinar, language)),
                "number": str(webinar.ordinal),
                "day": long_day(local_day(webinar.starts_at, zone)),
                "hour": hour_in_city(webinar.starts_at, zone),
                "length": ngettext("%(count)d minute", "%(count)d minutes", webinar.minutes)
                % {"count": webinar.minutes},
                "cycle": title_for(cycle, language),
                "thread": self._threads("thread", language),
                BRIDGE: self._threads(BRIDGE, language),
                "summary": "" if cycle.is_sensitive else in_language(webinar.summary, language, cycle.main_language),
                "next": _next(self.next, language, zone) if self.next else "",
                "link": settings.BASE_ADDRESS + self.path(language),
            }

    def _threads(self, kind: str, language: str) -> str:
        """Each in a line of its own; a quotation goes on in the next."""
        texts = (in_language(hook.text, language, self.cycle.main_language) for hook in self.threads.get(kind, ()))
        return NEXT_LINE.join(" ".join(text.split()) for text in texts)


def _threads_of(webinar: Webinar) -> dict[str, list[Hook]]:
    """What *webinar* picks up, and what it leaves to a session to come: planted ones, in the order of planting."""
    planted = Hook.objects.filter(state=HookState.PLANTED, target_kind=HookTarget.WEBINAR).order_by("number")
    picked_up = planted.filter(target=webinar)
    left = planted.filter(origin=webinar, target__state__in=TO_COME)
    return {"thread": list(picked_up[:MOST_THREADS]), BRIDGE: list(left[:MOST_THREADS])}


def title_of(webinar: Webinar, language: str) -> str:
    cycle = webinar.cycle
    return "" if cycle.is_sensitive else in_language(webinar.title, language, cycle.main_language)


def named_session(webinar: Webinar, title: str) -> str:
    """«sesión 4, “Justicia y coordinación”», or by its number alone."""
    if not title:
        return pgettext("in a sentence", "session %(number)d") % {"number": webinar.ordinal}
    return _("session %(number)d, “%(title)s”") % {"number": webinar.ordinal, "title": title}


def hour_in_city(moment: datetime, zone: str) -> str:
    return pgettext("hour in a message", "%(hour)s in %(city)s") % {
        "hour": local_hour(moment, zone),
        "city": city_of(zone),
    }


def greeting(name: str, hour: int) -> str:
    """By the hour at which it goes."""
    if hour < NOON:
        return _("Good morning, %(name)s:") % {"name": name} if name else _("Good morning:")
    if hour < EVENING:
        return _("Good afternoon, %(name)s:") % {"name": name} if name else _("Good afternoon:")
    return _("Good evening, %(name)s:") % {"name": name} if name else _("Good evening:")


def _next(webinar: Webinar, language: str, zone: str) -> str:
    return f"{named_session(webinar, title_of(webinar, language))}, {moment_in_city(webinar.starts_at, zone)}"
