"""A participant's own certificate: the paper, and whether the page where it is checked shows their name."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.attendance.certificates.actions.showing import show_name
from tinkuy.attendance.certificates.document import certificate_pdf, check_address
from tinkuy.attendance.certificates.forms import CertificateNameForm
from tinkuy.attendance.certificates.models import Certificate
from tinkuy.attendance.certificates.queries.certificates import certificate_of
from tinkuy.attendance.certificates.rules import tells_sessions
from tinkuy.convening.registrations.models import AppearsAs
from tinkuy.convening.registrations.request import ParticipantRequest
from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, pressed


def page(request: ParticipantRequest, cycle: str) -> HttpResponse:
    return _page(request, _certificate(request))


@require_POST
def pdf(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """Made at this moment, in the language of the page. It goes by post: no log and no history holds the name."""
    certificate = _certificate(request)
    form = CertificateNameForm(request.POST)
    if not (certificate.holds and form.is_valid()):
        return _page(request, certificate, form)
    registration = request.registration
    name = form.cleaned_data["name"] or registration.display_name()
    body = certificate_pdf(certificate, name=name, language=reader_language())
    disposition = f'attachment; filename="{_("certificate")}.pdf"'
    return HttpResponse(body, content_type="application/pdf", headers={"Content-Disposition": disposition})


@require_POST
def change_certificate_name(request: ParticipantRequest, cycle: str) -> HttpResponse:
    _certificate(request)
    shows = request.POST.get("shown") == "1"
    words = _("The page shows your name now.") if shows else _("The page shows your name no more.")
    pressed(request, lambda: show_name(registration=request.registration, shows=shows), words)
    return redirect("attendance:own_certificate", cycle)


def _certificate(request: ParticipantRequest) -> Certificate:
    return or_404(certificate_of(request.registration))


def _page(
    request: ParticipantRequest, certificate: Certificate, form: CertificateNameForm | None = None
) -> HttpResponse:
    registration = request.registration
    own_name = registration.name() if registration.appears_as == AppearsAs.NAME else ""
    form = form or CertificateNameForm(initial={"name": own_name})
    names_sessions = tells_sessions(request.cycle)
    context = {
        "cycle": request.cycle,
        "certificate": certificate,
        "registration": registration,
        "form": form,
        "address": check_address(certificate),
        "has_name": bool(registration.sealed_name),
        "tells_sessions": names_sessions,
        "tells_country": names_sessions and bool(registration.country),
    }
    return form_page(request, "attendance/own_certificate.html", context, form)
