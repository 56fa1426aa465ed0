"""The sheet's page in the team's area: where it stands, and its one next step."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.comments.queries import open_strands
from tinkuy.publication.dois.queries import doi_standing
from tinkuy.publication.guard.queries import open_alerts_of
from tinkuy.publication.overview import queries
from tinkuy.publication.reviews.words import needed_sentence
from tinkuy.publication.sheets.addresses import kind_of_request, kinds_of_page
from tinkuy.publication.sheets.editor_parts import codes_that_quote_a_gap
from tinkuy.publication.sheets.layout import LayoutForm
from tinkuy.publication.sheets.models import SheetState
from tinkuy.publication.sheets.queries import main_draft, main_draft_language, sheet_of
from tinkuy.publication.sheets.request import demand_sheet_without_draft, is_of_cycle_team, reads_draft
from tinkuy.publication.sheets.steps import steps_of
from tinkuy.publication.translations.queries import translations_of
from tinkuy.publication.versions.forms import RetireForm
from tinkuy.publication.versions.queries import open_ends_of_cycle

PAST_THE_GUARD = (SheetState.PUBLISHED, SheetState.RETIRED)


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    if sheet_of(request.cycle, kind_of_request(request)) is None and is_of_cycle_team(request):
        return render(request, "publication/no_sheet.html", kinds_of_page(request))
    sheet = demand_sheet_without_draft(request)
    standing = queries.standing_of(sheet, team_person(request))
    translations = translations_of(sheet)
    context = kinds_of_page(request) | {
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
        "open_alerts": 0 if sheet.state in PAST_THE_GUARD else len(open_alerts_of(sheet)),
    }
    return render(request, "publication/sheet.html", context)
