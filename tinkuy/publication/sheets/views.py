"""The sheet is started, written in one language after the other, and read as it will be printed."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core import languages
from tinkuy.design.submitting import take_form
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.sheets.actions import draft_sheet, edit_sheet, refresh_draft
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.forms import SheetForm
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.sheets.request import demand_sheet


def edit(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """Write the draft; a language that has none yet starts from the data.

    When somebody else wrote meanwhile, both texts stand on the page and nothing is written (promise L08).
    """
    sheet, person = demand_sheet(request), team_person(request)
    form = SheetForm(request.POST or None, content=_content(sheet, language), revision=sheet.revision)

    def deed() -> Sheet:
        revision = form.cleaned_data["revision"]
        return edit_sheet(actor=person, sheet=sheet, language=language, fields=form.plain_fields(), revision=revision)

    context = {"sheet": sheet, "language": language, "theirs": form.theirs()}
    return take_form(request, form, deed, "publication/edit.html", context, reverse("publication:sheet", args=[cycle]))


@require_POST
def refresh(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """Take figures and findings from the data again."""
    sheet = demand_sheet(request)
    if language not in sheet.drafts:
        raise Http404
    refresh_draft(actor=team_person(request), sheet=sheet, language=language, revision=sheet.revision)
    messages.success(request, _("Figures, findings and quotes were taken from the data again."))
    return redirect("publication:edit", cycle, language)


def _content(sheet: Sheet, language: str) -> SheetContent:
    if language not in languages.CODES:
        raise Http404
    if language in sheet.drafts:
        return SheetContent.from_json(sheet.drafts[language])
    return draft_content(sheet.cycle, language)


@require_POST
def start(request: CycleRequest, cycle: str) -> HttpResponse:
    draft_sheet(actor=team_person(request), cycle=request.cycle)
    messages.success(request, _("The sheet wrote its first draft from the cycle's data. Complete what is missing."))
    return redirect("publication:sheet", cycle)


def preview(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The draft as readers will see it."""
    sheet = demand_sheet(request)
    if language not in sheet.drafts:
        raise Http404
    return render(request, "publication/preview.html", {"sheet": sheet, **page_context(draft(sheet, language))})
