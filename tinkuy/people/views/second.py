"""The second step of signing in: a code of the app, a recovery code, or a passkey."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tinkuy.core import clock
from tinkuy.core.tries import counts_tries
from tinkuy.design.submitting import form_page
from tinkuy.people import queries
from tinkuy.people.actions.proving import SECOND_FACTORS
from tinkuy.people.models import Person
from tinkuy.people.signin import RECENT

from .opening import PENDING, enter
from .proof import proof_forms, proven


@counts_tries
def second_step(request: HttpRequest) -> HttpResponse:
    """Whoever gave the first proof within the last ten minutes gives the second here, and is in."""
    person = _pending(request)
    if person is None:
        request.session.pop(PENDING, None)
        return redirect("notices:sign_in")
    ways = SECOND_FACTORS
    form = proven(request, person, ways) if request.method == "POST" else None
    if form is not None and form.is_valid():
        return enter(request, person, strong=True, then=request.session.pop(PENDING)["next"])
    context = proof_forms(request, person, ways, form)
    return form_page(request, "people/second_step.html", context, *filter(None, [form]))


def _pending(request: HttpRequest) -> Person | None:
    pending = request.session.get(PENDING, {})
    ago = clock.now().timestamp() - float(pending.get("at", 0))
    return queries.person_of_key(pending.get("person")) if 0 <= ago <= RECENT.total_seconds() else None
