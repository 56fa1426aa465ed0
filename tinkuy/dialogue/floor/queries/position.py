"""Where the webinar stands in its agenda: the part that goes on, its regime, what is left of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tinkuy.core import clock
from tinkuy.dialogue.floor import rules
from tinkuy.dialogue.floor.models import Floor
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries.sessions import agenda_of
from tinkuy.planning.rules import names_country


@dataclass(frozen=True)
class Block:
    """A part of the agenda: `state` is done, now or later; `share` of it that has passed, from 0 to 1."""

    segment: Segment
    state: str
    share: float


@dataclass(frozen=True)
class Position:
    """`second` runs from the real start; `seconds_left` of the present part may be negative: it runs over.

    `ends_at` is when the present part should end, for the clock of a page.
    """

    is_live: bool
    second: int
    blocks: tuple[Block, ...]
    segment: Segment | None
    place: int
    seconds_left: int
    ends_at: datetime | None
    regime: str
    takes_questions: bool

    @property
    def minute(self) -> int:
        return self.second // 60

    @property
    def minutes_left(self) -> int:
        """Whole minutes, rounded up; 0 once the part runs over."""
        return max(0, -(-self.seconds_left // 60))

    @property
    def total(self) -> int:
        return len(self.blocks)

    @property
    def following(self) -> Segment | None:
        """The part after the present one."""
        return self.blocks[self.place].segment if 0 < self.place < self.total else None

    @property
    def hides_names(self) -> bool:
        """Whether what is asked now is shown without name and country, however it was asked."""
        return not names_country(self.regime)

    @property
    def regime_label(self) -> str:
        return str(Regime(self.regime).label)


def position_of(webinar: Webinar, floor: Floor | None) -> Position:
    segments = list(agenda_of(webinar))
    present = floor.segment if floor else None
    place = next((place for place, row in enumerate(segments, start=1) if present and row.pk == present.pk), 0)
    began = floor.segment_began_at if floor else None
    passed = int((clock.now() - began).total_seconds()) if began else 0
    length = (present.minutes + floor.extra_minutes) * 60 if present and floor else 0
    return Position(
        is_live=rules.is_live(webinar),
        second=floor.second_at(clock.now()) if floor and rules.is_live(webinar) else 0,
        blocks=tuple(_block(row, number, place, passed, length) for number, row in enumerate(segments, start=1)),
        segment=present,
        place=place,
        seconds_left=length - passed,
        ends_at=began + timedelta(seconds=length) if began else None,
        regime=present.regime if present else webinar.cycle.default_regime,
        takes_questions=bool(floor and floor.takes_questions and rules.is_live(webinar)),
    )


def _block(segment: Segment, number: int, place: int, passed: int, length: int) -> Block:
    if number == place:
        return Block(segment, "now", min(1.0, passed / length) if length else 0.0)
    return Block(segment, "done" if number < place else "later", 1.0 if number < place else 0.0)
