from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening.registrations.request import ParticipantRequest

from . import actions


@require_POST
def choose(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """From one's own page: `wanted` says which of the two."""
    wanted = request.POST.get("wanted") == "yes"
    actions.choose_question_news(registration=request.registration, wanted=wanted)
    words = (
        _("We write to you when something becomes of a question of yours.")
        if wanted
        else _("We write to you no more about your questions. What becomes of them appears here.")
    )
    messages.success(request, words)
    return redirect(reverse("convening:me", args=[cycle]) + "#questions")
