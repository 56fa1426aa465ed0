"""The team's pages of inviting: what became of each invitation, the list, a mail to approve, whom to call."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from tinkuy.convening.invitation_mails.actions import answering, calling, sending as sendings
from tinkuy.convening.invitation_mails.forms import AddressForm, ApproveForm, OwnWordsForm, SendingForm
from tinkuy.convening.invitation_mails.queries.invitations import Invitations, named
from tinkuy.convening.invitation_mails.queries.shared_links import ways_of_registering
from tinkuy.convening.invitation_mails.queries.way import way_of_invitations
from tinkuy.convening.invitation_mails.queries.words import INVITATION, InvitationWords, chat_text, link_values
from tinkuy.convening.invitation_mails.rules import InviteeState, own_countries, recipients_of
from tinkuy.convening.invitations.models import InvitationSending, Invitee
from tinkuy.convening.registrations.rules import takes_registrations
from tinkuy.core.errors import Refused
from tinkuy.design.sharing import whatsapp_address
from tinkuy.design.submitting import form_page, refused_page, submitted
from tinkuy.notices.wording import wording
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest, team_person

EXAMPLE_SECRET = "xxxxxxxx"  # noqa: S105  in a preview, in place of a link that is somebody's own


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    invitations = Invitations(team_person(request), request.cycle)
    context = {
        "invitations": invitations,
        "to_call": invitations.to_call(),
        "takes": takes_registrations(request.cycle),
        "state": InviteeState,
    }
    context["ways"] = ways_of_registering(invitations.countries)
    context["way"] = way_of_invitations(invitations, request.GET.get("country", ""))
    drafts = invitations.counted_sendings()
    return render(request, "convening/invitations.html", context | {"drafts": drafts})


def invitees(request: CycleRequest, cycle: str) -> HttpResponse:
    invitations = Invitations(team_person(request), request.cycle)
    chosen = {name: request.GET.get(name, "")[:254] for name in ("state", "country", "email")}
    context = {
        "invitations": invitations,
        "chosen": chosen,
        "page": invitations.listed(**chosen, number=request.GET.get("page", "")),
        "states": InviteeState.choices,
        "countries": [(row.country, country_name(row.country)) for row in invitations.rows if row.country],
    }
    return render(request, "convening/invitees.html", context)


def new_sending(request: CycleRequest, cycle: str) -> HttpResponse:
    """Write a mail; it is looked at before anybody gets it."""
    form = _sending_form(request)
    actor = team_person(request)
    done = submitted(request, form, lambda: sendings.write_sending(actor=actor, cycle=request.cycle, **form.sending()))
    if done:
        return redirect("convening:invitation_sending", cycle, done.result.public_id)
    return form_page(request, "convening/new_sending.html", {"form": form}, form)


def _sending_form(request: CycleRequest) -> SendingForm:
    own = own_countries(team_person(request), request.cycle)
    return SendingForm(
        request.POST or None,
        countries=invited_countries(request.cycle) if own is None else own,
        takes_all=own is None,
        words_in=_languages(request),
        initial={"is_repeat": request.GET.get("to", ""), "countries": sorted(own or ())},
    )


def _languages(request: CycleRequest) -> list[str]:
    """Those of the cycle's title, the main one first."""
    own = request.cycle
    return sorted((code for code in NAMES if own.title.get(code)), key=lambda code: code != own.main_language)


def sending(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The mail as it arrives, with the number of those who get it."""
    return _sending_page(request, _own_sending(request, public_id))


def _sending_page(request: CycleRequest, one: InvitationSending, refusal: str = "") -> HttpResponse:
    recipients = recipients_of(one)
    words = InvitationWords(request.cycle, one)
    languages = sorted(set(recipients.values_list("language", flat=True).order_by().distinct())) or _languages(request)
    country = one.countries[0] if one.countries else ""
    mails = []
    for language in languages:
        values = words.values(language, country) | link_values(EXAMPLE_SECRET, language)
        mails.append((language, NAMES.get(language, language), wording(INVITATION, language, values)))
    context = {
        "sending": one,
        "recipients": recipients.count() if one.is_open else one.recipients,
        "mails": mails,
        "countries": sorted(map(country_name, one.countries)),
        "refusal": refusal,
        "takes": takes_registrations(request.cycle),
        "knows_registered": own_countries(team_person(request), request.cycle) is None,
    }
    page = "convening/sending.html"
    return refused_page(request, page, context) if refusal else render(request, page, context)


def sending_words(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The mail's own words, written anew; afterwards, to take out what was written in them."""
    one = _own_sending(request, public_id)
    former = {f"words_{language}": text for language, text in one.words.items()}
    languages = [*_languages(request), *(code for code in one.words if code not in _languages(request))]
    form = OwnWordsForm(request.POST or None, words_in=languages, initial=former)
    actor = team_person(request)
    if submitted(request, form, lambda: sendings.rewrite_sending(actor=actor, sending=one, words=form.words())):
        messages.success(request, _("The words of the mail are changed."))
        return redirect("convening:invitation_sending", cycle, public_id)
    return form_page(request, "convening/sending_words.html", {"form": form, "sending": one}, form)


def _own_sending(request: CycleRequest, public_id: str) -> InvitationSending:
    """One that is for countries in which the person invites; of others nothing is known."""
    own = Invitations(team_person(request), request.cycle).sending_rows
    one: InvitationSending = get_object_or_404(own, public_id=public_id)
    return one


def _deed(act: Callable[..., Any], success: Any) -> Callable[..., HttpResponse]:
    """The view of a press on a mail."""

    @require_POST
    def view(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
        one = _own_sending(request, public_id)
        try:
            act(request, one)
        except Refused as refusal:
            return _sending_page(request, one, str(refusal))
        messages.success(request, success(one))
        return redirect("convening:invitations", cycle)

    return view


def _approve(request: CycleRequest, one: InvitationSending) -> None:
    form = ApproveForm(request.POST)
    recipients = form.cleaned_data["recipients"] if form.is_valid() else -1
    sendings.approve_sending(actor=team_person(request), sending=one, recipients=recipients)


def _approved_words(one: InvitationSending) -> str:
    return ngettext(
        "Approved for %(count)s person. It begins in a quarter of an hour; until then you can stop it.",
        "Approved for %(count)s people. It begins in a quarter of an hour; until then you can stop it.",
        one.recipients,
    ) % {"count": one.recipients}


approve = _deed(_approve, _approved_words)
stop = _deed(
    lambda request, one: sendings.stop_sending(actor=team_person(request), sending=one),
    lambda _one: gettext_lazy("Stopped: no further mail of it goes."),
)
discard = _deed(
    lambda request, one: sendings.discard_sending(actor=team_person(request), sending=one),
    lambda _one: gettext_lazy("Thrown away. Nobody got it."),
)


def _own_invitee(request: CycleRequest, public_id: str) -> Invitee:
    own = Invitations(team_person(request), request.cycle).rows_with_address
    one: Invitee = get_object_or_404(own, public_id=public_id)
    return one


def invitee(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """One person of the list: what became of it, and what can be done where no mail arrives."""
    return _invitee_page(request, _own_invitee(request, public_id), AddressForm())


def _invitee_page(request: CycleRequest, one: Invitee, form: AddressForm, **more: Any) -> HttpResponse:
    context = {"one": named(one, request.cycle.data_key), "form": form, "state": InviteeState}
    context["takes"] = takes_registrations(request.cycle)
    return form_page(request, "convening/invitee.html", context | more, form)


@require_POST
def call(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The text with a link of theirs: shown once, for its secret stands nowhere else."""
    one = _own_invitee(request, public_id)
    try:
        secret = calling.prepare_call(actor=team_person(request), invitee=one)
    except Refused as refusal:
        return _invitee_page(request, one, AddressForm(), refusal=str(refusal))
    words = InvitationWords(request.cycle)
    codes = sorted(_languages(request), key=lambda code: code != one.language)
    chats = [(code, chat_text(words, secret, code, one.country)) for code in codes]
    texts = [(code, NAMES[code], text, whatsapp_address(text)) for code, text in chats]
    return _invitee_page(request, _own_invitee(request, public_id), AddressForm(), texts=texts)


@require_POST
def ask_again(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Somebody may have emptied their mailbox, or their server was put right."""
    one = _own_invitee(request, public_id)
    try:
        calling.ask_invitee_again(actor=team_person(request), invitee=one)
    except Refused as refusal:
        return _invitee_page(request, one, AddressForm(), refusal=str(refusal))
    messages.success(request, _("Asked: one mail goes there. If they confirm by its link, the next mail goes too."))
    return redirect("convening:invitee", cycle, public_id)


@require_POST
def correct(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    one, form = _own_invitee(request, public_id), AddressForm(request.POST)
    actor = team_person(request)
    if submitted(request, form, lambda: calling.correct_invitee_address(actor=actor, invitee=one, **form.cleaned_data)):
        messages.success(request, _("The address is corrected. The next mail goes there."))
        return redirect("convening:invitee", cycle, public_id)
    return _invitee_page(request, _own_invitee(request, public_id), form)


@require_POST
def decline_for(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    answering.decline_invitation(invitee=_own_invitee(request, public_id), actor=team_person(request))
    messages.success(request, _("Noted: they will not come, and get no further mail of this cycle."))
    return redirect("convening:invitations", cycle)


@require_POST
def remove(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    calling.remove_invitee(actor=team_person(request), invitee=_own_invitee(request, public_id))
    messages.success(request, _("Taken off the list: name and address are erased."))
    return redirect("convening:invitees", cycle)
