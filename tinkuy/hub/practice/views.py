"""What became of the recommendations of each published sheet."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.hub.cycles.views import ROWS_PER_PAGE
from tinkuy.hub.practice.queries import practice_by_sheet, sheets_with_answers


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    page = Paginator(sheets_with_answers(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    sheets = practice_by_sheet(list(page), reader_language())
    context = {"page": page, "sheets": sheets, "is_example": any(one.is_example for one in sheets)}
    return render(request, "hub/practice.html", context)
