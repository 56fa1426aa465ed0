"""Lists of registrations: bring one in, look at what it says, import it, undo the import. Large ones by the worker."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.attendance.uploads.forms import RegistrationsForm
from tinkuy.attendance.uploads.queries.registration_lists import KIND, counts_of_list, previewed_list
from tinkuy.attendance.uploads.rules import may_quote, may_see_rows
from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.uploads import views as uploads
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import latest_uploads


@prepares
def upload(request: CycleRequest, cycle: str) -> HttpResponse:
    """Choose a list; it is read (a large one by the worker) and shown before anybody is registered."""
    form = RegistrationsForm(request.POST or None, request.FILES or None)
    if answer := uploads.read_file(request, PAGES, form):
        return answer
    context = {"form": form, "uploads": latest_uploads(KIND), "page": PAGES.page}
    context["shows_names"] = may(team_person(request), "match_attendance", request.cycle)
    return form_page(request, "attendance/registrations.html", context, form)


def _context(request: CycleRequest, upload: Upload) -> dict[str, Any]:
    person = team_person(request)
    sees_names = may_see_rows(person, upload)
    return {
        "told": counts_of_list(upload, sees_names=sees_names),
        "previewed": previewed_list(upload, sees_names=sees_names),
        "is_right": not upload.counts.get("wrong", 0),
        "sees_names": sees_names,
        "may_quote": may_quote(person, upload),
    }


def _address(upload: Upload) -> str:
    return reverse(PAGES.page, args=[upload.cycle.slug, upload.public_id])


PAGES = uploads.Pages(
    kind=KIND,
    template="attendance/registration_list.html",
    page="attendance:registration_list",
    job="attendance:import_job",
    count="attendance:commit_list",
    take_back="attendance:undo_list",
    drop=lambda upload: reverse("attendance:upload_registrations", args=[upload.cycle.slug]),
    after=_address,
    context=_context,
    counted=lambda upload: _("The list is imported."),
    taken_back=gettext_lazy("The import is undone: those whom this list added are registered no more."),
    read_again=gettext_lazy("The list was read again. Look at the characters."),
)

page = uploads.preview_of(PAGES)
commit = uploads.view_of(PAGES, uploads.count)
read_otherwise = uploads.view_of(PAGES, uploads.read_otherwise)
undo = uploads.view_of(PAGES, uploads.take_back)
