"""A DataCite of the tests' own: the part of its REST interface by which DOIs are written, over HTTP on this machine.

It checks the account, validates by DataCite's schema 4.5 (their own package), and keeps the states of a DOI as its
documentation tells them (support.datacite.org/docs/doi-states): draft, registered, findable; none is ever deleted.
"""

import json
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from datacite import schema45

ACCOUNT = ("ABCD.HUB", "una contraseña: con dos puntos")
PREFIX = "10.5072"
DROP, SILENCE = "drop", "silence"
"""It writes the DOI and does not answer: the line ends, or nothing comes."""


class DataCite:
    """`dois` are the attributes by DOI, `states` their states; `answers` are given first, one to each request."""

    def __init__(self) -> None:
        self.dois: dict[str, dict[str, Any]] = {}
        self.states: dict[str, str] = {}
        self.answers: list[int | str] = []
        self.requests = 0
        self.address, self.prefix = "", PREFIX
        self.silence = threading.Event()

    def write(self, doi: str, authorization: str, body: bytes) -> tuple[int, object]:
        """As a PUT does it: one that is not there is made."""
        if b64decode(authorization.removeprefix("Basic ")).decode() != ":".join(ACCOUNT):
            return 401, {"errors": [{"status": "401", "title": "Bad credentials."}]}
        if not doi.startswith(f"{self.prefix}/"):
            return 403, {"errors": [{"status": "403", "title": "You are not authorized to access this resource."}]}
        data = json.loads(body)["data"]
        attributes = data["attributes"]
        faults = [
            {"source": str(next(iter(fault.absolute_path), "")), "title": fault.message}
            for fault in schema45.validator.iter_errors(attributes)
        ]
        if faults or data["type"] != "dois" or attributes["doi"] != doi:
            return 422, {"errors": faults or [{"source": "doi", "title": "Is not the one of the address"}]}
        is_new = doi not in self.dois
        self.dois.setdefault(doi, {}).update(attributes)
        state = self.states.get(doi, "draft")
        steps = {"publish": "findable", "register": "registered", "hide": "registered"}
        self.states[doi] = state if (attributes["event"], state) == ("hide", "draft") else steps[attributes["event"]]
        return (201 if is_new else 200), {"data": {"id": doi, "attributes": {"state": self.states[doi]}}}


@contextmanager
def running_datacite(settings: Any) -> Iterator[DataCite]:
    """While it runs it is both services of DataCite."""
    datacite = DataCite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Anybody may read one that is findable; of any other it says that there is none."""
            datacite.requests += 1
            doi = self.path.removeprefix("/dois/")
            status = datacite.answers.pop(0) if datacite.answers else 0
            is_findable = datacite.states.get(doi) == "findable"
            self.respond(int(status) or (200 if is_findable else 404), {"data": {"id": doi}})

        def do_PUT(self) -> None:
            datacite.requests += 1
            body = self.rfile.read(int(self.headers["Content-Length"]))
            doi = self.path.removeprefix("/dois/")
            planned = datacite.answers.pop(0) if datacite.answers else 0
            if isinstance(planned, int) and planned:
                self.respond(planned, {"errors": [{"status": str(planned), "title": "Not now"}]})
                return
            status, answer = datacite.write(doi, self.headers.get("Authorization", ""), body)
            if planned == SILENCE:
                datacite.silence.wait(20)
            if not planned:
                self.respond(status, answer)

        def respond(self, status: int, answer: object) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_words: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    datacite.address = f"http://127.0.0.1:{server.server_port}"
    settings.DATACITE_ADDRESSES = {"datacite": datacite.address, "test": datacite.address}
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield datacite
    finally:
        datacite.silence.set()
        server.shutdown()
        thread.join()
        server.server_close()
