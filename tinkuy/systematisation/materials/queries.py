"""The materials of a cycle: who may have which now, until when, and what is due. Within its scope.

The regime is asked of the agenda at each reading: what became stricter a moment ago is held back before the clock
writes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db.models import QuerySet

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.rules import close_of
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.rules import NAMELESS

from . import rules
from .models import Material, MaterialKind, Tier
from .rules import ClosedPart

UNSEEN = (WebinarState.DRAFT, WebinarState.CANCELLED)
"""Sessions that no public page shows."""

MATERIALS_OF = CompiledQuery(
    lambda cycle: Material.objects.with_scope(cycle=cycle).select_related("webinar", "cycle").order_by("pk")
)


@dataclass(frozen=True)
class Handed:
    """A material as a page shows it. `author` is empty where the regime names nobody; `until` is its last day."""

    material: Material
    author: str
    until: date
    by_rule: bool
    is_held_back: bool

    @property
    def href(self) -> str:
        """The link, which the deed has checked: nothing else than https is ever one that can be pressed."""
        return self.material.link if self.material.link.startswith("https://") else ""

    @property
    def host(self) -> str:
        """Where a link leads."""
        return urlsplit(self.href).hostname or ""

    @property
    def is_due(self) -> bool:
        """The clock erases it at its next turn; an example's clock of erasure stands still."""
        return not self.material.cycle.is_example and self.until < self.material.cycle.today()


@dataclass(frozen=True)
class OfSession:
    webinar: Webinar
    handed: Sequence[Handed]


def materials() -> QuerySet[Material]:
    """For `get_object_or_404`."""
    return Material.objects.select_related("webinar__cycle", "cycle")


def closed_parts(cycle: Cycle, webinars: Iterable[int]) -> Mapping[int, ClosedPart]:
    """By the key of each of *webinars* that has one, what keeps its recording in; two queries."""
    keys = list(webinars)
    agendas: dict[int, list[Segment]] = defaultdict(list)
    for segment in Segment.objects.filter(webinar__in=keys).order_by("ordinal"):
        agendas[segment.webinar_id].append(segment)
    nameless_cues = Cue.objects.filter(transcript__webinar__in=keys, regime__in=NAMELESS).order_by()
    closed = set(nameless_cues.values_list("transcript__webinar", flat=True).distinct())
    part_by_key = {key: rules.closed_part(agendas[key], cycle.default_regime, was_closed=key in closed) for key in keys}
    return {key: part for key, part in part_by_key.items() if part}


def closed_part_of(webinar: Webinar) -> ClosedPart | None:
    return closed_parts(webinar.cycle, [webinar.pk]).get(webinar.pk)


def of_team(cycle: Cycle, webinar: Webinar) -> list[Handed]:
    """All of a session, in the order of their kinds."""
    return _handed(cycle, Material.objects.filter(webinar=webinar))


def handed_out(cycle: Cycle, tiers: Sequence[Tier], webinar: Webinar | None = None) -> list[Handed]:
    """What may be had now in *tiers*, of one session or of all that are shown; four queries."""
    materials = [
        material
        for material in MATERIALS_OF.rows(cycle_in_scope())
        if material.tier in tiers
        and material.webinar.state not in UNSEEN
        and (webinar is None or material.webinar_id == webinar.pk)
    ]
    handed = _handed(cycle, materials, names_authors=False)
    return [one for one in handed if not one.is_held_back and not one.is_due]


def by_session(handed: Iterable[Handed]) -> list[OfSession]:
    rows: dict[int, list[Handed]] = defaultdict(list)
    webinars: dict[int, Webinar] = {}
    for one in handed:
        webinars[one.material.webinar_id] = one.material.webinar
        rows[one.material.webinar_id].append(one)
    in_order = sorted(webinars.values(), key=lambda webinar: webinar.ordinal)
    return [OfSession(webinar, rows[webinar.pk]) for webinar in in_order]


def falling_due(cycle: Cycle) -> list[Handed]:
    """All materials of the cycle, what goes first on top."""
    return sorted(_handed(cycle, Material.objects.all()), key=lambda one: (one.until, one.material.pk))


def material_to_hand(cycle: Cycle, public_id: str, tiers: Sequence[Tier]) -> Material | None:
    """The one with this address, if it may be had now in *tiers*."""
    materials = Material.objects.filter(public_id=public_id, tier__in=tiers).select_related("webinar", "cycle")
    if Tier.TEAM not in tiers:
        materials = materials.exclude(webinar__state__in=UNSEEN)
    handed = [one for one in _handed(cycle, materials) if not one.is_due]
    return next((one.material for one in handed if Tier.TEAM in tiers or not one.is_held_back), None)


def _handed(cycle: Cycle, materials: Iterable[Material], *, names_authors: bool = True) -> list[Handed]:
    if hasattr(materials, "select_related"):
        materials = materials.select_related("webinar", "cycle")
    ordered = list(materials)
    if not ordered:
        return []
    closed = closed_parts(cycle, {material.webinar_id for material in ordered})
    close = close_of(cycle) or cycle.today()
    order = list(MaterialKind)
    ordered.sort(key=lambda material: (material.webinar.ordinal, order.index(MaterialKind(material.kind)), material.pk))
    return [_as_handed(cycle, one, closed.get(one.webinar_id), close, names_authors) for one in ordered]


def _as_handed(cycle: Cycle, material: Material, closed: ClosedPart | None, close: date, names_authors: bool) -> Handed:
    until = rules.last_day_of(material, cycle, close)
    return Handed(
        material=material,
        author=material.author if names_authors or closed is None else "",
        until=until,
        by_rule=material.chosen_erase_on is None,
        is_held_back=material.tier != Tier.TEAM and rules.must_stay_in(material.kind, closed),
    )
