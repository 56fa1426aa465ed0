"""Who publishes; what waits to be published, what was, and what of a cycle is not over when its sheet is published."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext
from django_scopes import scope

from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.core.text import listed
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.rules import may
from tinkuy.publication.content.sheet import hash_of_plain
from tinkuy.publication.reviews.rules import is_author
from tinkuy.publication.sheets.models import Sheet, SheetState, SheetVersion
from tinkuy.systematisation.rounds.models import ValidationRound


def may_publish_sheet(person: Person, sheet: Sheet) -> bool:
    """A hub editor who did not write it publishes the approved sheet."""
    is_ready = sheet.state == SheetState.APPROVED and not is_author(person, sheet)
    return is_ready and may(person, "publish_sheets", sheet.home)


def sheets_to_publish(person: Person) -> list[Sheet]:
    """The approved sheets of all cycles, and of none, that *person*, a hub editor, may publish.

    Each is looked up in the scope of its own cycle.
    """
    sheets = []
    for cycle in Cycle.objects.all():
        with scope(cycle=cycle):
            if may(person, "publish_sheets", cycle):
                sheets += list(Sheet.objects.filter(state=SheetState.APPROVED).select_related("cycle"))
    with scope(cycle=NO_CYCLE):
        sheets += [one for one in Sheet.objects.filter(state=SheetState.APPROVED) if may_publish_sheet(person, one)]
    return sheets


def newest_version() -> SheetVersion | None:
    """What was published last and is still read; None before the first."""
    return SheetVersion.objects.filter(retired_at=None).order_by("published_at").last()


def changed_versions() -> list[int]:
    """The published versions whose text is not the one that was hashed when it was published."""
    versions = SheetVersion.objects.order_by("pk").iterator(chunk_size=20)
    return [one.pk for one in versions if hash_of_plain(one.content) != one.content_hash]


@dataclass(frozen=True)
class OpenEnds:
    """`sessions` are the numbers of those neither held nor cancelled; `open_round` takes answers today."""

    sessions: Sequence[int]
    held_count: int
    open_round: ValidationRound | None

    def __bool__(self) -> bool:
        return bool(self.sessions) or self.open_round is not None

    @property
    def key(self) -> str:
        """What was confirmed: something else that is not over asks anew."""
        closes = self.open_round.closes_on.isoformat() if self.open_round else ""
        return f"sessions={','.join(map(str, self.sessions))};round={closes}" if self else ""

    @property
    def sentences(self) -> list[str]:
        """What the sheet prints of it, for whoever is asked."""
        return [*self._of_sessions(), *self._of_round()]

    def _of_sessions(self) -> list[str]:
        if not self.sessions:
            return []
        planned = ngettext(
            "Session %(places)s is neither held nor cancelled. The sheet tells and draws it as still to come.",
            "Sessions %(places)s are neither held nor cancelled. The sheet tells and draws them as still to come.",
            len(self.sessions),
        ) % {"places": listed(map(str, self.sessions))}
        counted = ngettext("It counts %(held)s held session.", "It counts %(held)s held sessions.", self.held_count)
        return [f"{planned} {counted % {'held': self.held_count}}"]

    def _of_round(self) -> list[str]:
        if self.open_round is None:
            return []
        words = _(
            "The round of validation is open until %(day)s. The sheet says so; answers that come later stand in a new "
            "version only."
        )
        return [words % {"day": day_with_year(self.open_round.closes_on)}]


def open_ends_of_cycle(cycle: Cycle | NoCycle) -> OpenEnds:
    """What is not over in the *cycle* in scope; in two queries."""
    standing = [webinar for webinar in Webinar.objects.all() if webinar.state != WebinarState.CANCELLED]
    rounds = ValidationRound.objects.filter(closed_at=None)
    return OpenEnds(
        sessions=[webinar.ordinal for webinar in standing if not webinar.is_held],
        held_count=sum(webinar.is_held for webinar in standing),
        open_round=next((one for one in rounds if one.takes_answers(cycle.today())), None),
    )
