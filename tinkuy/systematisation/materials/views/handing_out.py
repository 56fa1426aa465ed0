"""Materials for whoever may have them: the file itself, and a participant's page of all of them."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest, person_of
from tinkuy.planning.rules import may
from tinkuy.systematisation.materials import queries, rules, sealed_files
from tinkuy.systematisation.materials.documents.sandbox import MEDIA_TYPES


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
