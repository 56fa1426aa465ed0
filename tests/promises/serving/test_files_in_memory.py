"""Style sheets and scripts are answered from memory as they were answered by Django, and nothing else is."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from tinkuy.config.web.finished.files import MOST_OF_ONE_FILE, FilesInMemory

STYLES = b"/static/design/css/base.0123456789ab.css"
IMMUTABLE = (b"cache-control", b"max-age=315360000, public, immutable")
ETAG = (b"etag", b'"5f-1"')


class Django:
    """Answers with one status, these headers and a body that tells how often it was asked."""

    def __init__(self, *headers, status=200, body=b"", pieces=1):
        self.headers, self.status, self.body, self.pieces, self.times = list(headers), status, body, pieces, 0

    async def __call__(self, scope, receive, send):
        self.times += 1
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        for left in reversed(range(self.pieces)):
            body = self.body or b"asked %d" % self.times
            await send({"type": "http.response.body", "body": body, "more_body": left > 0})


def ask(files, *headers, path=STYLES, method="GET", query=b""):
    scope = {"type": "http", "method": method, "raw_path": path, "query_string": query, "headers": list(headers)}
    messages = []

    async def send(message):
        messages.append(message)

    with ThreadPoolExecutor(1) as thread:  # where the process drives a browser, this one has a loop already
        thread.submit(asyncio.run, files(scope, None, send)).result()
    return messages[0]["status"], messages[0]["headers"], b"".join(message["body"] for message in messages[1:])


def test_a_file_is_asked_of_django_once_whoever_wants_it():
    files = FilesInMemory(django := Django(IMMUTABLE, ETAG))

    first = ask(files, (b"host", b"a.example"))
    signed_in = ask(files, (b"host", b"b.example"), (b"cookie", b"sessionid=1"), (b"user-agent", b"Mobile"))

    assert first == signed_in == (200, [IMMUTABLE, ETAG], b"asked 1")
    assert django.times == 1
    assert ask(files, (b"if-none-match", ETAG[1])) == (304, [ETAG, IMMUTABLE][::-1], b"")


@pytest.mark.parametrize(
    "other",
    [
        {"method": "HEAD"},
        {"query": b"v=1"},
        {"path": b"/es/"},
        {"path": b"/static/" + b"a" * 600},
    ],
)
def test_any_other_request_goes_to_django_each_time(other):
    files = FilesInMemory(django := Django(IMMUTABLE))

    assert [ask(files, **other)[2] for _ in range(2)] == [b"asked 1", b"asked 2"]
    assert django.times == 2


def test_a_part_of_a_file_goes_to_django_and_packed_and_plain_are_two():
    files = FilesInMemory(Django(IMMUTABLE))
    packed = (b"accept-encoding", b"gzip, br")

    assert [ask(files, head)[2] for head in [packed, (b"range", b"bytes=0-1")]] == [b"asked 1", b"asked 2"]
    assert [ask(files)[2], ask(files, packed)[2], ask(files)[2]] == [b"asked 3", b"asked 1", b"asked 3"]
    # Through a proxy that speaks TLS nothing is led elsewhere, and so the answer is another.
    assert ask(files, (b"x-forwarded-proto", b"https"))[2] == b"asked 4"


@pytest.mark.parametrize(
    "django",
    [
        Django((b"cache-control", b"max-age=3600, public")),
        Django(IMMUTABLE, status=404),
        Django(IMMUTABLE, body=b"x" * (MOST_OF_ONE_FILE + 1)),
        Django(IMMUTABLE, body=b"x" * (MOST_OF_ONE_FILE // 2), pieces=3),
    ],
)
def test_what_may_change_what_is_refused_and_what_is_large_is_asked_for_again(django):
    files = FilesInMemory(django)

    first, second = ask(files), ask(files)

    assert first[0] == second[0] == django.status
    assert len(first[2]) == len(second[2]) >= len(django.body) * django.pieces
    assert django.times == 2
