"""Lists of persons to invite: paste one or bring it in, look at what becomes of each, add them, take it back."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from tinkuy.attendance.uploads.actions.invitee_lists import KIND
from tinkuy.attendance.uploads.forms import InviteesForm
from tinkuy.attendance.uploads.queries.invitee_lists import left_out, may_see_list, previewed_invitees
from tinkuy.convening.invitation_mails.rules import own_countries
from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.uploads import views as uploads
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import latest_uploads


@prepares
def add(request: CycleRequest, cycle: str) -> HttpResponse:
    own = own_countries(team_person(request), request.cycle)
    codes = invited_countries(request.cycle) if own is None else sorted(own)
    form = InviteesForm(request.POST or None, request.FILES or None, countries=codes, takes_none=own is None)
    answers = {"country": form.cleaned_data["country"]} if form.is_bound and form.is_valid() else {}
    if answer := uploads.read_file(request, PAGES, form, answers=answers):
        return answer
    person = team_person(request)
    context = {
        "form": form,
        "uploads": [one for one in latest_uploads(KIND) if may_see_list(person, one)],
        "page": PAGES.page,
        "shows_names": True,
    }
    return form_page(request, "attendance/add_invitees.html", context, form)


def _context(request: CycleRequest, upload: Upload) -> dict[str, Any]:
    return {
        "previewed": previewed_invitees(upload),
        "left_out": left_out(upload),
        "is_right": bool(upload.counts.get("new")),
    }


def _counted(upload: Upload) -> str:
    count = upload.counts.get("new", 0)
    return ngettext(
        "%(count)s person joined the list. Nobody is written to before you approve a mail.",
        "%(count)s people joined the list. Nobody is written to before you approve a mail.",
        count,
    ) % {"count": count}


PAGES = uploads.Pages(
    kind=KIND,
    template="attendance/invitee_list.html",
    page="attendance:invitee_list",
    job="attendance:import_job",
    count="attendance:commit_invitees",
    take_back="attendance:undo_invitees",
    drop=lambda upload: reverse("attendance:add_invitees", args=[upload.cycle.slug]),
    after=lambda upload: reverse("convening:invitations", args=[upload.cycle.slug]),
    context=_context,
    counted=_counted,
    taken_back=gettext_lazy("Taken back: who was not written to yet is off the list."),
    read_again=gettext_lazy("The list was read again. Look at the characters."),
)


def _own_list(request: CycleRequest, public_id: str) -> Upload:
    upload: Upload = uploads.upload_called(PAGES, public_id)
    if not may_see_list(team_person(request), upload):
        raise Http404
    return upload


def page(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.upload_page(request, PAGES, _own_list(request, public_id))


@prepares
@require_POST
def commit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.count(request, PAGES, _own_list(request, public_id))


@prepares
@require_POST
def undo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.take_back(request, PAGES, _own_list(request, public_id))


@prepares
@require_POST
def read_otherwise(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    return uploads.read_otherwise(request, PAGES, _own_list(request, public_id))
