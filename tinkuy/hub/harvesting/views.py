from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .arguments import OaiRequest, request_in
from .documents import base_url, document
from .errors import ProtocolError
from .verbs import ANSWERS

SEE_OTHER, COME_BACK = 303, 503


@csrf_exempt  # nothing is done by it: a harvester that posts is led to the same question as a GET
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """OAI-PMH 2.0. Its errors are answers like others (200); only a fault of ours is one of HTTP."""
    if request.method == "POST":
        return HttpResponseRedirect(f"{base_url()}?{request.POST.urlencode()}", status=SEE_OTHER)
    query: OaiRequest | None = None
    try:
        query = request_in(request.GET)
        answer = document(query, ANSWERS[query.verb](query))
    except ProtocolError as error:
        answer = document(query, error)
    return HttpResponse(answer, content_type="text/xml; charset=UTF-8")


oai.too_much = COME_BACK  # type: ignore[attr-defined]  # OAI-PMH 2.0, 3.1.2.2: after no other do harvesters come back
oai.refuses_zero_bytes = True  # type: ignore[attr-defined]  # by an error of the protocol: see `request_in`
