"""The sheet's page in the team's area: where it stands, and its one next step."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.text import listed
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.comments.queries import open_strands
from tinkuy.publication.content.sections import empty_fields
from tinkuy.publication.dois.queries import doi_standing
from tinkuy.publication.guard.queries import open_alerts_of
from tinkuy.publication.overview import queries
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.reviews.forms import SubmitForm
from tinkuy.publication.reviews.words import needed_sentence
from tinkuy.publication.sheets.addresses import kind_of_request, kinds_of_page, to_page
from tinkuy.publication.sheets.editor_parts import codes_that_quote_a_gap
from tinkuy.publication.sheets.layout import LayoutForm
from tinkuy.publication.sheets.models import Sheet, SheetState
from tinkuy.publication.sheets.queries import main_draft, main_draft_language, sheet_of
from tinkuy.publication.sheets.request import demand_sheet, demand_sheet_without_draft, is_of_cycle_team, reads_draft
from tinkuy.publication.sheets.steps import steps_of
from tinkuy.publication.translations.queries import translations_of
from tinkuy.publication.versions.forms import RetireForm
from tinkuy.publication.versions.queries import open_ends_of_cycle

PAST_THE_GUARD = (SheetState.PUBLISHED, SheetState.RETIRED)


@require_POST
def submit(request: CycleRequest, cycle: str) -> HttpResponse:
    """To its peers. Who names no institution in their account names it here, or is shown the page again."""
    sheet, person = demand_sheet(request), team_person(request)
    form = SubmitForm(request.POST, person=person)
    if not submitted(request, form, lambda: submit_sheet(actor=person, sheet=sheet, organisation=form.institution())):
        return form_page(request, "publication/sheet.html", _context(request, sheet, form), form)
    messages.success(request, _("The sheet is with its peers.") + " " + needed_sentence(request.cycle))
    return to_page(request, "sheet")


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    if sheet_of(request.cycle, kind_of_request(request)) is None and is_of_cycle_team(request):
        return render(request, "publication/no_sheet.html", kinds_of_page(request))
    sheet = demand_sheet_without_draft(request)
    form = SubmitForm(person=team_person(request))
    return render(request, "publication/sheet.html", _context(request, sheet, form))


def _context(request: CycleRequest, sheet: Sheet, form: SubmitForm) -> dict[str, object]:
    standing = queries.standing_of(sheet, team_person(request))
    translations = translations_of(sheet)
    return kinds_of_page(request) | {
        "submitting": form,
        "standing": standing,
        "translations": translations,
        "begun_languages": [one.language for one in translations],
        "sheet": sheet,
        "doi": doi_standing(sheet, team_person(request)),
        "reads_draft": reads_draft(request, sheet),
        "reviews_needed": needed_sentence(request.cycle),
        "steps": steps_of(sheet, is_reviewed=standing.is_reviewed),
        "draft_language": main_draft_language(sheet),
        "retire": RetireForm(),
        "layout": LayoutForm(sheet=sheet) if standing.may_write else None,
        "languages": settings.LANGUAGES,
        "comments": open_strands(sheet),
        "left": open_ends_of_cycle(request.cycle),
        "lost_words": [] if sheet.state in PAST_THE_GUARD else codes_that_quote_a_gap(main_draft(sheet)),
        "empty_fields": listed(empty_fields(main_draft(sheet))) if sheet.cycle_id and standing.is_being_written else "",
        "open_alerts": 0 if sheet.state in PAST_THE_GUARD else len(open_alerts_of(sheet)),
    }
