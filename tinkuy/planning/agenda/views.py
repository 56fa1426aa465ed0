"""The agenda of a session: its parts in order, each with minutes and regime."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import refused_page, take_form
from tinkuy.planning import rules
from tinkuy.planning.carried_points.queries import points_by_session
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import invited_teams, team_persons, webinar_at
from tinkuy.planning.cycles.views import segment_or_404, webinar_or_404
from tinkuy.planning.guests.queries.listing import guests_in_parts
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.states import agenda_fingerprint, fingerprint_of

from . import actions
from .forms import SegmentForm
from .queries import free_minutes, timed_agenda, webinars_with_agenda

PAGE = "planning/agenda.html"
FIELDS = ("title", "minutes", "kind", "regime", "country", "may_be_recorded")


def agenda(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The parts so far, and a form that adds one at the end."""
    webinar = webinar_or_404(n)
    form = _form(request, _first_values(request, webinar))
    return take_form(
        request,
        form,
        lambda: actions.add_segment(actor=team_person(request), webinar=webinar, **form.cleaned_data),
        PAGE,
        _context(request, webinar),
        reverse("planning:agenda", args=[cycle, n]),
    )


def segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    part = segment_or_404(webinar, place)
    initial = {name: getattr(part, name) for name in FIELDS}
    form = _form(request, initial | {"lead": part.lead.public_id if part.lead else ""}, row=str(part.pk))
    read_as = fingerprint_of(part)
    return take_form(
        request,
        form,
        lambda: actions.edit_segment(actor=team_person(request), segment=part, read_as=read_as, **form.cleaned_data),
        PAGE,
        _context(request, webinar) | {"editing": part},
        f"{reverse('planning:agenda', args=[cycle, n])}#part-{place}",
    )


@require_POST
def move_segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    """One place up or down. The part is found by its place in the agenda as it was read."""
    webinar = webinar_or_404(n)
    part, read_as = segment_or_404(webinar, place), request.POST.get("read_as", "")
    earlier = request.POST.get("way") == "earlier"
    return _arrange(
        request,
        webinar,
        lambda: actions.move_segment(actor=team_person(request), segment=part, earlier=earlier, read_as=read_as),
    )


@require_POST
def remove_segment(request: CycleRequest, cycle: str, n: int, place: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    part, read_as = segment_or_404(webinar, place), request.POST.get("read_as", "")
    speakers = guests_in_parts(webinar, team_person(request)).get(part.pk, [])

    def remove() -> None:
        actions.remove_segment(actor=team_person(request), segment=part, read_as=read_as)
        if speakers:
            words = {"title": part.title, "names": ", ".join(speakers)}
            messages.warning(request, _("«%(title)s» is removed. No longer heard in it: %(names)s.") % words)

    return _arrange(request, webinar, remove)


@require_POST
def order_agenda(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The whole order at once, as it was dragged: the places of before, in the order of after."""
    webinar, read_as = webinar_or_404(n), request.POST.get("read_as", "")
    places = [int(place) for place in request.POST.get("places", "").split(",") if place.isdecimal() and len(place) < 4]
    return _arrange(
        request,
        webinar,
        lambda: actions.order_agenda(actor=team_person(request), webinar=webinar, places=places, read_as=read_as),
    )


@require_POST
def fill_agenda(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """An empty agenda gets the starter parts, or those of the session named by `source`."""
    webinar, source = webinar_or_404(n), request.POST.get("source", "")
    if source.isdecimal() and len(source) < 4:
        copied = or_404(webinar_at(int(source)))
        return _arrange(
            request,
            webinar,
            lambda: actions.copy_agenda(actor=team_person(request), webinar=webinar, source=copied),
        )
    return _arrange(request, webinar, lambda: actions.start_agenda(actor=team_person(request), webinar=webinar))


def _arrange(request: CycleRequest, webinar: Webinar, deed: Callable[[], Any]) -> HttpResponse:
    """Do the *deed*; where it is refused, the agenda as it is now is shown with the reason."""
    try:
        deed()
    except Refused as refusal:
        context = _context(request, webinar) | {
            "refusal": str(refusal),
            "wanted": _order_of_titles(request) if isinstance(refusal, ChangedMeanwhile) else [],
            "form": _form(request, _first_values(request, webinar), is_fresh=True),
        }
        return refused_page(request, PAGE, context)
    return redirect("planning:agenda", request.cycle.slug, webinar.ordinal)


def _order_of_titles(request: CycleRequest) -> list[str]:
    """The order that was sent, by the titles that were read; the page sends them along."""
    return [title[:200] for title in request.POST.getlist("title")][:60]


def _first_values(request: CycleRequest, webinar: Webinar) -> dict[str, Any]:
    free = free_minutes(webinar)
    return {"regime": request.cycle.default_regime, "minutes": min(10, free) or 10}


def _form(request: CycleRequest, initial: dict[str, Any], *, row: str = "", is_fresh: bool = False) -> SegmentForm:
    return SegmentForm(
        None if is_fresh else request.POST or None,
        team=team_persons(request.cycle),
        invited=[team.country for team in invited_teams(request.cycle)],
        initial=initial,
        row=row,
    )


def _context(request: CycleRequest, webinar: Webinar) -> dict[str, Any]:
    speakers = guests_in_parts(webinar, team_person(request))
    parts = [replace(part, speakers=tuple(speakers.get(part.segment.pk, ()))) for part in timed_agenda(webinar)]
    minutes_in_use = sum(part.segment.minutes for part in parts)
    return {
        "webinar": webinar,
        "parts": parts,
        "lines": points_by_session(request.cycle).get(webinar.pk, ()),
        "taken": minutes_in_use,
        "start_minute": _minute_of_day(webinar),
        "free": max(0, webinar.minutes - minutes_in_use),
        "over": max(0, minutes_in_use - webinar.minutes),
        "read_as": agenda_fingerprint(webinar),
        "others": [] if parts else webinars_with_agenda(webinar),
        "is_open": not rules.took_place(webinar),
    }


def _minute_of_day(webinar: Webinar) -> int:
    """Where the clocks of the cycle stand at its start, for the script that follows a new order."""
    local = webinar.starts_at.astimezone(ZoneInfo(webinar.cycle.zone))
    return local.hour * 60 + local.minute
