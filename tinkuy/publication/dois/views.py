"""The account by which the hub registers DOIs, and the press that asks for that of a sheet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import take_form
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.publication.sheets.addresses import to_page
from tinkuy.publication.sheets.request import demand_sheet_without_draft

from .actions import ask_for_doi, remove_doi_account, set_doi_account
from .forms import DoiAccountForm
from .queries import account_of_hub, counts_by_state


def account(request: HttpRequest) -> HttpResponse:
    """The form of the account with what was registered by it; `remove` forgets it."""
    person, stored = team_person(request), account_of_hub()
    if "remove" in request.POST:
        remove_doi_account(actor=person)
        messages.success(request, _("The account is removed. The registered DOIs stay."))
        return redirect("publication:doi_account")
    form = DoiAccountForm(request.POST or None, account=stored)
    return take_form(
        request,
        form,
        lambda: set_doi_account(actor=person, details=form.details()),
        "publication/doi_account.html",
        {"account": stored, "counts": counts_by_state()},
        then=request.path,
    )


@require_POST
def register(request: CycleRequest, cycle: str) -> HttpResponse:
    ask_for_doi(actor=team_person(request), sheet=demand_sheet_without_draft(request))
    messages.success(request, _("The DOI is asked for. This page will say when DataCite has registered it."))
    return to_page(request, "sheet")
