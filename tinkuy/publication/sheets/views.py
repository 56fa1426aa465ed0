"""The sheet is started, written in one language after the other, and read as it will be printed."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import SAVED, demand_cleaned, form_page, submitted
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.column import column_of, column_to_write
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.sheets import layout
from tinkuy.publication.sheets.actions import draft_sheet, edit_and_bring_finding, edit_sheet, refresh_draft
from tinkuy.publication.sheets.addresses import address_of, address_of_image, kind_of_request, to_page
from tinkuy.publication.sheets.drafting.items import findings_for_sheets
from tinkuy.publication.sheets.drafting.method import with_rows_to_write
from tinkuy.publication.sheets.editor_parts import (
    conflict_rows,
    item_sections,
    last_writers_by_part,
    parts_of,
    rulers_of,
    uncited_sentence,
)
from tinkuy.publication.sheets.forms import TAG_FIELDS, Correcting, SheetForm
from tinkuy.publication.sheets.last_writers import latest_of
from tinkuy.publication.sheets.layout import LayoutForm
from tinkuy.publication.sheets.models import Sheet, SheetKind, SheetState
from tinkuy.publication.sheets.preview import preview_context
from tinkuy.publication.sheets.queries import changed_findings, draft, main_draft_language, sheet_of
from tinkuy.publication.sheets.request import demand_sheet
from tinkuy.publication.sheets.steps import steps_of

type Deed = Callable[[], object]


def edit(
    request: CycleRequest,
    cycle: str,
    language: str,
    submitting: Form,
    together: Callable[[Deed], object],
) -> HttpResponse:
    """Write the draft; another language is a translation, with a page of its own. *submitting* is what is asked as the
    sheet goes to its peers; what was answered so far is stored *together* with the draft.

    When somebody else wrote meanwhile, both texts stand on the page and nothing is written (promise L08). An approved
    sheet is read here until somebody says that they open it again.
    """
    sheet, person = demand_sheet(request), team_person(request)
    if language in languages.CODES and language not in sheet.drafts:
        return to_page(request, "translation", language=language)
    if sheet.state == SheetState.APPROVED and request.method == "GET" and "reopen" not in request.GET:
        return render(request, "publication/approved.html", _read_only(sheet, language))
    form = editor_form(request, sheet, language)
    if "preview" in request.POST and form.is_valid():
        context = _context(sheet, language, form) | {"form": form, "submitting": submitting}
        context |= preview_context(form.typed_content(), request.POST.get("preview_as", ""))
        return render(request, "publication/edit.html", context)
    deed = partial(save_draft, request, person, sheet, language, form)
    if _is_answered(submitting) and submitted(request, form, partial(together, deed)):
        messages.success(request, str(SAVED))
        return to_page(request, "sheet")
    return editor_page(request, sheet, language, form, submitting)


def _is_answered(submitting: Form) -> bool:
    """Whether what is asked as the sheet goes to its peers is in order, or was not sent."""
    return not submitting.is_bound or submitting.is_valid()


def editor_form(request: CycleRequest, sheet: Sheet, language: str) -> SheetForm:
    content = _content(sheet, language)
    if sheet.kind == SheetKind.METHOD:
        content = with_rows_to_write(content)
    corrects = correcting(sheet, language)
    return SheetForm(request.POST or None, content=content, revision=sheet.revision, corrects=corrects)


def correcting(sheet: Sheet, language: str) -> Correcting:
    """The first edit after a publication begins a correction."""
    if not sheet.versions.filter(language=language).exists():
        return Correcting.NOTHING
    return Correcting.NOT_BEGUN if sheet.state == SheetState.PUBLISHED else Correcting.BEGUN


def save_draft(request: CycleRequest, person: Person, sheet: Sheet, language: str, form: SheetForm) -> Sheet:
    _demand_reopened(request, sheet)
    revision = form.cleaned_data["revision"]
    return edit_sheet(actor=person, sheet=sheet, language=language, fields=form.plain_fields(), revision=revision)


def _demand_reopened(request: CycleRequest, sheet: Sheet) -> None:
    """Refuse to write in an approved sheet which its page did not show as such."""
    if sheet.state == SheetState.APPROVED and not request.POST.get("reopens"):
        raise Refused(_("The sheet was approved meanwhile. If you save again, it is a draft and needs new reviews."))


def editor_page(request: CycleRequest, sheet: Sheet, language: str, form: SheetForm, submitting: Form) -> HttpResponse:
    context = _context(sheet, language, form) | {"form": form, "submitting": submitting}
    return form_page(request, "publication/edit.html", context, form, submitting)


def _context(sheet: Sheet, language: str, form: SheetForm) -> dict[str, object]:
    parts, hands, typed = parts_of(form), last_writers_by_part(sheet, language), form.typed_content()
    findings = list(findings_for_sheets()) if sheet.cycle_id and sheet.kind == SheetKind.SUBJECT else []
    return {
        "sheet": sheet,
        "language": language,
        "conflicts": conflict_rows(form),
        "hands": hands,
        "saved": latest_of(hands.values()),
        "steps": steps_of(sheet),
        "parts": parts,
        "needed": [part for part in parts if part.is_missing],
        "rulers": rulers_of(form),
        "uncited": uncited_sentence(form.content),
        "findings": {finding.label: finding.public_id for finding in findings},
        "sections": item_sections(form, changed_findings(sheet, language), findings),
        "tag_fields": [form[name] for name in TAG_FIELDS],
        "agreements": form.content.agreements,
        **preview_context(typed),
        "column": column_to_write(typed),
    }


def _read_only(sheet: Sheet, language: str) -> dict[str, object]:
    content = _content(sheet, language)
    return {
        "sheet": sheet,
        "language": language,
        "steps": steps_of(sheet),
        **preview_context(content),
        "column": column_of(content),
    }


@require_POST
def bring(
    request: CycleRequest,
    cycle: str,
    language: str,
    submitting: Form,
    together: Callable[[Deed], object],
) -> HttpResponse:
    """What was typed is saved, and the finding whose button was pressed comes to the end of its section: both, or the
    page says why neither, with what was typed.
    """
    sheet, code = demand_sheet(request), request.POST.get("finding", "")
    form = editor_form(request, sheet, language)
    deed = partial(_edit_and_bring, request, sheet, language, form, code)
    if not (_is_answered(submitting) and submitted(request, form, partial(together, deed))):
        as_stored = demand_sheet(request)  # what was begun is undone
        return editor_page(request, as_stored, language, form, submitting)
    messages.success(request, _("Saved, with %(code)s in the sheet.") % {"code": code})
    address = address_of(request.cycle.slug, kind_of_request(request), "edit", language=language)
    return redirect(f"{address}#write-{code}")


def _edit_and_bring(request: CycleRequest, sheet: Sheet, language: str, form: SheetForm, code: str) -> Sheet:
    _demand_reopened(request, sheet)
    try:
        return edit_and_bring_finding(
            actor=team_person(request),
            sheet=sheet,
            language=language,
            fields=form.plain_fields(),
            revision=form.cleaned_data["revision"],
            code=code,
        )
    except Refused as refusal:
        raise Refused(_("%(why)s Nothing was saved: your words are below.") % {"why": refusal}) from refusal


@require_POST
def choose_layout(request: CycleRequest, cycle: str) -> HttpResponse:
    sheet = demand_sheet(request)
    form = LayoutForm(request.POST, sheet=sheet)
    chosen = demand_cleaned(form, _("Choose one of the layouts of the list."))
    layout.choose_layout(actor=team_person(request), sheet=sheet, layout=chosen["layout"])
    messages.success(request, _("The layout is chosen."))
    return to_page(request, "sheet")


@require_POST
def refresh(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """Take figures and findings from the data again."""
    sheet = demand_sheet(request)
    if language not in sheet.drafts:
        raise Http404
    refresh_draft(actor=team_person(request), sheet=sheet, language=language, revision=sheet.revision)
    messages.success(request, _("Figures, findings and quotes were taken from the data again."))
    return to_page(request, "edit", language=language)


def _content(sheet: Sheet, language: str) -> SheetContent:
    if language not in sheet.drafts:
        raise Http404
    return SheetContent.from_json(sheet.drafts[language])


@require_POST
def start(request: CycleRequest, cycle: str) -> HttpResponse:
    """A sheet without a cycle is brought in from outside: there is nothing from which one could be started. Who presses
    where somebody else has begun meanwhile comes to what is there.
    """
    if isinstance(request.cycle, NoCycle):
        raise Http404
    if sheet_of(request.cycle, kind_of_request(request)):
        return to_page(request, "sheet")
    sheet = draft_sheet(actor=team_person(request), cycle=request.cycle, kind=kind_of_request(request))
    messages.success(request, _("The sheet wrote its first draft from the cycle's data. Complete what is missing."))
    return to_page(request, "edit", language=main_draft_language(sheet))


def preview(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The draft as readers will see it."""
    sheet = demand_sheet(request)
    if language not in sheet.drafts:
        raise Http404
    return render(
        request,
        "publication/preview.html",
        {"sheet": sheet, **page_context(draft(sheet, language), picture_address=address_of_image(sheet))},
    )
