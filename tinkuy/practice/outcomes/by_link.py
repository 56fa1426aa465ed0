"""Whoever knows a change says behind a link whether it is so: on a phone, without an account or a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from tinkuy.design.submitting import form_page, submitted
from tinkuy.own_pages.single_purpose import LinkKind, behind_link
from tinkuy.practice.outcomes.confirming import answer_outcome
from tinkuy.practice.outcomes.forms import ConfirmationForm
from tinkuy.practice.outcomes.models import OutcomeLink, OutcomeState
from tinkuy.practice.outcomes.queries import link_with_fingerprint
from tinkuy.practice.responses.link_ends import why_it_ended


def _why_closed(link: OutcomeLink) -> str:
    if link.outcome.state == OutcomeState.WITHDRAWN:
        return _("What it told was withdrawn meanwhile: nothing is asked of you any more. Thank you.")
    return why_it_ended(link.made_at, link.cycle)


OUTCOME_LINKS = LinkKind(
    links=OutcomeLink,
    with_fingerprint=link_with_fingerprint,
    ask_whom=gettext_lazy("The link may have been copied in part. Ask whoever sent it to you for a new one."),
    why_closed=_why_closed,
)


@behind_link(OUTCOME_LINKS)
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, link: OutcomeLink, secret: str) -> HttpResponse:
    """What a country says has changed, and whether it is so; afterwards no form any more, nor the answer: the link may
    have gone to several, and the answer is for the team.
    """
    context = {"outcome": link.outcome, "cycle": link.cycle, "secret": secret, "link": link}
    if request.method == "GET" and link.used_at:
        return render(request, "practice/outcome_answered.html", context)
    form = ConfirmationForm(request.POST or None)
    if submitted(request, form, lambda: answer_outcome(link=link, **form.cleaned_data)):
        return redirect("practice:confirm_outcome", secret)
    link.outcome.refresh_from_db()
    form.show_present(link.outcome)
    return form_page(request, "practice/confirm_outcome.html", context | {"form": form}, form)
