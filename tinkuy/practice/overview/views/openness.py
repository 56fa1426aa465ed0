"""A country's focal point decides what is public of its answer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.planning.request import CycleRequest
from tinkuy.practice.openness.actions import decide_openness
from tinkuy.practice.openness.forms import OpennessForm

from .response import response_or_404, take


@require_POST
def decide(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing, form = response_or_404(request, public_id), OpennessForm(request.POST)
    success = _("Saved. Public pages show it from now on.")
    return take(request, standing, form, decide_openness, named="openness_form", success=success)
