"""The public page where anyone checks a letter by its code. It shows no name, and nothing of one taken back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tinkuy.attendance.certificates.wording import day_on_it
from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import refused_page
from tinkuy.people.actions.patience import block_of
from tinkuy.people.countries import country_name
from tinkuy.planning.hub.queries import hub_line
from tinkuy.practice.visibility.actions.checking import look_up_letter
from tinkuy.practice.visibility.letter import cycle_named
from tinkuy.practice.visibility.models import RecognitionLetter
from tinkuy.practice.visibility.queries.credit import credit_lines

PAGE = "practice/check_letter.html"


@never_cache
def form(request: HttpRequest) -> HttpResponse:
    """The code of one; without script it is sent here and leads on."""
    if typed := request.GET.get("code", "").strip():
        return redirect("practice:check_letter", typed[:60].replace("/", "-"))
    if "code" in request.GET:
        refusal = _("Write the code that stands at the foot of the paper.")
        return _quiet(refused_page(request, PAGE, {"refusal": refusal}))
    return _quiet(render(request, PAGE, {}))


@counts_tries
@never_cache
def page(request: HttpRequest, code: str) -> HttpResponse:
    """A wrong code answers 404, in words; who tries many waits longer each time."""
    try:
        letter = look_up_letter(code=code, block=block_of(str(request.META.get("REMOTE_ADDR", ""))))
    except Refused as refusal:
        return _quiet(render(request, PAGE, {"refusal": str(refusal)}, status=429))
    if letter is None:
        return _quiet(render(request, PAGE, {"is_unknown": True}, status=404))
    return _quiet(render(request, PAGE, _facts(letter)))


def _facts(letter: RecognitionLetter) -> dict[str, Any]:
    if not letter.holds:
        return {"letter": letter}
    return {
        "letter": letter,
        "cycle_name": cycle_named(letter.cycle, reader_language()),
        "country": country_name(letter.country),
        "lines": credit_lines(letter.credit, letter.country),
        "issued": day_on_it(letter.cycle, letter.issued_at),
        "hub": hub_line(),
        "is_example": letter.cycle.is_example,
    }


def _quiet(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response
