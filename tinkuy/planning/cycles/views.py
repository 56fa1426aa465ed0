"""Starting a cycle and changing it; a session or a part of its agenda by its place in an address, or a 404."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy as _

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.actions import cycle as cycle_actions
from tinkuy.planning.cycles.actions.cycle import create_cycle
from tinkuy.planning.cycles.certificate_effect import effect_of_certificates
from tinkuy.planning.cycles.forms import CycleForm, EditCycleForm
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.cycles.queries import invited_teams, segment_at, usual_zone, webinar_at
from tinkuy.planning.cycles.review_effect import effect_of_reviews
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest, rights, team_person
from tinkuy.planning.states import fingerprint_of

CREATED = _("The cycle is created. Now its sessions.")


def new_cycle(request: HttpRequest) -> HttpResponse:
    """Start a cycle. The language in which it is written first is chosen by a link, so that no script is needed."""
    language = _main_language(request)
    zone = usual_zone(team_person(request))
    initial: dict[str, Any] = {"zone": zone, "default_regime": "attribution", "languages": [language]}
    initial["main_language"] = language
    form = CycleForm(request.POST or None, first_language=language, initial=initial)
    new_slugs: list[str] = []

    def deed() -> None:
        new_slugs.append(create_cycle(actor=team_person(request), **form.cleaned_data).slug)

    languages = [(code, NAMES[code], code == language) for code in NAMES]
    context = {"is_new": True, "languages": languages}
    response = take_form(request, form, deed, "planning/cycle_form.html", context, "/", CREATED)
    if new_slugs:  # the address may have been made from the title
        response["Location"] = reverse("planning:new_series", args=new_slugs)
    return response


def _main_language(request: HttpRequest) -> str:
    language = request.POST.get("main_language") or request.GET.get("main_language") or get_language() or ""
    return language if language in NAMES else settings.LANGUAGE_CODE


FIELDS = (
    "title", "guiding_question", "audience", "purpose", "expected_results", "languages", "target_attendance",
    "begins_on", "ends_on", "keeps_days", "zone", "default_regime", "governance",
    "attendance_minutes", "reviews_needed", "certificate_percent", "is_sensitive",
)  # fmt: skip


def edit_cycle(request: CycleRequest, cycle: str) -> HttpResponse:
    edited_cycle = request.cycle
    initial: dict[str, Any] = {name: getattr(edited_cycle, name) for name in FIELDS}
    initial["countries"] = [team.country for team in invited_teams(edited_cycle)]
    read_as = fingerprint_of(edited_cycle)
    form = EditCycleForm(
        request.POST or None,
        first_language=edited_cycle.main_language,
        initial=initial,
        sets_regime=rights(request)["set_regime"],
        reviews_today=effect_of_reviews(edited_cycle),
        certificates_today=effect_of_certificates(edited_cycle),
    )
    return take_form(
        request,
        form,
        lambda: cycle_actions.edit_cycle(
            actor=team_person(request), cycle=edited_cycle, read_as=read_as, **form.cleaned_data
        ),
        "planning/cycle_form.html",
        {"is_new": False},
        reverse("planning:plan", args=[edited_cycle.slug]),
    )


def webinar_or_404(ordinal: int) -> Webinar:
    return or_404(webinar_at(ordinal))


def segment_or_404(webinar: Webinar, place: int) -> Segment:
    return or_404(segment_at(webinar, place))
