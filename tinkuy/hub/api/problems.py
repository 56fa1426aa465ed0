"""What went wrong, as `application/problem+json` (RFC 9457), in English as the API is."""

import json
from http import HTTPStatus

from django.http import HttpResponse

PROBLEM = "application/problem+json"


class Problem(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail

    def response(self) -> HttpResponse:
        return problem(self.status, self.detail)


def problem(status: int, detail: str = "") -> HttpResponse:
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    body |= {"detail": detail} if detail else {}
    return HttpResponse(json.dumps(body), status=status, content_type=PROBLEM)
