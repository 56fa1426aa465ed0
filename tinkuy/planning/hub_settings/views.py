"""The administrator's pages: who publishes on the hub, audits, and runs the installation; what the hub is called."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED, take_form
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.hub_settings.actions import give_hub_role, take_hub_role
from tinkuy.planning.hub_settings.first_steps import first_steps
from tinkuy.planning.hub_settings.forms import FirstWordsForm, HubRoleForm, HubWordsForm
from tinkuy.planning.hub_settings.models import HubWords
from tinkuy.planning.hub_settings.queries import hub_team, hub_words
from tinkuy.planning.hub_settings.reviewers import choose_reviewers_from
from tinkuy.planning.request import rights, team_person
from tinkuy.planning.team.actions.roles import give_back_hub_role
from tinkuy.planning.team.models import MAY_COME_BACK
from tinkuy.planning.team.queries import hub_role_goes_with, others_administrate, taken_hub_roles

from . import actions


def team_page(request: HttpRequest) -> HttpResponse:
    form, hub_roles = HubRoleForm(request.POST or None), list(hub_team())
    standing = {(one.person_id, one.role) for one in hub_roles}
    response = take_form(
        request,
        form,
        lambda: give_hub_role(actor=team_person(request), **form.cleaned_data),
        "planning/hub_team.html",
        {
            "held_roles": hub_roles,
            "taken_roles": [one for one in taken_hub_roles() if (one.person_id, one.role) not in standing],
            "give_back_href": reverse("planning:give_back_hub_role"),
            "steps": _steps(request),
        },
        reverse("planning:hub_team"),
    )
    return _onward(request, response)


def _steps(request: HttpRequest) -> list[dict[str, Any]]:
    """The first steps whose pages this person may open; the first that is not done comes next."""
    steps = [step for step in first_steps() if rights(request).opens(step.route)]
    following = next((step.route for step in steps if not step.is_done), "")
    return [
        {
            "route": step.route,
            "words": step.words,
            "why": step.why,
            "is_done": step.is_done,
            "is_next": step.route == following,
            "href": reverse(step.route),
        }
        for step in steps
    ]


def take(request: HttpRequest) -> HttpResponse:
    """Posted it is done; else the page asks."""
    sent = request.POST if request.method == "POST" else request.GET
    hub_role = get_object_or_404(hub_team(), pk=_number(sent.get("held", "")))
    if request.method != "POST":
        is_last = hub_role.role == Role.ADMINISTRATOR and not others_administrate(hub_role)
        return _confirmation(
            request, hub_role, refusal=_("The installation keeps at least one administrator.") if is_last else ""
        )
    try:
        take_hub_role(actor=team_person(request), hub_role=hub_role)
    except Refused as refusal:
        return _confirmation(request, hub_role, refusal=str(refusal), status=REFUSED)
    messages.success(request, _("The role was taken back."))
    return redirect("planning:hub_team")


@require_POST
def give_back(request: HttpRequest) -> HttpResponse:
    taken_role = get_object_or_404(taken_hub_roles(), pk=_number(request.POST.get("taken", "")))
    give_back_hub_role(actor=team_person(request), taken_role=taken_role)
    messages.success(request, _("The role is given back, and the person is told."))
    return redirect("planning:hub_team")


def _confirmation(request: HttpRequest, hub_role: HubRole, *, refusal: str = "", status: int = 200) -> HttpResponse:
    context = {
        "held_role": hub_role,
        "name": hub_role.person.name,
        "role": hub_role.get_role_display(),
        "loses": [_("They can no longer do over the hub what this role may.")],
        "left": hub_role_goes_with(hub_role),
        "days": MAY_COME_BACK.days,
        "back": reverse("planning:hub_team"),
        "refusal": refusal,
    }
    return render(request, "planning/take_role.html", context, status=status)


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 12 else 0


def words_page(request: HttpRequest) -> HttpResponse:
    """Name and region, in the three languages, and an address; without them the public pages name no region."""
    words, steps = hub_words(), _steps(request)
    initial = {name: getattr(words, name) for name in ("name", "region", "contact", "reviewers_from")} if words else {}
    undone = {step["route"] for step in steps if not step["is_done"]}
    is_first, first_language = "planning:institutions" in undone, _first_language(words)
    form = (
        FirstWordsForm(
            request.POST or None,
            first_language=first_language,
            initial=initial,
            names_editor="planning:hub_team" in undone,
        )
        if is_first
        else HubWordsForm(request.POST or None, first_language=first_language, initial=initial)
    )
    context = {"is_example": bool(words and words.is_example), "steps": steps, "is_first": is_first}
    return _onward(
        request,
        take_form(
            request,
            form,
            lambda: _write(team_person(request), form),
            "planning/hub_words.html",
            context,
            reverse("planning:hub_words"),
        ),
    )


def _first_language(words: HubWords | None) -> str:
    """The reader's, unless the hub has its name in others alone: then the first of those."""
    reader = languages.reader_language()
    written = [code for code in (reader, settings.LANGUAGE_CODE, *languages.CODES) if words and words.name.get(code)]
    return written[0] if written else reader


@transaction.atomic
def _write(actor: Person, form: HubWordsForm) -> HubWords:
    """The words; and from where reviewers come, where the page asked it."""
    words = actions.name_hub(actor=actor, **_named(form))
    wanted = form.cleaned_data.get("reviewers_from")
    return choose_reviewers_from(actor=actor, wanted=wanted) if wanted else words


def _named(form: HubWordsForm) -> dict[str, Any]:
    names = ("name", "region", "contact", "institution", "sector", "editor_name", "editor_email")
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def _onward(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """While the hub is empty, a step that is done leads to the next one that is not."""
    if response.status_code == HTTPStatus.FOUND:
        following = next((step["href"] for step in _steps(request) if step["is_next"]), "")
        response["Location"] = following or response["Location"]
    return response
