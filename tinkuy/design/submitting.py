"""How a page takes a form: one way for every view, and one status (422) for whatever is refused.

A view cleans with a form, hands one deed to `submitted`, and goes on where that is true; else `form_page` shows the
page again with what was typed and what is to be mended. `take_form` is both, for a page with one form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused

from .faults import refuse

REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
SAVED = _("Saved.")


@dataclass(frozen=True)
class Done[Result]:
    """A deed that was done, and what it gave back."""

    result: Result


def submitted[Result](request: HttpRequest, form: Form, deed: Callable[[], Result]) -> Done[Result] | None:
    """What the *deed* gave back, where the form was sent and is in order; a refusal stands in the form.

    Where somebody else changed the same thing meanwhile (`form.conflicts`) nothing is done, and the page shows both
    versions (promise L08).
    """
    if request.method != "POST" or not form.is_valid() or getattr(form, "conflicts", None):
        return None
    try:
        return Done(deed())
    except Refused as refusal:
        refuse(form, refusal)
        return None


def form_page(request: HttpRequest, page: str, context: dict[str, Any], *refused: BaseForm) -> HttpResponse:
    """The *page*, as refused (422) where one of the forms named last has faults or conflicts."""
    return render(request, page, context, status=REFUSED if any(map(is_refused, refused)) else HTTPStatus.OK)


def is_refused(form: BaseForm) -> bool:
    """Whether a form that was sent has something to be mended or to be chosen from."""
    return form.is_bound and bool(form.errors or getattr(form, "conflicts", None))


def demand_cleaned(form: Form, sentence: str) -> dict[str, Any]:
    """What the form of a single press says; where it says nothing that can be done, it is refused by the *sentence*."""
    if not form.is_valid():
        raise Refused(sentence)
    return form.cleaned_data


def refused_page(request: HttpRequest, page: str, context: dict[str, Any]) -> HttpResponse:
    """The *page* with a refusal that stands in no form."""
    return render(request, page, context, status=REFUSED)


def take_form(
    request: HttpRequest,
    form: Form,
    deed: Callable[[], Any],
    page: str,
    context: dict[str, Any],
    then: str,
    success: str | Promise | Callable[[], str] = SAVED,
    named: str = "form",
) -> HttpResponse:
    """Do the *deed* of a form that is in order, say so and go on to *then*; else show the *page*.

    A page of several forms knows this one as *named*.
    """
    if not submitted(request, form, deed):
        return form_page(request, page, context | {named: form}, form)
    messages.success(request, str(success() if callable(success) else success))
    return redirect(then)
