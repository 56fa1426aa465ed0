"""The same in Taguette: installed for the measurement, without a browser, asked as its page asks.

Nothing of it is part of this repository. It is free software under the BSD licence: https://www.taguette.org
"""

import json
import os
import random
import subprocess
import time
from pathlib import Path

from bench.coding.asking import Asker, Reply
from bench.coding.words import as_html, captions
from bench.live.figures import cpu_seconds
from bench.peers.installing import NotHere, environment
from tests.running import free_port

VERSION = "1.5.2"
BESIDE = "setuptools<81"
"""It still asks for `pkg_resources`."""
SECONDS_TO_START = 40
BOUNDARY = "limite"


def measure(folder: Path, quotes: int, actions: int) -> tuple[list[float], float]:
    """Milliseconds of *actions* new highlights in the two-hour document that has *quotes* already, and the seconds of
    the processor that all of them took."""
    program, port = environment("taguette", f"taguette=={VERSION}", BESIDE) / "taguette", free_port()
    database = f"sqlite:///{folder / 'taguette.sqlite3'}"
    with (folder / "taguette.log").open("wb") as log:
        process = subprocess.Popen(
            [program, "--no-browser", "-p", str(port), "--database", database],
            env=os.environ | {"HOME": str(folder)},
            stdout=log,
            stderr=log,
        )
        try:
            asker = _signed_in(folder, port, process)
            address, tag = _document(asker)
            before = cpu_seconds(process.pid)
            taken = _code(asker, address, tag, quotes + actions)
            return taken[quotes:], cpu_seconds(process.pid) - before
        except OSError as error:
            raise NotHere(str(error)) from error
        finally:
            process.kill()
            process.wait(10)


def _signed_in(folder: Path, port: int, process: "subprocess.Popen[bytes]") -> Asker:
    """It tells on its output the address, with the token of its one user, under which it is entered."""
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        log = (folder / "taguette.log").read_text(errors="replace")
        if "?token=" in log:
            token = log.split("?token=")[1].split()[0]
            return _entered(port, token)
        time.sleep(0.1)
    raise NotHere("it did not start: " + (folder / "taguette.log").read_text(errors="replace")[-200:])


def _entered(port: int, token: str) -> Asker:
    asker = Asker(port, {})
    cookies = _cookies(asker.ask("GET", f"/?token={token}")) | _cookies(asker.ask("GET", "/project/new"))
    asker.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    cookies |= _cookies(asker.ask("GET", "/project/new"))
    asker.headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    asker.headers["X-XSRFToken"] = cookies["_xsrf"]
    return asker


def _cookies(reply: Reply) -> dict[str, str]:
    cookies = [value.split(";")[0] for name, value in reply.headers if name.lower() == "set-cookie"]
    return dict(value.split("=", 1) for value in cookies)


def _document(asker: Asker) -> tuple[str, int]:
    """Where highlights of the two-hour document are posted, and a tag for them."""
    form = "application/x-www-form-urlencoded"
    made = asker.ask("POST", "/project/new", "name=Medida&description=", Content_Type=form)
    project = next(value for name, value in made.headers if name == "Location").rsplit("/", 1)[1]
    document = _upload(asker, project)
    return f"/api/project/{project}/document/{document}/highlight/new", _tag(asker, project)


def _code(asker: Asker, address: str, tag: int, count: int) -> list[float]:
    ends = _paragraphs()
    chance = random.Random(11)
    places = [chance.randrange(len(ends) - 3) for _ in range(count)]
    taken = []
    for place in places:
        start, end = ends[place][0], ends[place + chance.randint(0, 2)][1]
        body = json.dumps({"start_offset": start, "end_offset": end, "tags": [tag]})
        reply = asker.ask("POST", address, body, Content_Type="application/json")
        if reply.status != 200:
            raise NotHere(f"a highlight was answered with {reply.status}")
        taken.append(reply.ms)
    return taken


def _upload(asker: Asker, project: str) -> int:
    fields = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("name", "Sesión"), ("description", ""), ("text_direction", "LEFT_TO_RIGHT"))
    )
    named = 'Content-Disposition: form-data; name="file"; filename="s.html"'
    file = f"--{BOUNDARY}\r\n{named}\r\nContent-Type: text/html\r\n\r\n"
    body = f"{fields}{file}{as_html(captions())}\r\n--{BOUNDARY}--\r\n".encode()
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    reply = asker.ask("POST", f"/api/project/{project}/document/new", body, Content_Type=kind)
    if reply.status != 200:
        raise NotHere(f"the document was answered with {reply.status}: {reply.body[:200]!r}")
    return int(json.loads(reply.body)["created"])


def _tag(asker: Asker, project: str) -> int:
    body = json.dumps({"path": "refugio", "description": ""})
    reply = asker.ask("POST", f"/api/project/{project}/tag/new", body, Content_Type="application/json")
    return int(json.loads(reply.body)["id"])


def _paragraphs() -> list[tuple[int, int]]:
    """Where each caption begins and ends in the document, in bytes of its text, as Taguette counts."""
    found, place = [], 0
    for voice, text in captions():
        length = len(f"{voice}: {text}".encode())
        found.append((place, place + length))
        place += length
    return found
