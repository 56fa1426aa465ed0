"""Materials for whoever may have them: the file itself, and a participant's page of all of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import take_form
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, person_of, team_person
from tinkuy.planning.rules import close_of, may
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.materials.actions.editing import add_material, edit_material, remove_material
from tinkuy.systematisation.materials.documents.sandbox import MEDIA_TYPES

from . import queries, removed_link, rules, sealed_files
from .forms import MaterialForm, as_filled_in
from .models import Material, MaterialKind


def file(request: CycleRequest, cycle: str, material: str) -> HttpResponse:
    """The stored file, to be saved and never shown as a page; named by what it is, not as it was sent."""
    is_team = may(person_of(request), "read_evidence", request.cycle)
    tiers = rules.tiers_of(request.roles, is_team=is_team)
    stored = queries.material_to_hand(request.cycle, material, tiers)
    data = sealed_files.opened_file(stored) if stored else None
    if stored is None or data is None:
        raise Http404
    name = f"{request.cycle.slug}-{stored.webinar.ordinal}-{stored.kind}-{stored.public_id}.{stored.ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return HttpResponse(data, content_type=MEDIA_TYPES[stored.ending], headers=headers)


def of_participant(request: CycleRequest, cycle: str) -> HttpResponse:
    """What whoever registered may have, session by session."""
    handed = queries.handed_out(request.cycle, rules.tiers_of(["participant"], is_team=False))
    context = {"cycle": request.cycle, "sessions": queries.by_session(handed)}
    return render(request, "systematisation/my_materials.html", context)


def materials(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """All of a session, whoever may have it; what was removed a moment ago can be put back."""
    webinar = webinar_or_404(n)
    person = team_person(request)
    handed = queries.of_team(request.cycle, webinar)
    has_minutes = any(one.material.kind == MaterialKind.MINUTES for one in handed)
    context = {
        "webinar": webinar,
        "tabs": lookup.session_tabs(request.cycle),
        "handed": handed,
        "kinds": MaterialKind.choices,
        "closed": queries.closed_part_of(webinar),
        "transcript": lookup.transcript_of(webinar),
        "may_keep": may(person, "keep_materials", request.cycle),
        "taken_away": removed_link.title_of(request, webinar),
        "offers_step": has_minutes
        and webinar.state == WebinarState.ATTENDANCE_LOADED
        and may(person, "plan_cycle", request.cycle),
    }
    return render(request, "systematisation/materials.html", context)


def due(request: CycleRequest, cycle: str) -> HttpResponse:
    """All materials of the cycle, by the day on which they are erased."""
    handed = queries.falling_due(request.cycle)
    return render(request, "systematisation/materials_due.html", {"handed": handed, "close": close_of(request.cycle)})


@prepares
def add(request: CycleRequest, cycle: str, n: int, what: str) -> HttpResponse:
    webinar = webinar_or_404(n)
    if what not in MaterialKind.values:
        raise Http404
    form = _form(request, webinar, what)
    return take_form(
        request,
        form,
        lambda: add_material(
            actor=team_person(request), webinar=webinar, kind=what, described=form.described, data=form.sent
        ),
        "systematisation/material_form.html",
        {"webinar": webinar},
        reverse("systematisation:materials", args=[cycle, n]),
        _("It is kept with the session."),
    )


@prepares
def edit(request: CycleRequest, cycle: str, material: str) -> HttpResponse:
    edited = _material_or_404(material)
    form = _form(request, edited.webinar, edited.kind, edited)
    return take_form(
        request,
        form,
        lambda: edit_material(actor=team_person(request), material=edited, described=form.described, data=form.sent),
        "systematisation/material_form.html",
        {"webinar": edited.webinar, "material": edited},
        reverse("systematisation:materials", args=[cycle, edited.webinar.ordinal]),
    )


@require_POST
def remove(request: CycleRequest, cycle: str, material: str) -> HttpResponse:
    """A link can be put back for some minutes; a file's bytes are gone."""
    removed = _material_or_404(material)
    n = removed.webinar.ordinal
    remove_material(actor=team_person(request), material=removed)
    if removed.link:
        removed_link.remember(request, removed)
    else:
        messages.success(request, _("It is removed, and the file is erased."))
    return redirect("systematisation:materials", cycle, n)


@require_POST
def put_back(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """The link that this person removed a moment ago, as it was."""
    webinar = webinar_or_404(n)
    removed = removed_link.kind_and_description(request, webinar)
    if removed is None:
        messages.warning(request, _("The time to put it back is over. Add it again."))
    else:
        kind, described = removed
        add_material(actor=team_person(request), webinar=webinar, kind=kind, described=described)
        removed_link.forget(request)
        messages.success(request, _("It is back."))
    return redirect("systematisation:materials", cycle, n)


def _material_or_404(public_id: str) -> Material:
    return get_object_or_404(queries.materials(), public_id=public_id)


def _form(request: CycleRequest, webinar: Webinar, kind: str, edited: Material | None = None) -> MaterialForm:
    close = close_of(request.cycle) or request.cycle.today()
    closed = queries.closed_part_of(webinar)
    return MaterialForm(
        request.POST or None,
        request.FILES or None,
        kind=kind,
        main_language=request.cycle.main_language,
        by_rule=rules.rule_until(kind, request.cycle, close),
        stays=rules.why_it_stays(closed) if closed and rules.tells_who(kind) else "",
        initial=as_filled_in(edited) if edited else None,
    )
