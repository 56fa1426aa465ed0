"""The floor of a session, where it stands in its agenda, and which regime binds what is said there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning.cycles.models.cycle import InvitedCountry, Regime
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.rules import names_country, strictest

from .models import Floor
from .rules import is_live

FLOOR_OF = CompiledQuery(
    lambda cycle, webinar: (
        Floor.objects.with_scope(cycle=cycle)
        .select_related("segment", "screen_hook", "screen_question", "screen_poll")
        .filter(webinar=webinar)
        .order_by()
    )
)
AGENDA_OF = CompiledQuery(
    lambda cycle, webinar: (
        Segment.objects.with_scope(cycle=cycle).filter(webinar=webinar).select_related("lead").order_by("ordinal")
    )
)
SESSIONS_OF_CYCLE = CompiledQuery(
    lambda cycle: Webinar.objects.with_scope(cycle=cycle).order_by().values_list("pk", flat=True)
)


def floor_of(webinar: Webinar) -> Floor | None:
    floor = FLOOR_OF.first(cycle_in_scope(), webinar.pk)
    if floor is not None:
        floor.webinar, floor.cycle = webinar, webinar.cycle
    return floor


def floor_with_code(code: str) -> Floor | None:
    """The floor of any announced cycle with this join code, typed in any case."""
    with scopes_disabled():
        floor = Floor.objects.select_related("cycle", "webinar").filter(join_code=code.strip().upper()).first()
    return floor if floor is not None and floor.cycle.is_announced else None


def number_of_sessions() -> int:
    """Of the cycle in scope, those cancelled among them: their place is kept."""
    return len(SESSIONS_OF_CYCLE.rows(cycle_in_scope()))


def invited_countries() -> list[str]:
    """Codes of the countries of the cycle in scope."""
    return list(InvitedCountry.objects.values_list("country", flat=True))


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


def position_of(webinar: Webinar, floor: Floor | None) -> Position:
    segments = AGENDA_OF.rows(cycle_in_scope(), webinar.pk)
    for segment in segments:
        segment.webinar, segment.cycle = webinar, webinar.cycle
    present = floor.segment if floor else None
    place = next((place for place, row in enumerate(segments, start=1) if present and row.pk == present.pk), 0)
    began = floor.segment_began_at if floor else None
    passed = int((clock.now() - began).total_seconds()) if began else 0
    length = (present.minutes + floor.extra_minutes) * 60 if present and floor else 0
    return Position(
        is_live=is_live(webinar),
        second=floor.second_at(clock.now()) if floor and is_live(webinar) else 0,
        blocks=tuple(_block(row, number, place, passed, length) for number, row in enumerate(segments, start=1)),
        segment=present,
        place=place,
        seconds_left=length - passed,
        ends_at=began + timedelta(seconds=length) if began else None,
        regime=present.regime if present else webinar.cycle.default_regime,
        takes_questions=bool(floor and floor.takes_questions and is_live(webinar)),
    )


def _block(segment: Segment, number: int, place: int, passed: int, length: int) -> Block:
    if number == place:
        return Block(segment, "now", min(1.0, passed / length) if length else 0.0)
    return Block(segment, "done" if number < place else "later", 1.0 if number < place else 0.0)


def regime_now(floor: Floor) -> Regime:
    """Of the present part; before the agenda was entered, the cycle's own."""
    return Regime(floor.segment.regime if floor.segment else floor.cycle.default_regime)


def regime_at(webinar: Webinar, floor: Floor | None, second: int | None) -> Regime:
    """For what was said at *second*: that of the agenda's part, as planned. While live the present one binds too."""
    regimes: list[str] = [regime_now(floor)] if floor is not None and (second is None or is_live(webinar)) else []
    if second is not None:
        regimes.append(_planned(webinar, second))
    return strictest(*(regimes or [webinar.cycle.default_regime]))


def _planned(webinar: Webinar, second: int) -> Regime:
    segments = Segment.objects.filter(webinar=webinar).order_by("ordinal")
    return planned_regime(segments, second, webinar.cycle.default_regime)


def planned_regime(segments: Iterable[Segment], second: int, default: str) -> Regime:
    """Of the agenda's *segments*, in order. Outside of them the strictest: which part went on then, nobody knows."""
    end, regimes = 0, []
    for segment in segments:
        end += segment.minutes * 60
        if 0 <= second < end:
            return Regime(segment.regime)
        regimes.append(segment.regime)
    return strictest(*(regimes or [default]))
