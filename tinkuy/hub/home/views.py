"""The first page: find knowledge, or join a cycle that is open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, gettext_lazy as _
from django.views.decorators.http import require_safe
from django_scopes import scope

from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.design.json_block import json_block
from tinkuy.hub.cycle_page.quipu import quipu_figure
from tinkuy.hub.cycles.queries import public_cycles
from tinkuy.hub.devices import DRAWN_FOR, is_phone
from tinkuy.hub.home import queries as home
from tinkuy.hub.home.linked_data import site_data
from tinkuy.hub.sheets.catalogue import Catalogue
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.planning.states import stage_of
from tinkuy.publication.search.queries import findings_of_all_sheets

NOT_BEGUN = -1
"""The stage of a hub without a cycle: all are to come."""

HOW = (
    (_("Plan"), _("A guiding question and themes that advance from session to session.")),
    (_("Convene"), _("Each focal point invites in their country. People register without an account.")),
    (_("Dialogue"), _("Sessions with room to ask and answer. Each leaves a question for the next.")),
    (_("Systematise"), _("What was said is put in order as findings that each country reviews.")),
    (_("Put into practice"), _("Recommendations become agreements, with someone responsible and a date.")),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    language = get_language() or "es"
    every = Catalogue(language)
    of_home = public_cycles()
    context = {
        "cards": every[:4],
        "sheet_count": len(every),
        "totals": findings_of_all_sheets(),
        "confirmed": home.most_confirmed(language),
        "countries": home.participating_countries(every),
        "how_stages": [{"label": label, "text": text} for label, text in HOW],
        "stage": stage_of(of_home[0].cycle) if of_home else NOT_BEGUN,
        "hub_line": hub_line(),
        "linked_data": json_block(site_data(hub_line() or "Tinkuy", language)),
        "is_example": home.holds_an_example(),
    }
    if of_home:
        cycle = of_home[0].cycle
        context |= {"first": of_home[0], "others": of_home[1:]}
        context["may_register"] = of_home[0].coming is not None and takes_registrations(cycle)
        with scope(cycle=cycle):
            context["quipu"] = quipu_figure(cycle, "phone" if is_phone(request) else "column")
        context["is_example"] = context["is_example"] or cycle.is_example
    response = render(request, "hub/home.html", context)
    patch_vary_headers(response, DRAWN_FOR)
    return response
