"""Starting a cycle."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tinkuy.planning import actions
from tinkuy.planning.forms import CycleForm
from tinkuy.planning.forms.content import NAMES
from tinkuy.planning.request import team_person

from .answer import answer

CREATED = _("The cycle is created. Now its sessions.")


def new_cycle(request: HttpRequest) -> HttpResponse:
    """Start a cycle. The language in which it is written first is chosen by a link, so that no script is needed."""
    language = _main_language(request)
    initial: dict[str, Any] = {"zone": "America/Lima", "default_regime": "attribution", "languages": [language]}
    initial["main_language"] = language
    form = CycleForm(request.POST or None, first_language=language, initial=initial)
    made: list[str] = []

    def deed() -> None:
        made.append(actions.create_cycle(actor=team_person(request), **form.cleaned_data).slug)

    languages = [(code, NAMES[code], code == language) for code in NAMES]
    context = {"is_new": True, "languages": languages}
    response = answer(request, form, deed, "planning/cycle_form.html", context, "/", CREATED)
    if made:  # the address may have been made from the title
        response["Location"] = reverse("planning:plan", args=made)
    return response


def _main_language(request: HttpRequest) -> str:
    asked = request.POST.get("main_language") or request.GET.get("main_language") or get_language() or ""
    return asked if asked in NAMES else settings.LANGUAGE_CODE
