"""Forms as nobody expects them: those that the pages of a record offer, and those that a view would take."""

import random
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.heavy_work import taken_back
from tests.promises.access.crawling import NOT_FOLLOWED, Form, Forms, route_of
from tests.promises.access.routes import routes
from tests.promises.pages.odd_queries import Asked
from tests.promises.pages.recorded import Record

ODD = (
    *("", " ", "\x00", "\n\r", "%", "٣", "²", "NaN", "1e999", "-0", "9" * 400, str(2**63), str(-(2**63) - 1)),
    *("9999-12-31", "0001-01-01", "2026-02-30", "24:00", "23:59:60", "9999-12-31T23:59:59+14:00", "America/Nowhere"),
    *("\ud800", "\u202e", "\ufffe", "ﬀ" * 2000, "a" * 100_000, "{", "[1]", '{"a":' * 500, "null", "true"),
    *(
        "../../etc/passwd",
        "//elsewhere.example",
        "javascript:1",
        "a@b",
        "@",
        "'; --",
        "{{ 7 }}",
        "{% x %}",
        "<b>",
        "=1+1",
    ),
)
FILES = (
    b"",
    b"\x00" * 100,
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"\xff\xd8\xff\xe0",
    b"a;b\n1;2\n",
    b"WEBVTT\n\n",
    b"\xef\xbb\xbf{",
)
KINDS = ("application/json", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded; charset=x")
NAMES = ("a", "", "..", "a.csv", "a.xlsx", "a.vtt", "a.pdf", "a.docx", "ñ" * 300 + ".csv", "a\x00.csv", "CON.png")


class OddFile(BytesIO):
    """Whose name is any, as a browser that somebody wrote may send it."""

    name = ""


def offered_forms(record: Record) -> Iterator[tuple[Client, Form]]:
    """One of each kind that a page has, with a browser that it is offered to."""
    kinds = set()
    for answer in record.answers:
        if answer.status != 200 or not answer.is_page:
            continue
        for action, fields in Forms(answer.path, answer.body).found:
            kind = (route_of(action), *sorted(fields))
            if kind not in kinds and not any(part in action for part in NOT_FOLLOWED):
                kinds.add(kind)
                yield record.clients[answer.who], (action, fields)


def forms_that_no_page_offers(record: Record, asked: Asked) -> Iterator[tuple[Client, Form]]:
    """What else takes a post of the coordination, or of a participant: its fields are those that it looks for."""
    for route, who in product(routes(), ("coordination", "participant")):
        asked.clear()
        client, page = record.clients[who], route.path(record.world)
        if not any(part in page for part in NOT_FOLLOWED) and posted(client, page, {}).status_code in (200, 302, 422):
            yield client, (page, dict.fromkeys(sorted(asked), "1"))


def faults_of_posts(forms: list[tuple[Client, Form]], times: int, seed: int) -> list[str]:
    """What fails of so many posts, each of the next form with fields that *seed* chooses."""
    chance, faults = random.Random(seed), []
    for number in range(times):
        client, (action, fields) = forms[number % len(forms)]
        sent = odd_fields(chance, fields)
        if posted(client, action, sent, chance).status_code >= 500:
            faults.append(f"{action} {repr(sent)[:300]}")
    return faults


def odd_fields(chance: random.Random, fields: dict[str, str]) -> dict[str, Any]:
    """A few of the fields with what nobody expects there: a value, several, a file, or nothing at all."""
    sent: dict[str, Any] = {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}
    for name in chance.sample(sorted(sent), min(len(sent), chance.randint(1, 4))):
        way = chance.random()
        if way < 0.6:
            sent[name] = odd_text(chance)
        elif way < 0.75:
            sent[name] = [odd_text(chance) for _ in range(chance.randint(0, 3))]
        elif way < 0.9:
            sent[name] = OddFile(chance.choice(FILES))
            sent[name].name = chance.choice(NAMES)
        else:
            del sent[name]
    if chance.random() < 0.1:
        sent[odd_text(chance)[:50] or "x"] = odd_text(chance)
    return sent


def odd_text(chance: random.Random) -> str:
    if chance.random() < 0.8:
        return chance.choice(ODD)
    return "".join(chr(chance.choice((chance.randrange(32, 127), chance.randrange(0x110000)))) for _ in range(9))


def posted(client: Client, action: str, sent: dict[str, Any], chance: random.Random | None = None) -> HttpResponse:
    """As a browser sends it; by *chance* its fields are a text that claims to be of another kind. It is taken back."""
    kind = chance.choice(KINDS) if chance and chance.random() < 0.15 else ""
    accepts = {"Accept": chance.choice(("text/html", "application/json", "*/*;q=x")) if chance else "text/html"}
    cookies = client.cookies.copy()
    with taken_back():
        if kind:
            answer = client.generic("POST", action, repr(sent), content_type=kind, headers=accepts)
        else:
            answer = client.post(action, as_bytes(sent), headers=accepts)
    client.cookies = cookies
    return answer


def as_bytes(sent: Any) -> Any:
    """The test's browser cannot write half a letter; sent are three bytes that are none."""
    if isinstance(sent, dict):
        return {as_bytes(name): as_bytes(value) for name, value in sent.items()}
    if isinstance(sent, list):
        return [as_bytes(value) for value in sent]
    return sent.encode("utf-8", "surrogatepass") if isinstance(sent, str) and not sent.isprintable() else sent
