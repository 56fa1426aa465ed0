"""Whoever does an action sends an update behind the link of a mail: on a phone, without an account or a script."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page, submitted
from tinkuy.own_pages.single_purpose import LinkKind, behind_link
from tinkuy.people.countries import zone_of
from tinkuy.planning.hours import local_day, moment_in_city
from tinkuy.practice.key_actions.asking import pass_on_action, send_another
from tinkuy.practice.key_actions.forms import UpdateForm
from tinkuy.practice.key_actions.models import ASKED_AHEAD, ActionLink, ActionStep, KeyAction, KeyActionState
from tinkuy.practice.key_actions.queries import is_retired, link_with_fingerprint
from tinkuy.practice.key_actions.updates import update_by_link
from tinkuy.practice.responses.actions.asking import OPENS_FOR
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.views.answering import why_ended

KNOTS = {
    KeyActionState.PENDING: ResponseState.AGREED,
    KeyActionState.UNDER_WAY: ResponseState.UNDER_WAY,
    KeyActionState.DONE: ResponseState.IN_PRACTICE,
}
"""The knot of an answer that says how far its action came."""

ACTION_LINKS = LinkKind(
    links=ActionLink,
    with_fingerprint=link_with_fingerprint,
    ask_whom=gettext_lazy(
        "Somebody else may be asked about this action now, or the link was copied in part. "
        "Ask the focal point of your country, or the team of the cycle, for a new one."
    ),
    why_closed=lambda link: "" if link.used_at else why_ended(link.made_at, link.action.response),
)


@prepares
@behind_link(ACTION_LINKS)
@require_http_methods(["GET", "POST"])
def update(request: HttpRequest, link: ActionLink, secret: str) -> HttpResponse:
    """The action and how it goes; afterwards the update that this link sent, and no form any more."""
    if request.method == "GET" and (link.used_at or _is_over(link)):
        return render(request, "practice/updated_action.html", _context(link, secret))
    form = UpdateForm(request.POST or None, request.FILES or None, action=link.action)

    def deed() -> ActionStep:
        return update_by_link(link=link, update=form.action_update(link.action), read=form.cleaned_data["read"])

    if submitted(request, form, deed):
        return redirect("practice:update_action", secret)
    if form.is_bound:
        link.action.refresh_from_db()
        form.show_present(link.action)
    return form_page(request, "practice/update_action.html", _context(link, secret) | {"form": form}, form)


@behind_link(ACTION_LINKS)
@require_POST
def another_link(request: HttpRequest, link: ActionLink, secret: str) -> HttpResponse:
    """Another link goes to the address of whom the action is asked by, never to whoever presses."""
    if _is_over(link):
        return redirect("practice:update_action", secret)
    return render(request, "practice/another_link.html", _context(link, secret) | {"is_sent": send_another(link=link)})


@behind_link(ACTION_LINKS)
@require_http_methods(["GET", "POST"])
def not_owner(request: HttpRequest, link: ActionLink, secret: str) -> HttpResponse:
    """Whoever was written to by mistake says so: the link ends, and whoever answers for the response is asked.

    Not with a link that was used: it does nothing more, however long it can be read.
    """
    if link.used_at:
        return redirect("practice:update_action", secret)
    context = _context(link, secret)
    if request.method == "POST":
        pass_on_action(link=link)
        return render(request, "practice/action_passed_on.html", context)
    return render(request, "practice/not_owner.html", context)


def _is_asked_again(action: KeyAction) -> bool:
    """Whether its day is far enough ahead that it is asked about once more before it."""
    if action.due_on is None or action.state == KeyActionState.DONE or is_retired(action.response):
        return False
    return action.due_on > action.cycle.today() + ASKED_AHEAD


def _is_over(link: ActionLink) -> bool:
    action = link.action
    return action.state == KeyActionState.DONE or action.response.state == ResponseState.REJECTED


def _context(link: ActionLink, secret: str) -> dict[str, Any]:
    action, response = link.action, link.action.response
    zone = zone_of(response.country, link.cycle.zone)
    return {
        "secret": secret,
        "cycle": link.cycle,
        "main_language": link.cycle.main_language,
        "action": action,
        "response": response,
        "finding": response.finding,
        "step": link.used_by,
        "link_is_used": link.used_at is not None,
        "knot": KNOTS[KeyActionState(link.used_by.state)] if link.used_by else "",
        "is_asked_again": _is_asked_again(action),
        "used_at": moment_in_city(link.used_at, zone) if link.used_at else "",
        "is_overdue": action.is_overdue(link.cycle.today()),
        "is_retired": is_retired(response),
        "ends_on": local_day(link.made_at + OPENS_FOR, link.cycle.zone),
    }
