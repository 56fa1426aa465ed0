"""An organisation of civil society writes the second voice behind a link, without an account or a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_http_methods

from tinkuy.design.submitting import form_page, submitted
from tinkuy.own_pages.single_purpose import LinkKind, behind_link
from tinkuy.practice.responses.link_ends import why_it_ended
from tinkuy.practice.verification.forms import LinkedVoiceForm
from tinkuy.practice.verification.linked_voice import conclude_by_link
from tinkuy.practice.verification.models import VerificationLink, VerificationState, VerifiedGrade
from tinkuy.practice.verification.queries import link_with_fingerprint


def _why_closed(link: VerificationLink) -> str:
    state = link.verification.state
    if state == VerificationState.DECLINED:
        return _("The country declined to be looked at: nothing is asked of you any more. Thank you.")
    if state == VerificationState.CONCLUDED and link.used_at is None:
        return _("This verification was concluded meanwhile: nothing is asked of you any more. Thank you.")
    if link.taken_back_at:
        return _("This link was taken back: nothing is asked of you by it. Ask whoever sent it to you.")
    return why_it_ended(link.made_at, link.cycle)


VERIFICATION_LINKS = LinkKind(
    links=VerificationLink,
    with_fingerprint=link_with_fingerprint,
    ask_whom=gettext_lazy("The link may have been copied in part. Ask whoever sent it to you for a new one."),
    why_closed=_why_closed,
)


@behind_link(VERIFICATION_LINKS)
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, link: VerificationLink, secret: str) -> HttpResponse:
    """The questions, without what the country says of them: each voice speaks for itself. Afterwards no words any more:
    the link may have gone to several, and the country decides who reads them.
    """
    verification = link.verification
    context = {"verification": verification, "response": verification.response, "cycle": link.cycle, "secret": secret}
    if request.method == "GET" and link.used_at:
        return render(request, "practice/verified_by_link.html", context)
    form = LinkedVoiceForm(request.POST or None, verification=verification)

    def deed() -> VerificationLink:
        words = {name: form.cleaned_data[name] for name in ("basis", "names_nobody")}
        return conclude_by_link(link=link, voice=form.voice(), **words)

    if submitted(request, form, deed):
        return redirect("practice:verify_by_link", secret)
    return form_page(request, "practice/verify_by_link.html", context | {"form": form, "grades": VerifiedGrade}, form)
