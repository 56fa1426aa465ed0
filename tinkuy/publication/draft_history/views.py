"""Every text that a sheet had, who wrote it, and what changed between two of them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import demand_cleaned, form_page
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.draft_history.actions import remove_former_draft, restore_draft
from tinkuy.publication.draft_history.forms import ComparisonForm, RestoreForm
from tinkuy.publication.draft_history.queries import SheetText, comparison_of, former_draft, texts_of
from tinkuy.publication.draft_history.wording import name_of
from tinkuy.publication.sheets.addresses import to_page
from tinkuy.publication.sheets.models import FormerDraft, Sheet
from tinkuy.publication.sheets.request import BEING_WRITTEN, demand_sheet, demand_sheet_without_draft, is_of_cycle_team


def page(request: CycleRequest, cycle: str, language: str) -> HttpResponse:
    """`?older=v1&newer=now` shows what changed. Who is not of the team reads what was published or sent to them."""
    sheet = demand_sheet_without_draft(request)
    texts = texts_of(sheet, language, with_unsent=is_of_cycle_team(request))
    if not texts:
        raise Http404
    named = [(text, name_of(text, request.cycle.zone)) for text in texts]
    form = ComparisonForm(
        request.GET if "older" in request.GET else None, texts=texts, names=[name for _text, name in named]
    )
    context = {
        "sheet": sheet,
        "language": language,
        "texts": named,
        "form": form,
        "comparison": _comparison(sheet, language, form, {text.key: (text, name) for text, name in named}),
        "is_being_written": sheet.state in BEING_WRITTEN,
    }
    return form_page(request, "publication/history.html", context, form)


def _comparison(
    sheet: Sheet, language: str, form: ComparisonForm, by_key: dict[str, tuple[SheetText, str]]
) -> dict[str, object] | None:
    if not form.is_bound or not form.is_valid():
        return None
    (older, name_of_older), (newer, name_of_newer) = (by_key[form.cleaned_data[name]] for name in ("older", "newer"))
    compared = comparison_of(sheet, language, older, newer)
    return {
        "passages": compared.passages,
        "of_data": compared.of_data,
        "older": name_of_older,
        "newer": name_of_newer,
    }


@require_POST
def restore(request: CycleRequest, cycle: str, former: int) -> HttpResponse:
    one = _former(request, former)
    data = demand_cleaned(RestoreForm(request.POST), _("Reload the page and try again."))
    restore_draft(actor=team_person(request), sheet=demand_sheet(request), former=one, revision=data["revision"])
    messages.success(request, _("Those words are in the draft again. What they took the place of stands below."))
    return to_page(request, "history", language=one.language)


@require_POST
def remove(request: CycleRequest, cycle: str, former: int) -> HttpResponse:
    one = _former(request, former)
    remove_former_draft(actor=team_person(request), former=one)
    messages.success(request, _("The former draft is removed for good."))
    return to_page(request, "history", language=one.language)


def _former(request: CycleRequest, pk: int) -> FormerDraft:
    return or_404(former_draft(demand_sheet(request), pk))
