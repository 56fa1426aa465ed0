"""What is hidden is the same in every process that serves the site: what one hides, another must not show."""

import os
import random
import subprocess
import sys

from tinkuy.attendance.figures.retention import Population
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.hiding.cells import WHOLE
from tinkuy.hiding.cycle.counts import divided
from tinkuy.hiding.cycle.groups import hidden_groups
from tinkuy.hiding.cycle.ledger import ledger_of

CROWDS = 6


def hidden_cells(seed: int) -> list[str]:
    """Of a crowd in several countries, the cells that the page of figures by country hides."""
    chance = random.Random(seed)
    people = range(chance.randint(60, 300))
    country_of = {person: f"country {chance.randint(1, 10)}" for person in people}
    rooms = [frozenset(person for person in people if chance.random() < share) for share in (0.3, 0.3, 0.3, 0.5)]
    sessions, enrolled = tuple(rooms[:3]), tuple(rooms[3:] * 3)
    countries = sorted(set(country_of.values()))

    def only(country: str, some: frozenset[int]) -> frozenset[int]:
        return frozenset(person for person in some if country_of[person] == country)

    parts = {
        country: Population(
            tuple(only(country, session) for session in sessions),
            only(country, frozenset(people)),
            tuple(only(country, had) for had in enrolled),
        )
        for country in countries
    }
    by_country = {country: [len(session) for session in part.sessions] for country, part in parts.items()}
    whole = ledger_of(sessions, len(people), enrolled, by_country)
    dark = frozenset((WHOLE, *cell) for cell, count in whole.safe_at(TEAM_LEAST).items() if count is None)
    shown = hidden_groups(divided(whole, parts), TEAM_LEAST, dark, parts)
    return sorted(str(cell) for cell, count in shown.items() if count is None)


def test_two_processes_hide_the_same_cells_of_the_same_counts():
    """Texts hash differently in each process, and so sets are walked in another order."""
    program = f"from {__name__} import hidden_cells; print([hidden_cells(seed) for seed in range({CROWDS})])"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": hash_seed},
        ).stdout
        for hash_seed in ("1", "2")
    ]

    assert outputs[0] == outputs[1]
    assert len(hidden_cells(0)) > 10
