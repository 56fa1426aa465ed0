"""A cycle of some dozens of persons with the sets that its pages count, and who of them lies within whom by definition.

A set is named by what is true of its persons: a set with more conditions lies within one with fewer. What is left of
the greater one is a number of persons as well, which a reader of both numbers has by subtraction.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from django_scopes import scope

from tests.promises.access.worlds import World, make_world
from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.presences.models import AttendanceImport, Presence
from tinkuy.convening.call_for_proposals.models import Proposal, ProposalSupport
from tinkuy.convening.invitations.models import Invitee
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock, consecutive_sets
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.uploads.models import Batch

KEPT = date(2100, 1, 1)
MINUTES = 25
"""How long a session is: no number of persons that is looked for is as small."""
COUNTRIES = ("PE", "UY", "BO", "EC")
SECTORS = ("government", "civil_society", "cooperation")

type Conditions = frozenset[str]


@dataclass
class Crossed:
    """`sets` are the sizes of the sets by their conditions; `parts` are totals with the parts that add up to each."""

    world: World
    sets: dict[Conditions, int] = field(default_factory=dict)
    parts: list[tuple[Conditions, list[Conditions]]] = field(default_factory=list)

    def nested(self) -> Iterator[tuple[str, int, int]]:
        """Each set with a greater one around it: in words, and both sizes."""
        for inner, outer in combinations(sorted(self.sets, key=len, reverse=True), 2):
            if inner > outer:
                yield f"{sorted(inner)} in {sorted(outer)}", self.sets[inner], self.sets[outer]


def make_crossed(seed: int) -> Crossed:
    """Three sessions held and one ahead; of each a random part of the registered, some of whom nobody registered."""
    chance = random.Random(seed)
    world = make_world(f"CRUCE{seed}", state=CycleState.RUNNING)
    cycle = world.cycle
    with_scope = Webinar.objects.with_scope(cycle=cycle)
    held = [with_scope.get(ordinal=1), *(_session(cycle, ordinal) for ordinal in (2, 3))]
    for place, webinar in enumerate(held):
        starts_at = clock.now() - timedelta(days=40 - 7 * place)
        with_scope.filter(pk=webinar.pk).update(
            state=WebinarState.HELD,
            starts_at=starts_at,
            minutes=MINUTES,
            actually_started_at=None,
            actually_ended_at=None,
        )
    ahead = _session(cycle, 4)
    with_scope.filter(pk=ahead.pk).update(starts_at=clock.now() + timedelta(days=5), state=WebinarState.ANNOUNCED)
    Cycle.objects.filter(pk=cycle.pk).update(target_attendance=2 * 120)
    held = list(with_scope.filter(state=WebinarState.HELD).order_by("ordinal"))
    people = _register(cycle, chance, chance.randint(40, 120))
    for webinar in held:
        _hold(cycle, chance, webinar, people)
    Registration.webinars.through.objects.bulk_create(
        Registration.webinars.through(registration_id=pk, webinar_id=ahead.pk) for pk in _some(chance, people)
    )
    _support(world, chance, people)
    Invitee.objects.with_scope(cycle=cycle).bulk_create(
        Invitee(cycle=cycle, country=code, erase_on=KEPT) for code in COUNTRIES
    )
    return Crossed(world, *_counted(cycle))


def _session(cycle: Cycle, ordinal: int) -> Webinar:
    return Webinar.objects.with_scope(cycle=cycle).create(
        cycle=cycle,
        ordinal=ordinal,
        title={"es": "Sesión"},
        starts_at=clock.now(),
        minutes=MINUTES,
        state=WebinarState.HELD,
    )


def _register(cycle: Cycle, chance: random.Random, number: int) -> list[int]:
    """With few from the last countries."""
    rows = [
        Registration(
            cycle=cycle,
            country=chance.choices(COUNTRIES, (12, 8, 3, 1))[0],
            sector=chance.choice(SECTORS),
            state="confirmed",
            erase_on=KEPT,
        )
        for _ in range(number)
    ]
    return [row.pk for row in Registration.objects.with_scope(cycle=cycle).bulk_create(rows)]


def _some(chance: random.Random, people: list[int]) -> list[int]:
    """All but a few, or any part: differences of few are what is looked for."""
    share = chance.choice((0.5, 0.7, 0.9, 1.0))
    few = chance.randint(0, 6) if chance.random() < 0.6 else len(people)
    chosen = [pk for pk in people if chance.random() < share]
    return chosen if few == len(people) else people[: len(people) - few]


def _hold(cycle: Cycle, chance: random.Random, webinar: Webinar, people: list[int]) -> None:
    shuffled = chance.sample(people, len(people))
    signed = _some(chance, shuffled)
    came = {*_some(chance, signed), *chance.sample(people, chance.choice((0, 3, 12)))}
    Registration.webinars.through.objects.bulk_create(
        Registration.webinars.through(registration_id=pk, webinar_id=webinar.pk) for pk in signed
    )
    batch = Batch.objects.with_scope(cycle=cycle).create(cycle=cycle)
    source = AttendanceImport.objects.with_scope(cycle=cycle).create(
        cycle=cycle, batch=batch, webinar=webinar, fingerprint=f"{webinar.pk}", state="committed", erase_on=KEPT
    )
    hours = {
        "joined_at": webinar.starts_at,
        "left_at": webinar.starts_at + timedelta(minutes=MINUTES),
        "erase_on": KEPT,
    }
    accounts = [*came, *[None] * chance.choice((0, 2, 8))]
    Presence.objects.with_scope(cycle=cycle).bulk_create(
        Presence(
            cycle=cycle, webinar=webinar, source=source, registration_id=pk, name_index=f"{webinar.pk}-{at}", **hours
        )
        for at, pk in enumerate(accounts)
    )


def _support(world: World, chance: random.Random, people: list[int]) -> None:
    """Nearly everybody supports a proposal that all read."""
    cycle, proposal = world.cycle, world.rows["Proposal"]
    Proposal.objects.with_scope(cycle=cycle).filter(pk=proposal.pk).update(state="open")
    ProposalSupport.objects.with_scope(cycle=cycle).all().delete()
    ProposalSupport.objects.with_scope(cycle=cycle).bulk_create(
        ProposalSupport(cycle=cycle, proposal_id=proposal.pk, registration_id=pk) for pk in _some(chance, people)
    )


def _counted(cycle: Cycle) -> tuple[dict[Conditions, int], list[tuple[Conditions, list[Conditions]]]]:
    """All sets that have anybody, from the rows themselves."""
    with scope(cycle=cycle):
        attendance = attendance_of(cycle)
        registered = frozenset(attendance.country_of)
        chosen = Registration.webinars.through.objects.filter(registration__in=registered)
        enrolled: dict[int, set[int]] = {}
        for ordinal, pk in chosen.values_list("webinar__ordinal", "registration_id"):
            enrolled.setdefault(ordinal, set()).add(pk)
        supporters = set(ProposalSupport.objects.values_list("registration_id", flat=True))
    sets: dict[Conditions, frozenset[int]] = {frozenset(): registered, frozenset({"supports"}): frozenset(supporters)}
    parts: list[tuple[Conditions, list[Conditions]]] = []
    reach = frozenset({"came"})
    sets[reach] = consecutive_sets.everyone(attendance.sessions)
    for ordinal, own in enrolled.items():
        sets[frozenset({f"signed {ordinal}"})] = frozenset(own)
    for ordinal, session in zip(attendance.persons, attendance.sessions, strict=True):
        here, signed = reach | {f"at {ordinal}"}, f"signed {ordinal}"
        sets[here] = session
        sets[here | {signed}] = session & enrolled.get(ordinal, set())
        sets[here | {f"not {signed}"}] = session - enrolled.get(ordinal, set())
        parts.append((here, [here | {signed}, here | {f"not {signed}"}]))
    for (one, first), (two, second) in combinations(zip(attendance.persons, attendance.sessions, strict=True), 2):
        if two == one + 1:
            at, after = f"at {one}", f"at {two}"
            sets[reach | {at, after}] = first & second
            sets[reach | {at, f"not {after}"}] = first - second
            parts.append((reach | {at}, [reach | {at, after}, reach | {at, f"not {after}"}]))
    whole = dict(sets)
    for name, group_of in (("country", attendance.country_of), ("sector", attendance.sector_of)):
        groups = set(group_of.values())
        for conditions, own in whole.items():
            named = {group: conditions | {f"{name} {group}"} for group in groups}
            for group, key in named.items():
                sets[key] = frozenset(pk for pk in own if group_of.get(pk) == group)
            parts.append((conditions, list(named.values())))
    return {conditions: len(own) for conditions, own in sets.items() if own}, parts
