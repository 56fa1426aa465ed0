"""The pages that close an account: one's own, and for whoever runs the installation somebody's."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.account.closing import account_with_address, close_account, obstacles_of
from tinkuy.planning.account.forms import ClosingForm, ClosingSomebodysForm
from tinkuy.planning.request import team_person


def close(request: HttpRequest) -> HttpResponse:
    """One's own: what is to be handed over first, or the question; then one is outside."""
    person = team_person(request)
    form = ClosingForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        close_account(actor=person, person=person, forgets_name=form.cleaned_data["forgets_name"])

    if submitted(request, form, deed):
        logout(request)
        return render(request, "planning/account_closed.html")
    context = {"form": form, "obstacles": obstacles_of(person), "email": person.email}
    return form_page(request, "planning/close_account.html", context, form)


def close_somebodys(request: HttpRequest) -> HttpResponse:
    """By its address: nobody's account is listed."""
    form = ClosingSomebodysForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        person = account_with_address(form.cleaned_data["email"])
        close_account(actor=team_person(request), person=person, forgets_name=form.cleaned_data["forgets_name"])

    if submitted(request, form, deed):
        messages.success(request, _("The account is closed, and its address erased."))
        return redirect("planning:close_somebodys_account")
    return form_page(request, "planning/close_somebodys_account.html", {"form": form}, form)
