"""The attendance figures for somebody outside, who has the public page beside them."""

from tinkuy.convening.figures import reach
from tinkuy.convening.figures.figure import Figure
from tinkuy.convening.figures.small_numbers import K_PUBLIC, Sum, hide, shown_figure
from tinkuy.convening.queries.attendance import FLOW, CycleAttendance, counts_and_sums

from .attendance import NAMES, Attendance, CountryAttendance, NamedFigure, TeamFlow
from .beside import hide_beside

type Seen = dict[tuple[str, int], int | None]


def attendance_outside(found: CycleAttendance, k: int = K_PUBLIC) -> Attendance:
    """What a report for outside may show of *found*, beside the public page."""
    seen = _seen(found, k)
    places = range(len(found.sessions))
    return Attendance(
        sessions=list(found.persons),
        persons=[seen["persons", place] for place in places],
        flows=[TeamFlow(*(seen[name, place] for name in FLOW)) for place in range(len(found.flows))],
        countries=[
            CountryAttendance(country, [seen[country, place] for place in places]) for country in found.by_country
        ],
        figures=_figures(found, seen, k) if found.sessions else [],
        registered=seen["registered", 0],
        came=seen["reach", 0],
        unmatched=sum(found.unmatched.values()),
    )


def _seen(found: CycleAttendance, k: int) -> Seen:
    """Weave, funnel and heat map stand on one page, so they are hidden together: each knows the others' sums.

    Whoever is outside has the public page as well, which shows the same without the countries: what it shows stays.
    """
    counts, sums = counts_and_sums(found)
    own = dict(counts), list(sums)
    for place, total in enumerate(found.persons.values()):
        parts = {(country, place): row[place] for country, row in found.by_country.items()}
        counts |= parts | {("elsewhere", place): total - sum(parts.values())}
        sums.append(Sum(("persons", place), (*parts, ("elsewhere", place))))
    return hide_beside(hide(*own, k), counts, sums, k)


def _figures(found: CycleAttendance, seen: Seen, k: int) -> list[NamedFigure]:
    figures = {
        "reach": reach.persons(found.sessions, found.registered),
        **found.retention_figures,
        "per_person": reach.sessions_per_person(found.sessions),
    }
    return [
        NamedFigure(name, figures[code].definition, _shown(figures[code], code, found, seen, k), code != "per_person")
        for code, name in NAMES.items()
    ]


def _shown(figure: Figure, code: str, found: CycleAttendance, seen: Seen, k: int) -> Figure | None:
    """*figure*, unless it would tell of few or give away a count that is hidden beside it."""
    is_told = all(seen[cell] is not None for cell in _counts_in(code, len(found.sessions)))
    return shown_figure(figure, k) if is_told else None


def _counts_in(code: str, sessions: int) -> list[tuple[str, int]]:
    """The counts of the page that the two numbers of a figure are, or are made of."""
    first, last, reached = ("persons", 0), ("persons", sessions - 1), ("reach", 0)
    persons = [("persons", place) for place in range(sessions)]
    both = [("stayed", 0)] if sessions == 2 else [last] if sessions == 1 else []
    return {
        "reach": [reached, ("registered", 0)],
        "sustain": [first, last],
        "cohort": [first, *both],
        "floor": persons,
        "per_person": [reached, *persons],
    }.get(code, [reached, *both])
