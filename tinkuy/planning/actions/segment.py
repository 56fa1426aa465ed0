"""The parts of an agenda. Their minutes never exceed the webinar (P4)."""

from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.differences import differences
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import InvitedCountry, Regime, Segment, TeamRole, Webinar
from tinkuy.planning.models.segment import SegmentKind
from tinkuy.planning.queries.states import state_of

from .content import demand_choice, demand_unchanged, lock

WRITTEN = ("title", "minutes", "kind", "regime", "may_be_recorded", "lead", "country")


class Part(TypedDict, total=False):
    """`minutes` are whole; `lead` is of the cycle's team, `country` the invited one whose experience is told."""

    title: str
    minutes: int
    kind: str
    regime: str
    may_be_recorded: bool
    lead: Person | None
    country: str


@transaction.atomic
def add_segment(*, actor: Person, webinar: Webinar, **part: Unpack[Part]) -> Segment:
    """Add a part at the end of the agenda. Its minutes and those of the others never exceed the webinar."""
    rules.demand(actor, "plan_cycle", webinar.cycle)
    lock(webinar.cycle)
    segment = Segment(cycle=webinar.cycle, webinar=webinar, regime=webinar.cycle.default_regime)
    _fill(segment, actor, part)
    last = Segment.objects.filter(webinar=webinar).aggregate(last=Max("ordinal"))["last"] or 0
    segment.ordinal = last + 1
    segment.save(force_insert=True)
    record(actor, "added", segment, title=segment.title, session=webinar.ordinal)
    return segment


@transaction.atomic
def edit_segment(*, actor: Person, segment: Segment, read_as: str = "", **part: Unpack[Part]) -> Segment:
    """Write a part of the agenda anew, at its place; what *part* leaves out stays.

    A session that took place keeps at least its strictness. *read_as* is the fingerprint of what the writer read.
    """
    rules.demand(actor, "plan_cycle", segment.cycle)
    lock(segment.cycle)
    segment = Segment.objects.select_related("cycle", "webinar__cycle").get(pk=segment.pk)
    before = state_of(segment)
    demand_unchanged(before, read_as)
    regime = part.get("regime", segment.regime)
    if rules.took_place(segment.webinar) and rules.is_looser(regime, segment.regime):
        raise Refused(_("What was said under a stricter regime keeps it: it may only become stricter."), about="regime")
    _fill(segment, actor, part)
    segment.save(update_fields=WRITTEN)
    changes = differences(before, state_of(segment))
    record(actor, "edited", segment, title=segment.title, session=segment.webinar.ordinal, changes=changes)
    return segment


def _fill(segment: Segment, actor: Person, part: Part) -> None:
    values: dict[str, Any] = {**{name: getattr(segment, name) for name in WRITTEN}, **part}
    values["title"] = tidy(values["title"])
    if not values["title"]:
        raise Refused(_("Give this part of the agenda a title."), about="title")
    demand_choice(values["kind"], SegmentKind)
    demand_choice(values["regime"], Regime)
    _demand_room(segment, values["minutes"])
    _demand_known(segment, values["lead"], values["country"])
    if rules.is_looser(values["regime"], segment.cycle.default_regime) and values["regime"] != segment.regime:
        rules.demand(actor, "set_regime", segment.cycle)
    for name, value in values.items():
        setattr(segment, name, value)


def _demand_known(segment: Segment, lead: Person | None, country: str) -> None:
    """Who was named while of the team, and a country named while invited, may stay."""
    if lead not in (None, segment.lead) and not TeamRole.objects.filter(person=lead).exclude(TeamRole.AWAITED).exists():
        raise Refused(_("Whoever leads a part belongs to the team of the cycle."), about="lead")
    if country not in ("", segment.country) and not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("The experience is one of an invited country."), about="country")


def _demand_room(segment: Segment, minutes: int | None) -> None:
    if minutes is None or minutes < 1:
        raise Refused(_("A part of the agenda lasts at least one minute."), about="minutes")
    others = Segment.objects.filter(webinar=segment.webinar).exclude(pk=segment.pk)
    taken = others.aggregate(total=Sum("minutes"))["total"] or 0
    free = segment.webinar.minutes - taken
    if minutes > free:
        raise Refused(
            _("The session lasts %(minutes)s minutes and %(free)s of them are free.")
            % {"minutes": segment.webinar.minutes, "free": free},
            about="minutes",
        )
