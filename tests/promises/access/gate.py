"""The gate itself, asked without what stands before it and behind it: a thousand times in the time of fifty pages."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from tests.heavy_work import taken_back
from tests.promises.access.asking import FORBIDDEN, NOT_THERE, in_words
from tinkuy.planning.gate import GateMiddleware

REFUSED = "400"


def request_of(client: Client) -> HttpRequest:
    """A request of this browser that came in through every middleware: with its session, and who is signed in."""
    return client.get("/es/").wsgi_request


def answer_of_the_gate(come_in: HttpRequest, method: str, path: str, match: ResolverMatch, **sent: str) -> str:
    """What the gate says to such a request for *path*, in the words of these tests; what it wrote is taken back."""
    request = getattr(RequestFactory(), method)(path, sent)
    request.session, request.user, request.resolver_match = come_in.session, come_in.user, match

    def next_after_the_gate(request: HttpRequest) -> HttpResponse:
        return gate.process_view(request, match.func, match.args, match.kwargs) or HttpResponse(status=204)

    gate = GateMiddleware(next_after_the_gate)
    try:
        with taken_back():
            return in_words(gate(request))
    except SuspiciousOperation:
        return REFUSED
    except PermissionDenied:
        return FORBIDDEN
    except Http404:
        return NOT_THERE
