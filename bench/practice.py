"""A cycle whose recommendations were put to many countries and told of often: 500 × 12 answers, 100,000 updates."""

import itertools
import random
from datetime import date, timedelta

RECOMMENDATIONS, COUNTRIES, UPDATES, AT_ONCE = 500, 12, 100_000, 5_000
BEGAN = date(2025, 1, 1)
ONWARD = ("in_dialogue", "agreed", "under_way", "in_practice")


def followed_cycle(slug: str):
    """The cycle, and its coordination."""
    from django_scopes import scope

    from tests.proof.world import planted_cycle

    cycle, person = planted_cycle(slug)
    chance = random.Random(7)
    with scope(cycle=cycle):
        _fill(cycle, chance)
    return cycle, person


def _fill(cycle, chance: random.Random) -> None:
    from tinkuy.people.countries import countries
    from tinkuy.people.models import Organisation
    from tinkuy.people.roles import Sector
    from tinkuy.planning.cycles.models.cycle import InvitedCountry
    from tinkuy.practice.responses.models import Response
    from tinkuy.systematisation.evidence.models.finding import Finding

    codes = sorted(countries())[:COUNTRIES]
    InvitedCountry.objects.bulk_create(
        InvitedCountry(cycle=cycle, country=code, zone=countries()[code].zone) for code in codes
    )
    bodies = Organisation.objects.bulk_create(
        Organisation(slug=f"medida-{code.lower()}", name=f"Ministerio {code}", sector=sector, country=code)
        for code, sector in zip(codes, itertools.cycle(Sector.values))
    )
    findings = Finding.objects.bulk_create(
        Finding(cycle=cycle, kind="recommendation", number=n, state="published", text={"es": f"Recomendación {n}."})
        for n in range(1, RECOMMENDATIONS + 1)
    )
    responses = Response.objects.bulk_create(
        Response(
            cycle=cycle,
            finding=finding,
            country=body.country,
            institution=body,
            state=chance.choice(("no_answer", *ONWARD)),
            openness=chance.choice(("closed", "state", "whole")),
            communicated_on=BEGAN + timedelta(days=chance.randrange(60)),
            answer_by=BEGAN + timedelta(days=120),
        )
        for finding in findings
        for body in bodies
    )
    _plan(cycle, responses, chance)
    _tell(cycle, responses, chance)


def _plan(cycle, responses, chance: random.Random) -> None:
    from tinkuy.practice.key_actions.models import KeyAction

    for some in itertools.batched(responses[::2], AT_ONCE):
        KeyAction.objects.bulk_create(
            KeyAction(
                cycle=cycle,
                response=one,
                text="Elegir tres provincias",
                due_on=BEGAN + timedelta(chance.randrange(900)),
            )
            for one in some
        )


def _tell(cycle, responses, chance: random.Random) -> None:
    from tinkuy.practice.responses.models import ResponseStep

    days = 650
    for some in itertools.batched(range(UPDATES), AT_ONCE):
        ResponseStep.objects.bulk_create(
            ResponseStep(
                cycle=cycle,
                response=responses[place % len(responses)],
                state=ONWARD[min(place // len(responses) // 4, 3)],
                taken_on=BEGAN + timedelta(days=60 + days * place // UPDATES),
                note=f"Novedad {chance.randrange(1000)}",
            )
            for place in some
        )
