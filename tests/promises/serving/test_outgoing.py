"""I10: the one client that asks other machines, and whom it asks."""

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import tinkuy
from tinkuy.core.outgoing import fetching
from tinkuy.core.outgoing.fetching import NotFetched, fetch_json, is_of_the_whole_internet
from tinkuy.core.outgoing.remembered_answers import RememberedAnswers

NEVER = """
    127.0.0.1 127.255.255.254 ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1
    64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 0.0.0.0 0.1.2.3 ::
    10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 169.254.0.1 100.64.0.1 100.127.255.254
    192.0.0.1 192.0.0.170 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1 5f00::1
    239.255.255.255 240.0.0.1 255.255.255.255 fe80::1 fe80::1%lo fec0::1 fc00::1 fd12:3456::1 ff02::1 ff0e::1 100::1
    2001:db8::1 2001:10::1 3fff::1 4000::1 2001:2::1 ::ffff:169.254.169.254 1.1.1.1%1 a.b 1.2.3 999.1.1.1 0x7f.1
""".split()  # noqa: SIM905  they are compared by eye
ALWAYS = """
    1.1.1.1 8.8.8.8 190.12.0.1 172.32.0.1 11.0.0.1 2606:4700::1111 2800:3f0::1 ::ffff:8.8.8.8
""".split()  # noqa: SIM905

HOSTS_OF_THIS_MACHINE = (
    *("127.0.0.1", "localhost", "2130706433", "0177.0.0.1", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"),
)


def test_promise_I10_only_unicast_addresses_of_the_whole_internet_are_asked():
    assert len(NEVER) + len(ALWAYS) >= 60
    assert [address for address in NEVER if is_of_the_whole_internet(address)] == []
    assert [address for address in ALWAYS if not is_of_the_whole_internet(address)] == []


@pytest.mark.parametrize("host", HOSTS_OF_THIS_MACHINE)
def test_promise_I10_this_machine_is_not_asked_where_others_reach_the_site_however_it_is_written(settings, host):
    settings.IS_LOOPBACK = False

    with answering({"a": 1}) as asked, pytest.raises(NotFetched):
        fetch_json(f"https://{host}:{asked.port}/")

    assert asked.times == 0


def test_promise_I10_a_host_with_one_address_too_many_is_not_asked_and_each_is_resolved_once(settings, monkeypatch):
    """A name server that gives a good address and then another one, or both at once."""
    settings.IS_LOOPBACK = False
    asked: list[str] = []

    def both(host, port, **_kind):
        asked.append(host)
        return [(2, 1, 6, "", ("8.8.8.8", port)), (2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", both)

    with pytest.raises(NotFetched, match="whole internet"):
        fetch_json("https://rebinding.example.org/")
    assert asked == ["rebinding.example.org"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((302, {"Location": "/elsewhere"}, b""), "302"),
        ((500, {}, b"{}"), "500"),
        ((200, {}, b"x" * (64 * 1024 + 1)), "too long"),
        ((200, {}, b"[1]"), "no object"),
        ((200, {}, b"{"), "JSONDecodeError"),
        ((200, {}, b"[" * 60_000), "RecursionError|JSONDecodeError"),
    ],
)
def test_promise_I10_no_redirect_is_followed_and_an_answer_has_its_size(answer, reason):
    with answering(answer) as asked, pytest.raises(NotFetched, match=reason):
        fetch_json(asked.address)

    assert asked.times == 1


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "file:///etc/passwd", "https://a:b@example.org/", "https:///x"]
)
def test_promise_I10_only_the_web_is_asked(address):
    with pytest.raises(NotFetched, match="no address of the web"):
        fetch_json(address)


def test_promise_I10_a_site_for_others_asks_by_https_alone(settings):
    settings.IS_LOOPBACK = False

    with pytest.raises(NotFetched, match="not by https"):
        fetch_json("http://example.org/")


DROPS = 200
"""Of an answer, a tenth of a second or more apart: whoever waits for the last one was held up."""


@pytest.mark.parametrize("before", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_promise_I10_an_answer_that_drips_in_holds_nobody_up(monkeypatch, before):
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    ended, was_waited_for = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:

        def drip() -> None:
            line, _peer = door.accept()
            with line, suppress(OSError):
                line.sendall(before)
                for _ in range(DROPS):
                    if ended.wait(0.1):
                        return
                    line.sendall(b"x")
                was_waited_for.set()

        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(NotFetched):
            fetch_json(f"http://127.0.0.1:{door.getsockname()[1]}/")
        ended.set()
        thread.join()

    assert not was_waited_for.is_set()


def test_promise_I10_there_is_one_client():
    """Whoever needs another machine takes this one: nothing else of the product opens a connection. A reader of files
    that tries its own walls knocks at its own machine.
    """
    clients = ("urllib.request", "http.client", "requests", "httpx", "create_connection", "urlopen")
    package = Path(tinkuy.__file__).parent
    using = {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if "tests" not in file.parts and any(f"{word} import" in line or f"import {word}" in line or f".{word}(" in line
                                             for line in file.read_text().splitlines() for word in clients)
    }  # fmt: skip

    assert using <= {"core/outgoing/fetching.py", "core/sandbox/probing.py"}


def test_what_everybody_needs_is_asked_once_and_kept_and_so_is_silence(monkeypatch):
    answers = RememberedAnswers()
    with answering({"keys": []}) as asked, ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: answers.get(asked.address), range(24)))
        assert (found, asked.times) == ([{"keys": []}] * 24, 1)
        for _ in range(3):
            answers.get(asked.address, anew=True)
        assert asked.times == 1

    with answering((500, {}, b"")) as broken:
        for _ in range(5):
            with pytest.raises(NotFetched, match="500"):
                answers.get(broken.address)
        assert broken.times == 1


def test_of_the_answers_that_are_kept_there_are_few():
    answers = RememberedAnswers()
    with answering({"a": 1}) as asked:
        for number in range(20):
            answers.get(f"{asked.address}{number}")

    assert len(answers._answers) == 8


class Asked:
    times = 0
    port = 0

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}/"


@contextmanager
def answering(answer: object) -> Iterator[Asked]:
    """A server on this machine that gives *answer*: status, headers and body, or an object."""
    status, headers, body = answer if isinstance(answer, tuple) else (200, {}, json.dumps(answer).encode())
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.times += 1
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    asked.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
