"""All figures of the cycle's attendance, each with its definition, numerator and denominator (invariant 25)."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.attendance.cycle_figures.queries.figures import cycle_figures, group_counts, group_figures
from tinkuy.attendance.cycle_figures.queries.groups import DIMENSIONS, division_by
from tinkuy.attendance.cycle_figures.queries.safe_groups import is_wave_safe_with_countries
from tinkuy.attendance.cycle_figures.queries.tables import cycle_tables, group_tables, session_table, triangle_table
from tinkuy.planning.request import CycleRequest


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Of the whole cycle and session by session; with `?by=country|sector|kind|wave` also of each of its groups."""
    figures = cycle_figures(request.cycle)
    by = request.GET.get("by", "")
    context = {
        "found": figures,
        "by": by if by in DIMENSIONS else "",
        "dimensions": DIMENSIONS.items(),
        "unmatched": figures.waiting,
    }
    if not figures.webinars:
        return render(request, "attendance/figures.html", context)
    if by in DIMENSIONS:
        division = division_by(by, figures.attendance)
        is_too_large = not group_counts(figures, division).is_displayable
        is_withheld = by == "wave" and not is_too_large and not is_wave_safe_with_countries(figures, division)
        is_visible = not is_too_large and not is_withheld
        context |= {
            "dimension": DIMENSIONS[by],
            "division": division,
            "is_too_large": is_too_large,
            "is_withheld": is_withheld,
            "tables": group_tables(figures, group_figures(figures, division)) if is_visible else [],
        }
    else:
        context |= {
            "blocks": cycle_tables(figures),
            "sessions": session_table(figures),
            "triangle": triangle_table(figures),
        }
    return render(request, "attendance/figures.html", context)
