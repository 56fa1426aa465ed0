"""The messages of a session: what is about to go, and the one that is chosen as it will be read."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from tinkuy.convening.mail_approval.actions import choose_recipient
from tinkuy.convening.mail_approval.forms import DecisionForm, RecipientForm
from tinkuy.convening.mail_approval.previews import preview
from tinkuy.convening.mail_approval.queries import OutboxEntry, outbox_of, session_at_hand, sessions_with_messages
from tinkuy.convening.message_texts.models import Moment
from tinkuy.convening.moving.queries import registered_count_of_session
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.reminders.actions.deciding import decide_dispatch
from tinkuy.convening.reminders.models import Decision
from tinkuy.core.languages import CODES, reader_language
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.editing.forms import NAMES
from tinkuy.planning.request import CycleRequest, team_person

PAGE = "convening/session_messages.html"
DECIDED = {
    Decision.APPROVED: _("Approved: it goes at its hour."),
    Decision.HELD: _("On hold: nothing goes until you approve it."),
    Decision.DROPPED: _("Dropped: it is not sent."),
    Decision.NONE: _("The setting of the cycle holds again."),
}


def messages_page(request: CycleRequest, cycle: str) -> HttpResponse:
    """Those of the session that is at hand."""
    webinar = session_at_hand(request.cycle)
    if webinar is None:
        return render(request, "convening/no_messages.html")
    return redirect("convening:session_messages", cycle, webinar.ordinal)


def session_messages(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _page(request, webinar_or_404(n), request.GET)


@require_POST
def preview_message(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """As one person receives it."""
    webinar, form = webinar_or_404(n), RecipientForm(request.POST)
    done = submitted(
        request,
        form,
        lambda: choose_recipient(actor=team_person(request), webinar=webinar, who=form.cleaned_data["who"]),
    )
    return _page(request, webinar, request.POST, form, done.result if done else None)


@require_POST
def decide(request: CycleRequest, cycle: str, n: int, moment: str) -> HttpResponse:
    webinar, form = webinar_or_404(n), DecisionForm(request.POST)
    decision = Decision(form.cleaned_data["decision"]) if form.is_valid() else Decision.NONE
    done = submitted(
        request,
        form,
        lambda: decide_dispatch(actor=team_person(request), webinar=webinar, moment=moment, decision=decision),
    )
    if not done:
        return _page(request, webinar, {"moment": moment}, refused=form)
    messages.success(request, str(DECIDED[decision]))
    return redirect(f"{reverse('convening:session_messages', args=[cycle, n])}?moment={moment}#preview")


def _page(
    request: CycleRequest,
    webinar: Webinar,
    choice: Any,
    form: RecipientForm | None = None,
    recipient: Registration | None = None,
    refused: DecisionForm | None = None,
) -> HttpResponse:
    entries = outbox_of(webinar)
    chosen = _chosen(entries, choice.get("moment", ""))
    language = choice.get("language", "")
    language = language if language in CODES else reader_language()
    context = {
        "webinar": webinar,
        "sessions": sessions_with_messages(),
        "entries": entries,
        "queue": sorted(entries, key=lambda one: (one.rank, one.due_at)),
        "chosen": chosen,
        "view": preview(webinar, chosen.moment, language, one=recipient),
        "as_text": choice.get("form") == "text",
        "languages": [(code, NAMES[code]) for code in CODES],
        "form": form or RecipientForm(),
        "refused": refused,
        "registered": registered_count_of_session(webinar),
    }
    return form_page(request, PAGE, context, *filter(None, (form, refused)))


def _chosen(entries: list[OutboxEntry], moment: str) -> OutboxEntry:
    """The one that the address names; else the first that needs a hand, else the next that goes."""
    if moment and moment not in Moment.values:
        raise Http404
    named = [one for one in entries if one.moment == moment]
    waiting = [one for one in entries if one.needs_a_hand]
    planned = [one for one in entries if one.state == "planned"]
    return [*named, *waiting, *planned, *entries][0]
