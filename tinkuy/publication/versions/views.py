"""A sheet is approved, published and retired; the cycle is documented."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import refuse_press
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.sheets.addresses import to_page
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft, drafts_hash
from tinkuy.publication.sheets.request import demand_sheet, demand_sheet_without_draft, reads_draft
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import translation_into
from tinkuy.publication.versions import queries
from tinkuy.publication.versions.actions import (
    BeforeTheEnd,
    OpenAlerts,
    approve_sheet,
    document_cycle,
    publish_sheet,
    retire_sheet,
)
from tinkuy.publication.versions.forms import RetireForm
from tinkuy.publication.versions.queries import open_ends_of_cycle, sheets_to_publish
from tinkuy.publication.versions.translated import OtherWords, approve_translation, publish_translation


def waiting(request: HttpRequest) -> HttpResponse:
    """The hub editor's page: the sheets that wait to be published."""
    return render(request, "publication/waiting.html", {"sheets": sheets_to_publish(team_person(request))})


@require_POST
def approve(request: CycleRequest, cycle: str) -> HttpResponse:
    approve_sheet(actor=team_person(request), sheet=demand_sheet(request), read=request.POST.get("digest", ""))
    messages.success(request, _("The sheet is approved. A hub editor can publish it."))
    return to_page(request, "sheet")


def publish(request: CycleRequest, cycle: str) -> HttpResponse:
    """Before the end of the cycle it asks first, on a page that says what will be printed."""
    sheet = demand_sheet_without_draft(request)
    if request.method != "POST":
        may_publish = queries.may_publish_sheet(team_person(request), sheet)
        return _ask_before_the_end(request, sheet) if may_publish else to_page(request, "sheet")
    try:
        publish_sheet(
            actor=team_person(request),
            sheet=sheet,
            confirmed=request.POST.get("confirmed", ""),
            read=request.POST.get("digest", ""),
        )
    except BeforeTheEnd as refusal:
        messages.info(request, str(refusal))
        return to_page(request, "publish")
    except OpenAlerts as refusal:
        refuse_press(request, str(refusal))
        return to_page(request, "personal_data")
    messages.success(request, _("The sheet is published. It is on the hub now."))
    return to_page(request, "sheet")


def _ask_before_the_end(request: CycleRequest, sheet: Sheet) -> HttpResponse:
    contents = [draft(sheet, language) for language in sheet.drafts]
    context = {
        "sheet": sheet,
        "words": drafts_hash(sheet),
        "left": open_ends_of_cycle(request.cycle),
        "validations": [(content.language, content.validation) for content in contents if content.validation],
        "languages": list(sheet.drafts),
    }
    return render(request, "publication/publish_before_the_end.html", context)


@require_POST
def approve_translated(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    translation = _demand_translation(request, language)
    try:
        approve_translation(actor=team_person(request), translation=translation, words=request.POST.get("digest", ""))
    except OtherWords as refusal:
        refuse_press(request, str(refusal))
    else:
        messages.success(request, _("The translation is approved. A hub editor can publish it."))
    return to_page(request, "translation", language=language)


@require_POST
def publish_translated(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    translation = _demand_translation(request, language)
    try:
        publish_translation(actor=team_person(request), translation=translation)
    except OpenAlerts as refusal:
        refuse_press(request, str(refusal))
        if not reads_draft(request, translation.sheet):
            return to_page(request, "translation", language=language)
        return to_page(request, "personal_data")
    messages.success(request, _("The translation is published beside its original."))
    return to_page(request, "translation", language=language)


def _demand_translation(request: CycleRequest, language: str) -> SheetTranslation:
    return or_404(translation_into(demand_sheet_without_draft(request), language))


@require_POST
def document(request: CycleRequest, cycle: str) -> HttpResponse:
    document_cycle(actor=team_person(request), cycle=request.cycle)
    messages.success(request, _("The cycle is documented. The follow-up can begin."))
    return to_page(request, "sheet")


@require_POST
def retire(request: CycleRequest, cycle: str) -> HttpResponse:
    form = RetireForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    retire_sheet(actor=team_person(request), sheet=demand_sheet_without_draft(request), reason=reason)
    messages.success(request, _("The sheet is retired. Its address shows why."))
    return to_page(request, "sheet")
