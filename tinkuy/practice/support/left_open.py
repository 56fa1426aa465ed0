"""Support that was asked for or offered and is not there yet: what a next cycle may take over of it."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy

from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.support.models import PeerSupport, SupportState
from tinkuy.practice.support.queries import last_word_on, open_supports, whole_supports


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    return [_point(one) for one in open_supports([cycle.pk])]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    return {one.public_id: _point(one) for one in whole_supports().filter(public_id__in=keys)}


def _point(one: PeerSupport) -> OpenPoint:
    """Its code says who gives to whom, as far as it is known; the recommendation's own would be taken for that one."""
    countries = listed(country_name(code) for code in (one.asking, one.giving) if code)
    state = str(SupportState(one.state).label)
    return OpenPoint(
        key=one.public_id,
        code=f"{one.giving}→{one.asking}",
        words={one.cycle.main_language: one.subject},
        facts=[
            f"{one.get_kind_display()}, {one.finding.label}",
            countries,
            f"{state}, {day_with_year(last_word_on(one))}",
        ],
        is_urged=one.state != SupportState.OFFERED or bool(one.asking),
        is_open=not one.has_ended,
    )


UNFINISHED_SUPPORT = PointSource(
    kind="support",
    place=5,
    heading=gettext_lazy("Support between countries that is not there yet"),
    left_open=_left_open,
    named=_named,
)
