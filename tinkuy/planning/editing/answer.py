"""How a page of the plan answers a form: what was refused stands beside what was typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse

SAVED = _("Saved.")


def answer(
    request: HttpRequest,
    form: Form,
    deed: Callable[[], Any],
    page: str,
    context: dict[str, Any],
    then: str,
    success: str | Promise | Callable[[], str] = SAVED,
    named: str = "form",
) -> HttpResponse:
    """Do the *deed* of a valid form, say so and go on to *then*; else show the *page* with what is to be mended.

    A page of several forms knows this one as *named*.

    Where somebody else changed the same thing meanwhile, both versions are shown and nothing is done (promise L08).
    """
    if request.method == "POST" and form.is_valid():
        if getattr(form, "conflicts", None):
            return render(request, page, context | {named: form}, status=409)
        try:
            deed()
        except Refused as refusal:
            refuse(form, refusal)
            return render(request, page, context | {named: form}, status=409)
        messages.success(request, str(success() if callable(success) else success))
        return redirect(then)
    return render(request, page, context | {named: form}, status=400 if form.errors else 200)


def found[T](thing: T | None) -> T:
    """The thing, or the same 404 as for any address that leads nowhere."""
    if thing is None:
        raise Http404
    return thing
