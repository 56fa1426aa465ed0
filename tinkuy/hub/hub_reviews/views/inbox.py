"""What programs of other hubs ask: the inbox, by Linked Data Notifications, and each notification of ours."""

import json
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tinkuy.hub.hub_reviews.inbox import NotTaken, take_hint
from tinkuy.hub.hub_reviews.payloads import MEDIA_TYPE, NotUnderstood, own_address, read_notification
from tinkuy.hub.hub_reviews.queries import notifications_of_retired_sheets, own_notification
from tinkuy.hub.known_hubs.models import INBOX
from tinkuy.hub.known_hubs.queries import hubs_for_reviews

LONGEST = 64 * 1024
TYPES = (MEDIA_TYPE, "application/json")


@csrf_exempt  # a program sends it, which holds no cookie of ours; it counts once it was read at its own hub
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: HttpRequest) -> HttpResponse:
    """Takes notifications of known hubs (202). What it holds it shows to nobody. Without such a hub there is none."""
    if not hubs_for_reviews().exists():
        raise Http404
    if request.method != "POST":
        listed = {"@context": "http://www.w3.org/ns/ldp", "@id": settings.BASE_ADDRESS + INBOX, "contains": []}
        response = JsonResponse(listed, content_type=MEDIA_TYPE)
        response["Accept-Post"] = ", ".join(TYPES)
        return response
    if request.content_type not in TYPES:
        return _refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"Send {MEDIA_TYPE}.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST or len(request.body) > LONGEST:
        return _refused(HTTPStatus.CONTENT_TOO_LARGE, "A notification has 64 KB at most.")
    try:
        plain = json.loads(request.body)
        take_hint(read_notification(plain), plain)
    except (ValueError, RecursionError):
        return _refused(HTTPStatus.BAD_REQUEST, "This is no JSON.")
    except NotUnderstood as fault:
        return _refused(HTTPStatus.UNPROCESSABLE_ENTITY, str(fault))
    except NotTaken as fault:
        return _refused(fault.status, str(fault))
    return HttpResponse(status=HTTPStatus.ACCEPTED)


def _refused(status: HTTPStatus, sentence: str) -> HttpResponse:
    return JsonResponse({"error": sentence}, status=status)


@never_cache
@require_safe
def notification(request: HttpRequest, notification_id: str) -> HttpResponse:
    """One that this hub sent, as it was sent; of one that was withdrawn or whose sheet was retired, only that."""
    sent = own_notification(notification_id)
    if sent is None:
        raise Http404
    if not sent.payload or notifications_of_retired_sheets().filter(pk=sent.pk).exists():
        return _refused(HTTPStatus.GONE, "It was withdrawn.")
    response = JsonResponse(sent.payload, content_type=MEDIA_TYPE)
    response["Link"] = f'<{own_address(notification_id)}>; rel="canonical"'
    return response
