"""Tinkuy's figures beside the independent ones: every numerator and denominator that differs."""

from collections.abc import Iterator
from math import isclose

from tinkuy.attendance.cycle_figures import quality
from tinkuy.attendance.cycle_figures.queries.figures import CycleFigures, group_figures
from tinkuy.attendance.cycle_figures.queries.groups import UNKNOWN, division_by
from tinkuy.attendance.figures import attendance, reach, retention
from tinkuy.attendance.figures.attendance import match_rate, show_up, walk_in_share
from tinkuy.attendance.figures.figure import Figure

from .generated import MINUTES
from .independent import Independent

type Compared = tuple[str, tuple[float, float], tuple[float, float]]


def compared(found: CycleFigures, other: Independent) -> Iterator[Compared]:
    """Name, (numerator, denominator) here, and there, of every figure."""
    yield from _whole(found, other)
    yield from _sessions(found, other)
    yield from _triangle(found, other)
    for by, column in (("country", "country"), ("sector", "sector"), ("kind", "kind")):
        yield from _groups(found, other, by, column)


def differing(pairs: Iterator[Compared]) -> tuple[int, list[Compared]]:
    """How many were compared, and those that are not the same."""
    all_of_them = list(pairs)
    wrong = [one for one in all_of_them if not all(isclose(a, b, rel_tol=1e-9) for a, b in zip(*one[1:], strict=True))]
    return len(all_of_them), wrong


def _whole(found: CycleFigures, other: Independent) -> Iterator[Compared]:
    of, reference, attendance = found.whole.sessions, other.whole(), found.attendance
    persons = [row["persons"] for row in other.sessions]
    yield _one("reach", reach.persons(of, len(found.whole.registered)), reference["reach"], reference["registered"])
    yield _one("per person", reach.sessions_per_person(of), reference["attendances"], reference["reach"])
    unmatched = sum(row["unmatched"] for row in other.sessions)
    every = reach.attendances_figure(of, sum(attendance.unmatched.values()))
    yield _one("attendances", every, reference["attendances"] + unmatched, 0)
    yield _one("cohort to close", retention.cohort_to_close(of), reference["first_and_last"], persons[0])
    yield _one("sustain", retention.sustain_index(of), persons[-1], persons[0])
    yield _one("floor", retention.floor(of), min(persons), max(persons))
    yield _one("returned", retention.return_rate(of), reference["returned"], reference["reach"])
    yield _one("core", retention.core_rate(of), reference["core"], reference["reach"])
    yield _one("full", retention.full_rate(of), reference["full"], reference["reach"])
    yield _one("countries", reach.groups_reached(of, attendance.country_of, ""), reference["countries"], 0)
    yield _one("sectors", reach.groups_reached(of, attendance.sector_of, ""), reference["sectors"], 0)
    yield _one("organisations", reach.groups_reached(of, attendance.organisation_of, ""), reference["organisations"], 0)
    triads = reach.complete_triads_share(of, attendance.country_of, attendance.sector_of)
    yield _one("triads", triads, reference["triads"], reference["countries"])
    yield _one("balance of countries", reach.balance(of, attendance.country_of), *other.balance("country"))
    yield _one("balance of sectors", reach.balance(of, attendance.sector_of), *other.balance("sector"))


def _sessions(found: CycleFigures, other: Independent) -> Iterator[Compared]:
    of, rows = found.whole, other.sessions
    for at, (measured, row) in enumerate(zip(found.attendance.measured, rows, strict=True)):
        came, had = of.sessions[at], of.enrolled[at]
        name = f"session {at + 1}:"
        yield _one(f"{name} show-up", show_up(came, had), row["showed"], row["enrolled"])
        yield _one(f"{name} walk-in", walk_in_share(came, had), row["persons"] - row["showed"], row["persons"])
        yield _one(f"{name} median stay", attendance.median_stay(measured), row["median"] / 60, MINUTES)
        yield _one(f"{name} stay to close", attendance.stay_to_close(measured), row["near_end"], row["peak"])
        yield _one(f"{name} drop", attendance.drop(measured), row["peak"] - row["at_close"], row["peak"])
        yield _one(f"{name} match", match_rate(measured), row["persons"], row["persons"] + row["unmatched"])
        yield _one(f"{name} new", retention.new_shares(of.sessions)[at], row["new"], row["persons"])
        yield f"{name} recovered", (retention.recovered(of.sessions)[at], 0), (row["recovered"], 0)
        if at + 1 < len(rows):
            yield _one(f"{name} step", retention.step_retention(of.sessions)[at], row["stayed"], row["persons"])
        loaded = found.loaded[at]
        yield _one(f"{name} by phone", quality.rows_by_phone(loaded), row["by_phone"], row["rows"])
        yield _one(f"{name} by hand", quality.manual_share(loaded), row["by_hand"], row["rows"])
        here, there = measured.curve, other.curve(at + 1)
        there = there if there and there[0][0] == 0 else [(0, 0), *there]
        yield f"{name} curve", (len(here), sum(a * b for a, b in here)), (len(there), sum(a * b for a, b in there))


def _triangle(found: CycleFigures, other: Independent) -> Iterator[Compared]:
    triangle = other.triangle()
    for cohort, row in enumerate(retention.cohorts(found.whole.sessions), 1):
        for after, figure in enumerate(row):
            name = f"cohort {cohort} at {cohort + after}"
            yield _one(name, figure, triangle.get((cohort, cohort + after), 0), triangle.get((cohort, cohort), 0))


def _groups(found: CycleFigures, other: Independent, by: str, column: str) -> Iterator[Compared]:
    groups = other.by_group(column)
    for group in group_figures(found, division_by(by, found.attendance)):
        of, row = group.population.sessions, groups["" if group.code == UNKNOWN else group.code]
        name = f"{by} {group.code}:"
        yield _one(
            f"{name} reach", reach.persons(of, len(group.population.registered)), row["reach"], row["registered"]
        )
        yield _one(f"{name} returned", retention.return_rate(of), row["returned"], row["reach"])
        yield _one(f"{name} core", retention.core_rate(of), row["core"], row["reach"])
        yield _one(f"{name} full", retention.full_rate(of), row["full"], row["reach"])
        yield _one(f"{name} per person", reach.sessions_per_person(of), row["attendances"], row["reach"])


def _one(name: str, figure: Figure, numerator: float, denominator: float) -> Compared:
    return name, (figure.numerator, figure.denominator), (numerator, denominator)
