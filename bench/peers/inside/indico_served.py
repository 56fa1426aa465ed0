"""Run by Indico's own Python: its application, whose answers go compressed, as a web server before it may send them."""

import gzip
from functools import lru_cache

from indico.web.flask.app import make_app

LEAST = 500
TYPES = ("text/", "application/json", "application/javascript", "image/svg")


def compressed(app):
    def answer(environ, start_response):
        head = []

        def keep(status, headers, _error=None):
            head[:] = [status, headers]

        taken = app(environ, keep)
        body = b"".join(taken)
        getattr(taken, "close", lambda: None)()
        status, headers = head
        kind = next((value for name, value in headers if name.lower() == "content-type"), "")
        if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") and len(body) > LEAST and kind.startswith(TYPES):
            body = _packed(body)
            headers = [one for one in headers if one[0].lower() != "content-length"]
            headers += [("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    return answer


@lru_cache(maxsize=200)
def _packed(body):
    return gzip.compress(body, 6)


application = compressed(make_app())
