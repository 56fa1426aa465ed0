"""The focal points of every country that has none yet, on one page: typed, or read from a list that is pasted.

Nothing is sent before the messages were seen: the page leads to them, and only from there are they sent.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import form_page, take_form
from tinkuy.planning.cycles.queries import countries_without_focal_point, invited_teams
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team.actions.invitations import invite_focal_points, language_of
from tinkuy.planning.team.forms import FocalPointsForm
from tinkuy.planning.team.pasted_focal_points import Line, Unread, read_lines

from .members import Addressee, review_page

PAGE = "planning/focal_points.html"


def focal_points(request: CycleRequest, cycle: str) -> HttpResponse:
    """The empty form; what is posted here is sent."""
    form = FocalPointsForm(request.POST or None, languages=_languages(request))
    return take_form(
        request,
        form,
        lambda: invite_focal_points(actor=team_person(request), cycle=request.cycle, **form.cleaned_data),
        PAGE,
        {"countries": form.countries, "pasted": request.POST.get("pasted", "")},
        reverse("planning:team", args=[cycle]),
        _("They are invited: each gets a message with the way in."),
    )


@require_POST
def read_focal_points(request: CycleRequest, cycle: str) -> HttpResponse:
    """The form filled in from what was pasted, beside what was typed; a line that is not understood stays, with why."""
    typed = FocalPointsForm(request.POST, languages=_languages(request))
    return _filled(request, typed, *_read(request, typed))


@require_POST
def review_focal_points(request: CycleRequest, cycle: str) -> HttpResponse:
    """The messages as they will be sent, and to whom. A list that was pasted and not read yet is read first."""
    form = FocalPointsForm(request.POST, languages=_languages(request))
    lines, unread = _read(request, form)
    if any(line.country not in form.typed_rows for line in lines):
        return _filled(request, form, lines, unread)
    if not form.is_valid():
        context = {
            "form": form,
            "countries": form.countries,
            "unread": unread,
            "pasted": _lines_to_mend(unread, request),
        }
        return form_page(request, PAGE, context, form)
    members = form.cleaned_data["members"]
    addressees = [Addressee(role="focal_point", **member) for member in members]
    names = [f"{name}_{member['country']}" for member in members for name in ("name", "email", "language")]
    context = {"unread": unread, "pasted": _lines_to_mend(unread, request)}
    return review_page(request, addressees, form, names, "focal_points", "read_focal_points", context)


def _read(request: CycleRequest, form: FocalPointsForm) -> tuple[list[Line], list[Unread]]:
    return read_lines(request.POST.get("pasted", ""), form.countries, form.typed_rows)


def _filled(request: CycleRequest, form: FocalPointsForm, lines: list[Line], unread: list[Unread]) -> HttpResponse:
    rows = form.typed_rows | {line.country: (line.name, line.email) for line in lines}
    initial = {name: request.POST[name] for code in form.countries if (name := f"language_{code}") in request.POST}
    for code, (name, email) in rows.items():
        initial |= {f"name_{code}": name, f"email_{code}": email}
    context: dict[str, Any] = {
        "form": FocalPointsForm(initial=initial, languages=form.languages),
        "countries": form.countries,
        "read": len(lines),
        "unread": unread,
        "pasted": _lines_to_mend(unread, request),
    }
    return render(request, PAGE, context)


def _lines_to_mend(unread: list[Unread], request: CycleRequest) -> str:
    """What stays in the field for the list: the lines that were not understood; a list too long, as it is."""
    if any(not one.written for one in unread):
        return request.POST.get("pasted", "")
    return "\n".join(one.written for one in unread)


def _languages(request: CycleRequest) -> dict[str, str]:
    """Of each invited country without focal point, the language that its invitation is offered in first."""
    missing = set(countries_without_focal_point(request.cycle))
    invited = [team.country for team in invited_teams(request.cycle) if team.country in missing]
    return {country: language_of(country, request.cycle) for country in invited}
