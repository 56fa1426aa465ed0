"""A session before its floor is open, what stands ready; and all sessions, to choose one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.hooks.queries import Threads, threads_of
from tinkuy.dialogue.notes.queries import notes_of_the_room
from tinkuy.dialogue.polls.forms import LONGEST_OPTION, OPTIONS
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.planning.cycles.models.cycle import Cycle, Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.cycles.queries import agenda_of, webinars_in_order
from tinkuy.planning.hooks.queries import next_webinar, path_of


@dataclass(frozen=True)
class Readiness:
    """What the facilitation looks at before it opens the floor. `minutes` are those of the agenda."""

    webinar: Webinar
    parts: Sequence[Segment]
    threads: Threads
    drafts: Sequence[Poll]

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def fits(self) -> bool:
        return 0 < self.minutes <= self.webinar.minutes

    @property
    def regimes(self) -> list[Regime]:
        """Each regime of the agenda once, in order; without an agenda the cycle's own."""
        in_order = [Regime(part.regime) for part in self.parts] or [Regime(self.webinar.cycle.default_regime)]
        return list(dict.fromkeys(in_order))


def readiness_of(webinar: Webinar, floor: Floor | None) -> Readiness:
    drafts = Poll.objects.filter(webinar=webinar, state=PollState.DRAFT)
    return Readiness(webinar, list(agenda_of(webinar)), threads_of(webinar, floor), list(drafts))


@dataclass(frozen=True)
class Session:
    """A webinar in the list of all; `is_next` is the one that goes on, or comes next."""

    webinar: Webinar
    is_next: bool


def sessions_of(cycle: Cycle) -> list[Session]:
    coming = next_webinar(path_of(cycle))
    return [Session(webinar, coming is not None and webinar.pk == coming.pk) for webinar in webinars_in_order()]


MOST_TAKEAWAYS = 3


def takeaways(webinar: Webinar) -> Mapping[str, Mapping[str, str]]:
    """The words of a poll at the close: what each person takes away, among the latest notes that everyone reads.

    A note in another language than the cycle's main one, or one too long for an option, is left to who writes the poll.
    """
    main = webinar.cycle.main_language
    fitting = [
        one.text for one in notes_of_the_room(webinar) if one.language == main and len(one.text) <= LONGEST_OPTION
    ]
    options: list[Mapping[str, str]] = [{main: text} for text in fitting[-MOST_TAKEAWAYS:]]
    question, other = dict[str, str](), dict[str, str]()
    for code in {main, *webinar.cycle.languages}:
        with translation.override(code):
            question[code], other[code] = _("What do I take away?"), _("Something else")
    return {"question": question, **dict(zip(OPTIONS, [*options, other], strict=False))}
