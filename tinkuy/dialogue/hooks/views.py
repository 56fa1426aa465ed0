"""The deeds of threads from the console, one address each."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from tinkuy.dialogue.floor.desk import carried_out
from tinkuy.dialogue.floor.request import floor_or_404, or_404
from tinkuy.dialogue.floor.views import Action, View
from tinkuy.dialogue.hooks import actions
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import hook_at
from tinkuy.planning.request import CycleRequest, team_person


def hook_or_404(webinar: Webinar, number: int) -> Hook:
    """A thread that this session picks up or leaves open."""
    hook = or_404(hook_at(number))
    if webinar.pk not in (hook.origin_id, hook.target_id):
        raise Http404
    return hook


def on_hook(action: Action) -> View:
    @require_POST
    def view(request: CycleRequest, cycle: str, n: int, number: int) -> HttpResponse:
        floor = floor_or_404(n)
        hook = hook_or_404(floor.webinar, number)
        return carried_out(request, cycle, n, lambda: action(actor=team_person(request), floor=floor, hook=hook))

    return view


pick_up_hook = on_hook(actions.pick_up_hook)
leave_hook_open = on_hook(actions.leave_hook_open)
