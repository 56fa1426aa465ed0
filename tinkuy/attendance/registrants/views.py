"""The list of registrations and what is done to those chosen in it, after a page that says to whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.lists.actions import export_list
from tinkuy.attendance.lists.forms import ExportListForm
from tinkuy.attendance.lists.queries.named import NamedList, left_out_for_few, left_out_of_lists
from tinkuy.convening.admission.queries import applicants
from tinkuy.core.deeds import prepares
from tinkuy.core.tables.response import download
from tinkuy.design.submitting import form_page, refuse_press, submitted
from tinkuy.people.countries import country_choices, country_name
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.request import CycleRequest, team_person

from . import actions
from .forms import AdmitForm, BareForm, DeclineForm, NarrowingForm, ReasonForm, TagForm
from .queries import Reach, listed_registrations, narrowed_keys, registrants, registrants_with_keys

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
    "admit": BulkDeed(
        _("Register those who wait"),
        _("Those on whom the team decides are registered, with a place where there is one, and read it by mail."),
        _("They are registered, and read it by mail."),
        AdmitForm,
        actions.admit_chosen,
    ),
    "decline": BulkDeed(
        _("Do not register those who wait"),
        _("Those on whom the team decides are not registered, and read why by mail. They may register again."),
        _("They are not registered, and read why by mail."),
        DeclineForm,
        actions.decline_chosen,
    ),
    "confirm": BulkDeed(
        _("Confirm by hand"),
        _("They count from now on, though they have not answered the mail: you know by another way who they are."),
        _("Confirmed."),
        ReasonForm,
        actions.confirm_by_hand,
    ),
    "resend": BulkDeed(
        _("Send the confirmation again"),
        _("They get the mail with a new link; the former one no longer works."),
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
    "not-walk-in": BulkDeed(
        _("Take that mark away"),
        _("They are counted as people who registered before they came."),
        _("The mark is gone."),
        BareForm,
        actions.unmark_walk_ins,
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


ANSWERS = ("admit", "decline")


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Names are opened for it, and that is noted. What is looked for is posted: a mail address is answered at once and
    stands in no page's address, all else goes there.
    """
    actor = team_person(request)
    reach = actions.reach_of(actor, request.cycle)
    if reach is None:
        return render(request, "attendance/registrants.html", {"is_refused": True})
    is_posted = request.method == "POST"
    form = _narrowing_form(request.POST if is_posted else request.GET, reach)
    if is_posted and not form.address:
        return redirect(f"{request.path}?{urlencode(form.for_address)}")
    if form.address and not is_posted:
        messages.error(request, str(_("An e-mail is looked for by the button alone, so that no address bar keeps it.")))
    narrowing = replace(form.narrowing, address=form.address if is_posted else "")
    actions.note_look(actor=actor, cycle=request.cycle, reach=reach)
    people = registrants(request.cycle, reach, narrowing, request.GET.get("page", "1"))
    context = {
        "form": form,
        "people": people,
        "page": people.page,
        "narrowing": narrowing,
        "query": urlencode(form.for_address),
        "reach": reach,
        "deeds": _deeds_for(actor, request.cycle),
    }
    return render(request, "attendance/registrants.html", context)


def _deeds_for(actor: Person, cycle: Cycle) -> dict[str, BulkDeed]:
    """By what the address says; an answer to those who wait for the team only where anybody may."""
    if not rules.may(actor, "keep_registrants", cycle):
        return {}
    answers = cycle.admits_by_approval or applicants(actor, cycle).exists()
    return {name: deed for name, deed in DEEDS.items() if answers or name not in ANSWERS}


def _narrowing_form(values: QueryDict, reach: Reach) -> NarrowingForm:
    return NarrowingForm(
        values,
        countries=sorted(reach.countries) if reach.countries else [code for code, _name in country_choices()],
        sessions=sorted(reach.sessions.values()),
        finds_addresses=reach.reads_all,
    )


@prepares
def export(request: CycleRequest, cycle: str) -> HttpResponseBase:
    """The list as the page shows it narrowed: say why; the answer is the file."""
    actor = team_person(request)
    reach = actions.reach_of(actor, request.cycle)
    if reach is None:
        return redirect("attendance:registrants", cycle)
    narrowing_form, form = _narrowing_form(request.GET, reach), ExportListForm(request.POST or None)
    keys = narrowed_keys(request.cycle, reach, narrowing_form.narrowing)
    done = submitted(
        request,
        form,
        lambda: export_list(
            actor=actor,
            cycle=request.cycle,
            kind=NamedList.REGISTRATIONS,
            reason=form.cleaned_data["reason"],
            only=frozenset(keys),
        ),
    )
    if done:
        return download(done.result.table, f"{request.cycle.slug}-registrations", form.cleaned_data["ending"])
    context = {
        "form": form,
        "kind": NamedList.REGISTRATIONS,
        "countries": reach.countries and sorted(country_name(code) for code in reach.countries),
        "left_out": left_out_of_lists(request.cycle),
        "few_left_out": left_out_for_few(request.cycle, NamedList.REGISTRATIONS, reach.countries),
        "narrowed_to": narrowing_form.summary,
        "is_of_registrants": True,
    }
    return form_page(request, "attendance/export_list.html", context, form)


def change(request: CycleRequest, cycle: str) -> HttpResponse:
    """First what will become of whom, with what is to be said of it; a post does it."""
    actor, values = team_person(request), request.POST if request.method == "POST" else request.GET
    deed = DEEDS.get(values.get("deed", ""))
    reach = actions.reach_of(actor, request.cycle)
    public_ids = values.getlist("who")[: actions.MOST_AT_ONCE]
    chosen = _chosen(request, reach, public_ids) if reach else []
    if deed is None or not chosen:
        refuse_press(request, str(_("Choose somebody in the list first.")))
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
