"""The images of a sheet for its team: the list with the form that adds one, one described anew, its bytes."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinkuy.core.deeds import prepares
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.publication.content.parts import Picture
from tinkuy.publication.sheets.addresses import sheet_address, to_page
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.request import demand_sheet

from .actions import MOST_PICTURES, add_picture, describe_picture, remove_picture
from .forms import PictureForm
from .models import SheetPicture
from .queries import picture_of_draft, pictures_of_draft, published_pictures


@prepares
def page(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """All images of the draft, and the form that brings one in."""
    sheet = _sheet_written_in(request, language)
    form = PictureForm(request.POST or None, request.FILES or None, sheet=sheet)
    pictures = pictures_of_draft(sheet, language)
    return take_form(
        request,
        form,
        lambda: add_picture(
            actor=team_person(request),
            sheet=sheet,
            language=language,
            data=form.sent,
            words=form.words,
            revision=form.revision_read,
        ),
        "publication/pictures.html",
        {"sheet": sheet, "language": language, "pictures": pictures, "is_full": len(pictures) >= MOST_PICTURES}
        | _published(request, sheet),
        sheet_address(sheet, "pictures", language=language),
        _("The image is in the sheet. Other images need new reviews, as other words do."),
    )


def describe(request: CycleRequest, cycle: str, language: str, file: str) -> HttpResponse:
    """The words of one image, its rights and its consent."""
    sheet = _sheet_written_in(request, language)
    picture, row = _picture_or_404(sheet, language, file)
    form = PictureForm(request.POST or None, sheet=sheet, picture=picture, row=row)
    return take_form(
        request,
        form,
        lambda: describe_picture(
            actor=team_person(request),
            sheet=sheet,
            language=language,
            file=file,
            words=form.words,
            revision=form.revision_read,
        ),
        "publication/picture.html",
        {"sheet": sheet, "language": language, "picture": picture},
        sheet_address(sheet, "pictures", language=language),
    )


@require_POST
def remove(request: CycleRequest, cycle: str, language: str, file: str) -> HttpResponse:
    sheet = _sheet_written_in(request, language)
    remove_picture(actor=team_person(request), sheet=sheet, language=language, file=file, revision=sheet.revision)
    messages.success(request, _("The image is taken out of the sheet."))
    return to_page(request, "pictures", language=language)


@require_safe
def image(request: CycleRequest, cycle: str, file: str) -> HttpResponse:
    """The bytes, for whoever may read the draft."""
    data = or_404(picture_of_draft(demand_sheet(request), file))
    return HttpResponse(data, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def _published(request: CycleRequest, sheet: Sheet) -> dict[str, Any]:
    """What can be withdrawn of what is published, for whoever may."""
    may_withdraw = may(team_person(request), "withdraw_pictures", sheet.home)
    return {"published": published_pictures(sheet) if may_withdraw else []}


def _sheet_written_in(request: CycleRequest, language: str) -> Sheet:
    sheet = demand_sheet(request)
    if language not in sheet.drafts:
        raise Http404
    return sheet


def _picture_or_404(sheet: Sheet, language: str, file: str) -> tuple[Picture, SheetPicture | None]:
    return or_404(next((one for one in pictures_of_draft(sheet, language) if one[0].file == file), None))
