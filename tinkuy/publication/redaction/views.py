"""The page that asks once more before an image leaves everything that is published."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.pictures.queries import published_pictures
from tinkuy.publication.sheets.addresses import sheet_address
from tinkuy.publication.sheets.request import demand_sheet

from .forms import WithdrawPictureForm
from .pictures import withdraw_picture


def withdraw(request: CycleRequest, cycle: str, language: str, file: str) -> HttpResponse:
    sheet = demand_sheet(request)
    picture = or_404(next((one for one in published_pictures(sheet) if one.file == file), None))
    form = WithdrawPictureForm(request.POST or None)
    return take_form(
        request,
        form,
        lambda: withdraw_picture(actor=team_person(request), sheet=sheet, file=file, **form.cleaned_data),
        "publication/withdraw_picture.html",
        {"sheet": sheet, "language": language, "picture": picture},
        sheet_address(sheet, "pictures", language=language),
        _("The image is taken out of the sheet and of all that is published of it."),
    )
