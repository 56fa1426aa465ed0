"""Below `/api/` every answer may be read by programs of other sites, and every refusal is a problem in JSON."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponseBase

from tinkuy.core.middleware import Middleware

from .problems import PROBLEM, problem

BELOW = "/api/"
CARRIED = ("Allow", "Retry-After")


class ProblemMiddleware(Middleware):
    """Outside of all that answers with a page: the gate, the budget, Django's own refusals."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not request.path_info.startswith(BELOW):
            return response
        if response.status_code >= HTTPStatus.BAD_REQUEST and response.get("Content-Type") != PROBLEM:
            carried = {name: response[name] for name in CARRIED if response.has_header(name)}
            response = problem(response.status_code)
            for name, value in carried.items():
                response[name] = value
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response
