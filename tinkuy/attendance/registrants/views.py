"""The list of registrations and what is done to those chosen in it, after a page that says to whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.countries import country_choices
from tinkuy.planning import rules
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .forms import BareForm, NarrowingForm, ReasonForm, TagForm
from .queries import Reach, listed_registrations, registrants, registrants_with_keys

Act = Callable[..., int]


@dataclass(frozen=True)
class BulkDeed:
    """What may be done to those chosen: `means` says what becomes of them, `done` what the next page says."""

    label: str | Promise
    means: str | Promise
    done: str | Promise
    form: type[forms.Form]
    act: Act
    is_final: bool = False


DEEDS: Mapping[str, BulkDeed] = {
    "confirm": BulkDeed(
        _("Confirm by hand"),
        _("They count from now on, though they have not answered the mail: you know by another way who they are."),
        _("Confirmed."),
        ReasonForm,
        actions.confirm_by_hand,
    ),
    "resend": BulkDeed(
        _("Send the confirmation again"),
        _("They get the mail with a new link; the former one opens nothing any more."),
        _("The mail goes out again."),
        BareForm,
        actions.send_confirmation_again,
    ),
    "walk-in": BulkDeed(
        _("Mark: came without registering"),
        _("They are counted as people who came without registering before."),
        _("Marked."),
        BareForm,
        actions.mark_as_walk_ins,
    ),
    "origin": BulkDeed(
        _("Correct country or institution"),
        _("They stand under it in every figure, and each reads it on their page."),
        _("Corrected."),
        TagForm,
        actions.correct_origin,
    ),
    "withdraw": BulkDeed(
        _("Withdraw them"),
        _("Name, address, sessions and needs are erased at once, and their page ends. Nobody can take that back."),
        _("Withdrawn: what said who they were is erased."),
        ReasonForm,
        actions.withdraw_by_hand,
        is_final=True,
    ),
}


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Names are opened for it, and that is noted."""
    actor = team_person(request)
    reach = actions.reach_of(actor, request.cycle)
    if reach is None:
        return render(request, "attendance/registrants.html", {"is_refused": True})
    countries = sorted(reach.countries) if reach.countries else [code for code, _name in country_choices()]
    form = NarrowingForm(request.GET, countries=countries, sessions=sorted(reach.sessions.values()))
    narrowing = form.narrowing
    actions.note_look(actor=actor, cycle=request.cycle, reach=reach)
    people = registrants(request.cycle, reach, narrowing, request.GET.get("page", "1"))
    query = urlencode({name: value for name, value in form.cleaned_data.items() if value})
    context = {
        "form": form,
        "people": people,
        "page": people.page,
        "narrowing": narrowing,
        "query": query,
        "reach": reach,
        "deeds": DEEDS if rules.may(actor, "keep_registrants", request.cycle) else {},
    }
    return render(request, "attendance/registrants.html", context)


def change(request: CycleRequest, cycle: str) -> HttpResponse:
    """First what will become of whom, with what is to be said of it; a post does it."""
    actor, values = team_person(request), request.POST if request.method == "POST" else request.GET
    deed = DEEDS.get(values.get("deed", ""))
    reach = actions.reach_of(actor, request.cycle)
    public_ids = values.getlist("who")[: actions.MOST_AT_ONCE]
    chosen = _chosen(request, reach, public_ids) if reach else []
    if deed is None or not chosen:
        messages.error(request, str(_("Choose somebody in the list first.")))
        return redirect("attendance:registrants", cycle)
    if reach is not None:
        actions.note_look(actor=actor, cycle=request.cycle, reach=reach)
    form = deed.form(request.POST or None)
    done = submitted(
        request,
        form,
        lambda: deed.act(actor=actor, cycle=request.cycle, public_ids=public_ids, **form.cleaned_data),
    )
    if done:
        messages.success(request, str(deed.done))
        return redirect("attendance:registrants", cycle)
    context = {"deed": deed, "name": values["deed"], "chosen": chosen, "form": form}
    return form_page(request, "attendance/change_registrants.html", context, form)


def _chosen(request: CycleRequest, reach: Reach, public_ids: Sequence[str]) -> list[Any]:
    keys = listed_registrations(reach).filter(public_id__in=public_ids).order_by("pk").values_list("pk", flat=True)
    return registrants_with_keys(request.cycle, reach, list(keys))
