"""One action of a country for the team: what was told of it, its proofs, and whom it is asked by."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.notices.queries import mails_about
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.team.actions.invitations import language_of
from tinkuy.practice.exports.rules import reading_of
from tinkuy.practice.key_actions import asking
from tinkuy.practice.key_actions.actions import name_owner as name_owner_of, tell_of_action
from tinkuy.practice.key_actions.forms import OwnerForm, UpdateForm
from tinkuy.practice.key_actions.models import ActionStep, KeyAction, KeyActionState
from tinkuy.practice.key_actions.proof_files import has_file, opened_proof
from tinkuy.practice.key_actions.queries import is_retired, proven_step, recipient_about, steps_of
from tinkuy.practice.key_actions.removal import remove_proof_file
from tinkuy.practice.overview.views.response import action_or_404
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import SETTLED
from tinkuy.systematisation.materials.documents.sandbox import MEDIA_TYPES


def action(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    """What was told of it, and whom it is asked by."""
    return _show(request, action_or_404(public_id, action_id))


def _show(
    request: CycleRequest,
    standing: KeyAction,
    form: OwnerForm | None = None,
    link: str = "",
    update_form: UpdateForm | None = None,
) -> HttpResponse:
    response = standing.response
    may_record = rules.may_speak_for(team_person(request), "record_responses", request.cycle, response.country)
    context: dict[str, Any] = {
        "action": standing,
        "response": response,
        "steps": [(step, has_file(step)) for step in steps_of(standing)],
        "reads_proofs": _reads_proofs(request, standing),
        "is_overdue": standing.is_overdue(request.cycle.today()),
        "is_retired": is_retired(response),
        "may_record": may_record,
        "may_ask": may_record and standing.state != KeyActionState.DONE,
        "link": link,
    }
    if may_record:
        context |= {
            "recipient": recipient_about(standing),
            "mails": mails_about(standing.about),
            "form": form or OwnerForm(action=standing, initial=_initial(standing)),
        }
    if context["may_ask"] and response.state not in SETTLED:
        context["update_form"] = update_form or UpdateForm(action=standing)
    return form_page(request, "practice/action.html", context, *[one for one in (form, update_form) if one])


def _reads_proofs(request: CycleRequest, standing: KeyAction) -> bool:
    """Another country saves the files of an answer that is open as a whole alone: as the tables hand out its words."""
    response = standing.response
    reading = reading_of(team_person(request), request.cycle)
    return reading.reads_words(response.country, response.openness)


def _initial(standing: KeyAction) -> dict[str, Any]:
    usual = language_of(standing.response.country, standing.cycle)
    return {"owner": standing.owner_id, "contact_language": standing.contact_language or usual}


@prepares
@require_POST
def tell(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    """How it goes, in the words of the team, with what shows it."""
    standing = action_or_404(public_id, action_id)
    form, person = UpdateForm(request.POST, request.FILES or None, action=standing), team_person(request)

    def deed() -> ActionStep:
        return tell_of_action(
            actor=person, action=standing, update=form.action_update(standing), read=form.cleaned_data["read"]
        )

    if not submitted(request, form, deed):
        standing = action_or_404(public_id, action_id)
        form.show_present(standing)
        return _show(request, standing, update_form=form)
    messages.success(request, _("Recorded. Thank you for telling the other countries."))
    return redirect(_address(request, standing))


@require_POST
def name_owner(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    standing = action_or_404(public_id, action_id)
    form = OwnerForm(request.POST, action=standing)
    person = team_person(request)
    if not submitted(request, form, lambda: name_owner_of(actor=person, action=standing, **form.whom)):
        return _show(request, standing, form)
    messages.success(request, _("Saved: whom this action is asked by."))
    return redirect(_address(request, standing))


@require_POST
def send(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    standing = action_or_404(public_id, action_id)
    asking.send_action(actor=team_person(request), action=standing)
    messages.success(request, _("They get a mail with a new link."))
    return redirect(_address(request, standing))


@require_POST
def take_link(request: CycleRequest, cycle: str, public_id: str, action_id: str) -> HttpResponse:
    """The link stands on this page alone: it is not kept, and the next press makes another one."""
    standing = action_or_404(public_id, action_id)
    path = asking.copy_action_link(actor=team_person(request), action=standing)
    return _show(request, standing, link=request.build_absolute_uri(path))


def proof(request: CycleRequest, cycle: str, public_id: str, action_id: str, step: str) -> HttpResponse:
    """The file, to be saved and never shown as a page; named by what it is, not as it was sent."""
    standing = action_or_404(public_id, action_id)
    row = proven_step(standing, step) if _reads_proofs(request, standing) else None
    data = opened_proof(row) if row else None
    if row is None or data is None:
        raise Http404
    name = f"{request.cycle.slug}-{standing.response.finding.label}-{row.public_id}.{row.ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cache-Control": "no-store",
    }
    return HttpResponse(data, content_type=MEDIA_TYPES[row.ending], headers=headers)


@require_POST
def remove_proof(request: CycleRequest, cycle: str, public_id: str, action_id: str, step: str) -> HttpResponse:
    """Whoever speaks for the country takes a file away for good."""
    standing = action_or_404(public_id, action_id)
    row = or_404(proven_step(standing, step))
    remove_proof_file(actor=team_person(request), step=row)
    messages.success(request, _("The file was removed."))
    return redirect(_address(request, standing))


def _address(request: CycleRequest, standing: KeyAction) -> str:
    return reverse("practice:action", args=[request.cycle.slug, standing.response.public_id, standing.public_id])
