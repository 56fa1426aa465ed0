"""The draft with what the team says of its paragraphs: a strand is opened, answered, resolved, opened again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import demand_cleaned, form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.comments import actions
from tinkuy.publication.comments.forms import CommentForm
from tinkuy.publication.comments.models import SheetComment
from tinkuy.publication.comments.queries import comment_of, commented_parts
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.sheets.request import demand_sheet
from tinkuy.publication.sheets.steps import steps_of


def page(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """The whole draft; `?at=LE-1.0` opens the form at a paragraph."""
    sheet, person = demand_sheet(request), team_person(request)
    if language not in sheet.drafts:
        raise Http404
    at = request.POST.get("at") or request.GET.get("at", "")
    section, _dot, place = at.rpartition(".")
    form = CommentForm(request.POST or None)

    def deed() -> SheetComment:
        number = int(place) if place.isascii() and place.isdigit() and len(place) < 6 else -1
        text = form.cleaned_data["text"]
        return actions.open_strand(
            actor=person, sheet=sheet, language=language, section=section, place=number, text=text
        )

    if submitted(request, form, deed):
        messages.success(request, _("Your comment stands beside its paragraph."))
        return redirect(f"{sheet_address(sheet, 'comments', language=language)}#at-{at}")
    context = {
        "sheet": sheet,
        "language": language,
        "draft": draft(sheet, language),
        "parts": commented_parts(sheet, language, person),
        "at": at,
        "form": form,
        "steps": steps_of(sheet),
    }
    return form_page(request, "publication/comments.html", context, form)


@require_POST
def answer(request: CycleRequest, cycle: str, comment: str) -> HttpResponse:
    strand = _strand(demand_sheet(request), comment)
    data = demand_cleaned(CommentForm(request.POST), _("Write your comment."))
    actions.answer_strand(actor=team_person(request), strand=strand, text=data["text"])
    return _back(strand)


@require_POST
def resolve(request: CycleRequest, cycle: str, comment: str) -> HttpResponse:
    strand = _strand(demand_sheet(request), comment)
    actions.resolve_strand(actor=team_person(request), strand=strand)
    messages.success(request, _("The strand is resolved. It can be opened again."))
    return _back(strand)


@require_POST
def reopen(request: CycleRequest, cycle: str, comment: str) -> HttpResponse:
    strand = _strand(demand_sheet(request), comment)
    actions.reopen_strand(actor=team_person(request), strand=strand)
    return _back(strand)


@require_POST
def remove(request: CycleRequest, cycle: str, comment: str) -> HttpResponse:
    sheet = demand_sheet(request)
    one = or_404(comment_of(sheet, comment))
    actions.remove_comment(actor=team_person(request), comment=one)
    messages.success(request, _("The comment is removed."))
    return redirect(sheet_address(sheet, "comments", language=one.language))


def _strand(sheet: Sheet, public_id: str) -> SheetComment:
    strand = comment_of(sheet, public_id)
    if strand is None or strand.strand_id is not None:
        raise Http404
    return strand


def _back(strand: SheetComment) -> HttpResponse:
    return redirect(f"{sheet_address(strand.sheet, 'comments', language=strand.language)}#c-{strand.public_id}")
