"""The door for programs of the hub's own mail server: what came back, signed with a secret that both know."""

import hmac
import json
import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED

from .reading import LONGEST, WORD, Report
from .return_address import is_ours
from .taking_in import record, take_in
from .verdicts import Verdict, verdict_of_status

SIGNED, AT = "X-Tinkuy-Signature", "X-Tinkuy-Timestamp"
SECONDS = re.compile(r"[0-9]{1,12}")
WITHIN = 300
"""Seconds: an older call may be one that somebody recorded."""
MOST_REPORTS = 500
WHOLE = "message/rfc822"


@csrf_exempt  # a program calls it, which holds no cookie of ours; the signature is the proof
@never_cache
@require_POST
def take_reports(request: HttpRequest) -> HttpResponse:
    """Reports as JSON, or one as it arrived. The same twice changes nothing; how many were of messages of ours."""
    if not settings.ENVIRONMENT.bounce_secret:
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return JsonResponse({"error": "too long"}, status=413)
    body = request.body
    if len(body) > LONGEST:
        return JsonResponse({"error": "too long"}, status=413)
    if not is_signed(request, body):
        return JsonResponse({"error": "not signed"}, status=403)
    try:
        count = int(take_in(body)) if request.content_type == WHOLE else sum(map(record, _reports(body)))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, Refused):
        return JsonResponse({"error": "cannot be read"}, status=REFUSED)
    return JsonResponse({"recorded": count})


def is_signed(request: HttpRequest, body: bytes) -> bool:
    """By HMAC-SHA256 over the moment (seconds), a dot and the body, within some minutes."""
    at = request.headers.get(AT, "")
    if not SECONDS.fullmatch(at) or abs(clock.now().timestamp() - int(at)) > WITHIN:
        return False
    signature = request.headers.get(SIGNED, "").removeprefix("sha256=")
    expected = hmac.new(settings.ENVIRONMENT.bounce_secret.encode(), at.encode() + b"." + body, "sha256").hexdigest()
    return hmac.compare_digest(signature.encode(), expected.encode())


def _reports(body: bytes) -> list[Report]:
    rows = json.loads(body)["reports"]
    if not isinstance(rows, list) or len(rows) > MOST_REPORTS:
        raise ValueError("reports")
    return [_report(row) for row in rows]


def _report(row: dict[str, Any]) -> Report:
    """`message` is the Message-ID or the return address; `kind` is bounce or complaint, `status` its code."""
    words = tuple(word.lower() for word in WORD.findall(str(row["message"])[:300]) if is_ours(word.lower()))
    if row.get("kind") == "complaint":
        return Report(words, Verdict.COMPLAINT)
    status = str(row.get("status", ""))
    verdict = verdict_of_status(status)
    if verdict is None:
        raise ValueError("status")
    is_final = row.get("kind") == "bounce"
    return Report(words, Verdict.FULL if is_final and verdict == Verdict.LATER else verdict, status)
