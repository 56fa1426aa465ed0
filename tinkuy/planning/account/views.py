"""The page of one's own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.account.actions import describe_oneself
from tinkuy.planning.account.forms import AccountForm
from tinkuy.planning.request import team_person


def account(request: HttpRequest) -> HttpResponse:
    """Saved, it goes on in the language that was chosen."""
    person = team_person(request)
    initial = {"name": person.name, "language": person.language, "organisation": person.organisation}
    form = AccountForm(request.POST or None, country=person.country, initial=initial)
    if not submitted(request, form, lambda: describe_oneself(person=person, **form.cleaned_data)):
        return form_page(request, "planning/account.html", {"form": form, "email": person.email}, form)
    with translation.override(person.language):
        if person.language != initial["language"]:
            messages.success(request, _("Saved. Your messages and pages are in this language from now on."))
        else:
            messages.success(request, _("What you wrote of yourself is saved."))
        return redirect(reverse("planning:account"))
