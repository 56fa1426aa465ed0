"""`python -m bench.hiding`: what it costs to decide which numbers of persons a page may show, by size of the cycle.

No database: cycles are made in memory; nothing is remembered between them. `SESSIONS COUNTRIES PERSONS` as arguments
measure one size instead of the table. CPU seconds, which the load of the machine does not change much.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace

SIZES = (
    (3, 4, 60),
    (5, 10, 300),
    (5, 10, 2_000),
    (8, 20, 120),
    (8, 20, 2_000),
    (12, 20, 500),
    (20, 33, 120),
    (20, 33, 2_000),
)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    asked = tuple(int(word) for word in sys.argv[1:])
    print("sessions × countries × persons    anonymous page    team's page    by country     by sector")
    for size in [asked] if asked else SIZES:
        print(f"{'{} × {} × {}'.format(*size):>26}", *(f"{seconds:12.2f} s" for seconds in _measured(size)), flush=True)


def _measured(size: tuple[int, int, int]) -> list[float]:
    from tinkuy.attendance.cycle_figures.queries.figures import figures_of, group_figures
    from tinkuy.attendance.cycle_figures.queries.groups import Division
    from tinkuy.attendance.figures.queries.safe_attendance import counts_of
    from tinkuy.hiding import Audience, safe

    found, enrolments = random_cycle(*size)
    figures = figures_of(found, enrolments)

    def by(group_of: dict[int, str]) -> Callable[[], object]:
        return lambda: group_figures(figures, Division(group_of, {code: code for code in sorted({*group_of.values()})}))

    pages: list[Callable[[], object]] = [
        lambda: safe(counts_of(found, enrolments), Audience.PUBLIC),
        lambda: safe(counts_of(found, enrolments), Audience.TEAM),
        by(found.country_of),
        by(found.sector_of),
    ]
    seconds = []
    for page in pages:
        if page is not pages[3]:
            forget_what_is_hidden()
        before = time.process_time()
        page()
        seconds.append(time.process_time() - before)
    return seconds


def random_cycle(sessions: int, countries: int, persons: int, seed: int = 1):
    """Persons of countries of unequal size, of whom a part registers for each session and most of these come."""
    from tinkuy.attendance.figures.queries.attendance import CycleAttendance
    from tinkuy.convening.registrations.queries import Enrolments

    chance, people = random.Random(seed), range(1, persons + 1)
    codes, weights = [f"C{at:02d}" for at in range(countries)], [2 ** -(at / 4) for at in range(countries)]
    country_of = {person: chance.choices(codes, weights)[0] for person in people}
    sector_of = {person: chance.choice(("government", "civil_society", "cooperation")) for person in people}
    came, signed = [], []
    for _place in range(sessions):
        had = frozenset(person for person in people if chance.random() < 0.7)
        came.append(frozenset(person for person in people if chance.random() < (0.6 if person in had else 0.05)))
        signed.append(had)
    webinars = tuple(SimpleNamespace(pk=place, ordinal=place) for place in range(1, sessions + 1))
    measured = tuple(SimpleNamespace(attended=session, unmatched=0) for session in came)
    attendance = CycleAttendance(webinars, measured, country_of, sector_of, persons)  # type: ignore[arg-type]
    return attendance, Enrolments(tuple(signed))


def forget_what_is_hidden() -> None:
    """What is hidden of the same counts is worked out once; here it is worked out anew."""
    from tinkuy.hiding import ledger
    from tinkuy.hiding.cycle.class_equations import solved_alone
    from tinkuy.hiding.cycle.decisions import forget_decisions

    ledger._safe_counts_of.cache_clear()
    solved_alone.cache_clear()
    forget_decisions()


if __name__ == "__main__":
    main()
