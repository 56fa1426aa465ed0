"""A cycle of ten countries, and what is hidden of it outside the team, as one line.

python -m tinkuy.hiding.tests.wide_cycle ORDER    the persons come in the order of this number
"""

import os
import random
import sys


def hidden_cells(order: int) -> list[str]:
    from tinkuy.attendance.figures.queries.safe_attendance import counts_of
    from tinkuy.hiding import Audience, safe

    figures = wide_cycle(order)
    counts = safe(counts_of(figures.attendance, figures.enrolments), Audience.PUBLIC)
    return sorted(str(cell) for cell, count in counts.items() if count is None)


def wide_cycle(order: int):
    from .test_exact_reader import SECTORS, cycle_of

    chance, people = random.Random(1), list(range(1, 171))
    came, signed = list[frozenset[int]](), list[frozenset[int]]()
    for _place in range(5):
        had = frozenset(person for person in people if chance.random() < 0.7)
        came.append(frozenset(person for person in people if chance.random() < (0.6 if person in had else 0.05)))
        signed.append(had)
    codes = [f"C{at:02d}" for at in range(10)]
    weights = [2 ** -(at / 2) for at in range(10)]
    country_of = {person: chance.choices(codes, weights)[0] for person in people}
    random.Random(order).shuffle(people)
    return cycle_of(came, signed, {one: country_of[one] for one in people}, dict.fromkeys(people, SECTORS[0]))


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    print(hidden_cells(int(sys.argv[1])))
