"""The page on which the hub gets its name."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tinkuy.design.submitting import take_form
from tinkuy.planning.hub import actions
from tinkuy.planning.hub.forms import HubWordsForm
from tinkuy.planning.hub.queries import hub_words
from tinkuy.planning.request import team_person


def page(request: HttpRequest) -> HttpResponse:
    """Name and region, in the three languages; without them the public pages name no region."""
    words = hub_words()
    initial = {"name": words.name, "region": words.region} if words else {}
    form = HubWordsForm(request.POST or None, first_language=settings.LANGUAGE_CODE, initial=initial)
    return take_form(
        request,
        form,
        lambda: actions.name_hub(
            actor=team_person(request), name=form.cleaned_data["name"], region=form.cleaned_data["region"]
        ),
        "planning/hub_words.html",
        {"is_example": bool(words and words.is_example)},
        reverse("planning:hub_words"),
    )
