"""A thread that no session picked up: an agreement, the sheet, the next cycle, or a reason."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import take_form
from tinkuy.dialogue.agreements.actions.making import agree_on_hook, reword_agreement
from tinkuy.dialogue.agreements.forms import AgreementForm
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.agreements.queries import agreement_of, terms_of
from tinkuy.planning.cycles.queries import invited_teams
from tinkuy.planning.hooks import actions
from tinkuy.planning.hooks.forms import DropHookForm
from tinkuy.planning.hooks.views import hook_or_404
from tinkuy.planning.request import CycleRequest, team_person


def settle_hook(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """The four ways out, each with its own button; the form of the page is the agreement's. Where there is one already,
    it is written anew.
    """
    hook = hook_or_404(number)
    agreement = agreement_of(hook)
    form = AgreementForm(
        request.POST or None,
        invited=[team.country for team in invited_teams(request.cycle)],
        initial=terms_of(agreement) if agreement else {},
    )
    person = team_person(request)

    def deed() -> Agreement:
        if agreement:
            return reword_agreement(actor=person, agreement=agreement, **form.cleaned_data)
        return agree_on_hook(actor=person, hook=hook, **form.cleaned_data)

    return take_form(
        request,
        form,
        deed,
        "dialogue/settle_hook.html",
        {"hook": hook, "agreement": agreement, "drop_form": DropHookForm()},
        _thread(cycle, hook.label),
    )


@require_POST
def pass_hook_on(request: CycleRequest, cycle: str, number: int) -> HttpResponse:
    """To the sheet, or to the next cycle. Where it cannot, the refusal is a page of its own."""
    hook = hook_or_404(number)
    actions.pass_hook_on(actor=team_person(request), hook=hook, to=request.POST.get("to", ""))
    return redirect(_thread(cycle, hook.label))


def _thread(slug: str, label: str) -> str:
    return f"{reverse('planning:plan', args=[slug])}#{label}"
