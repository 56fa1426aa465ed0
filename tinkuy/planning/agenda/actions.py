"""The parts of an agenda, their order, and a whole agenda at once. Their minutes never exceed the webinar (P4)."""

from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.differences import differences
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import demand_choice, demand_unchanged, lock
from tinkuy.planning.cycles.models.cycle import InvitedCountry, Regime
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, SegmentKind, Webinar
from tinkuy.planning.states import agenda_fingerprint, state_of

from .starter import StarterPart, starter_agenda

FIELDS = ("title", "minutes", "kind", "regime", "may_be_recorded", "lead", "country")


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
    before, former = state_of(segment), (segment.regime, segment.minutes)
    demand_unchanged(before, read_as)
    regime = part.get("regime", segment.regime)
    if rules.took_place(segment.webinar) and rules.is_looser(regime, segment.regime):
        raise Refused(_("What was said under a stricter regime keeps it: it may only become stricter."), about="regime")
    _fill(segment, actor, part)
    segment.save(update_fields=FIELDS)
    changes = differences(before, state_of(segment))
    place = {"title": segment.title, "session": segment.webinar.ordinal}
    record(actor, "edited", segment, withdraws=_may_hide(segment, *former), **place, changes=changes)
    return segment


def _may_hide(segment: Segment, regime: str, minutes: int) -> bool:
    """Whether public pages may show less than while it had this *regime* and these *minutes*: what was said in it, or
    in the part that moved into its place, may be told no more.
    """
    has_moved = minutes != segment.minutes and rules.took_place(segment.webinar)
    return has_moved or rules.is_looser(regime, segment.regime)


def _fill(segment: Segment, actor: Person, part: Part) -> None:
    values: dict[str, Any] = {**{name: getattr(segment, name) for name in FIELDS}, **part}
    values["title"] = demand_text(values["title"], _("Give this part of the agenda a title."), about="title")
    demand_choice(values["kind"], SegmentKind)
    demand_choice(values["regime"], Regime)
    _demand_room(segment, values["minutes"])
    _demand_of_the_cycle(segment, values["lead"], values["country"])
    if rules.is_looser(values["regime"], segment.cycle.default_regime) and values["regime"] != segment.regime:
        rules.demand(actor, "set_regime", segment.cycle)
    for name, value in values.items():
        setattr(segment, name, value)


def _demand_of_the_cycle(segment: Segment, lead: Person | None, country: str) -> None:
    """Who was named while of the team, and a country named while invited, may stay."""
    if lead not in (None, segment.lead) and not TeamRole.objects.filter(person=lead).exclude(TeamRole.AWAITED).exists():
        raise Refused(_("Whoever leads a part belongs to the team of the cycle."), about="lead")
    if country not in ("", segment.country) and not InvitedCountry.objects.filter(country=country).exists():
        raise Refused(_("The experience is one of an invited country."), about="country")


def _demand_room(segment: Segment, minutes: int | None) -> None:
    if minutes is None or minutes < 1:
        raise Refused(_("A part of the agenda lasts at least one minute."), about="minutes")
    others = Segment.objects.filter(webinar=segment.webinar).exclude(pk=segment.pk)
    minutes_in_use = others.aggregate(total=Sum("minutes"))["total"] or 0
    free = segment.webinar.minutes - minutes_in_use
    if minutes > free:
        raise Refused(
            _("The session lasts %(minutes)s minutes and %(free)s of them are free.")
            % {"minutes": segment.webinar.minutes, "free": free},
            about="minutes",
        )


@transaction.atomic
def remove_segment(*, actor: Person, segment: Segment, read_as: str = "") -> None:
    """Take a part out of the agenda of a webinar still to come; *read_as* is the fingerprint of the agenda as read."""
    _open_agenda(actor, segment.webinar, read_as)
    record(actor, "removed", segment, title=segment.title, session=segment.webinar.ordinal)
    webinar, place = segment.webinar, segment.ordinal
    segment.delete()
    for later in Segment.objects.filter(webinar=webinar, ordinal__gt=place):  # in order: the places stay unique
        Segment.objects.filter(pk=later.pk).update(ordinal=later.ordinal - 1)


@transaction.atomic
def move_segment(*, actor: Person, segment: Segment, earlier: bool, read_as: str = "") -> Segment:
    """Change places with the part before it, or with the one after it; at the end of the agenda nothing happens."""
    _open_agenda(actor, segment.webinar, read_as)
    order = list(Segment.objects.filter(webinar=segment.webinar).values_list("pk", flat=True))
    place = order.index(segment.pk)
    other = place + (-1 if earlier else 1)
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
        _set_order(order)
        segment.ordinal = other + 1
        record(actor, "moved", segment, title=segment.title, session=segment.webinar.ordinal, place=segment.ordinal)
    return segment


@transaction.atomic
def order_agenda(*, actor: Person, webinar: Webinar, places: list[int], read_as: str = "") -> None:
    """Put the parts into a new order: *places* are the places they have now, in the order they shall have."""
    _open_agenda(actor, webinar, read_as)
    parts = list(Segment.objects.filter(webinar=webinar))
    if sorted(places) != [part.ordinal for part in parts]:
        raise Refused(_("Each part of the agenda stands once in its new order. Reload the page."))
    by_place = {part.ordinal: part for part in parts}
    _set_order([by_place[place].pk for place in places])
    titles = [[by_place[place].title for place in order] for order in (sorted(places), places)]
    record(actor, "reordered", webinar, changes={"agenda": [" · ".join(order) for order in titles]})


def _open_agenda(actor: Person, webinar: Webinar, read_as: str) -> None:
    """Lock the plan, and refuse if the agenda stays as it is or is another one than was read (promise L08)."""
    _lock_to_come(actor, webinar)
    if read_as and agenda_fingerprint(webinar) != read_as:
        raise ChangedMeanwhile(_("Somebody else has just changed this agenda. It stands below as it is now."))


def _set_order(keys: list[int]) -> None:
    """By way of places that are free, so that two parts never share one."""
    for ordinal, key in enumerate(keys, 1):
        Segment.objects.filter(pk=key).update(ordinal=len(keys) + ordinal)
    for ordinal, key in enumerate(keys, 1):
        Segment.objects.filter(pk=key).update(ordinal=ordinal)


COPIED = ("title", "minutes", "kind", "regime", "country", "may_be_recorded")


@transaction.atomic
def start_agenda(*, actor: Person, webinar: Webinar) -> list[Segment]:
    """Fill an empty agenda with the starter one, cut to the length of *webinar*: more dialogue than presentation."""
    _open_empty(actor, webinar)
    starter = starter_agenda(webinar.minutes, webinar.cycle.main_language, is_first=webinar.ordinal == 1)
    parts = [_segment_from(webinar, place, part) for place, part in enumerate(starter, 1)]
    Segment.objects.bulk_create(parts)
    record(actor, "started agenda", webinar)
    return parts


@transaction.atomic
def copy_agenda(*, actor: Person, webinar: Webinar, source: Webinar) -> list[Segment]:
    """Fill an empty agenda with the parts of *source* that fit into *webinar*, without who leads them."""
    _open_empty(actor, webinar)
    if source.cycle_id != webinar.cycle_id:
        raise Refused(_("An agenda is copied from a session of the same cycle."))
    parts = list(_that_fit(webinar, Segment.objects.filter(webinar=source)))
    if not parts:
        raise Refused(_("That session has no agenda to copy."))
    Segment.objects.bulk_create(parts)
    record(actor, "copied agenda", webinar, source=source.ordinal)
    return parts


def _lock_to_come(actor: Person, webinar: Webinar) -> None:
    rules.demand(actor, "plan_cycle", webinar.cycle)
    lock(webinar.cycle)
    if rules.took_place(webinar):
        raise Refused(_("This session has already begun: its agenda stays."))


def _open_empty(actor: Person, webinar: Webinar) -> None:
    _lock_to_come(actor, webinar)
    if Segment.objects.filter(webinar=webinar).exists():
        raise Refused(_("This session already has an agenda. Remove its parts first, or change them."))


def _segment_from(webinar: Webinar, place: int, part: StarterPart) -> Segment:
    regime, kind = webinar.cycle.default_regime, SegmentKind(part.kind)
    return Segment(
        cycle=webinar.cycle, webinar=webinar, ordinal=place, title=part.title, minutes=part.minutes, kind=kind,
        regime=regime,
    )  # fmt: skip


def _that_fit(webinar: Webinar, source: Iterable[Segment]) -> Iterable[Segment]:
    free = webinar.minutes
    for place, part in enumerate(source, 1):
        if part.minutes > free:
            return
        free -= part.minutes
        values = {name: getattr(part, name) for name in COPIED}
        yield Segment(cycle=webinar.cycle, webinar=webinar, ordinal=place, **values)
