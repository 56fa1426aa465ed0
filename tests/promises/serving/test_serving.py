"""The promises that `tinkuy serve` keeps as a process."""

import os
import select
import socket
import stat
import time
from pathlib import Path

import pytest

from tests.running import FORGERY_TOKEN, Site, children, running
from tinkuy.config.server import PortBusy, listening_socket

pytestmark = [pytest.mark.processes, pytest.mark.one_database]


def test_promise_V14_a_cold_start_answers_and_prints_the_way_in(site):
    assert site.run("migrate", "--skip-checks").returncode == 0
    del site.environment["TINKUY_STATIC"]  # nobody has gathered its styles and scripts

    with running(site):
        log = site.log()

    assert f"http://localhost:{site.port}/es/sign-in/link/" in log


def test_the_link_is_printed_at_the_first_start_only(site):
    for _ in range(2):
        with running(site):
            assert site.stop() == 0

    assert site.log().count("/sign-in/link/") == 1


def test_sigterm_ends_every_process_in_order(running_site):
    worker = children(running_site.process.pid)

    assert running_site.stop() == 0

    assert len(worker) == 1
    assert not Path(f"/proc/{worker[0]}").exists()


def test_the_first_worker_shares_the_program_with_the_server_and_has_nothing_else_of_it(running_site):
    (worker,) = children(running_site.process.pid)

    files = [os.readlink(place) for place in Path(f"/proc/{worker}/fd").iterdir()]
    assert [name for name in files if name.startswith("socket:") or name.endswith("serve.lock")] == []
    lines = Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:]
    kilobytes = {line.partition(":")[0]: int(line.split()[1]) for line in lines}
    assert kilobytes["Shared_Dirty"] > kilobytes["Private_Dirty"]


def test_a_worker_that_dies_is_started_again(running_site):
    (first,) = children(running_site.process.pid)
    os.kill(first, 9)

    until(lambda: children(running_site.process.pid) not in ([], [first]))
    (second,) = children(running_site.process.pid)
    assert second != first


def test_a_worker_does_not_outlive_a_server_that_was_killed(running_site):
    (worker,) = children(running_site.process.pid)

    running_site.process.kill()
    running_site.process.wait()

    until(lambda: not Path(f"/proc/{worker}").exists())
    assert not Path(f"/proc/{worker}").exists()


def test_a_busy_port_is_a_sentence(site):
    with socket.create_server(("127.0.0.1", site.port)):
        refused = site.run("serve")

    assert refused.returncode == 1
    assert f"Port {site.port} of 127.0.0.1 cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_port_is_taken_while_the_site_is_still_being_prepared():
    """Both of two that started together had it, and printed its address; one of them then answered nobody."""
    with listening_socket("127.0.0.1", 0) as preparing, pytest.raises(PortBusy):
        listening_socket(*preparing.getsockname())


def test_a_second_server_on_the_same_file_is_refused(running_site):
    if "TINKUY_DATABASE_URL" in running_site.environment:
        second = Site(running_site.folder, running_site.environment["TINKUY_DATABASE_URL"])
        with running(second):
            assert second.get("/healthz").status == 200
        return
    refused = Site(running_site.folder).run("serve")

    assert refused.returncode == 1
    assert "Tinkuy already runs on" in refused.stderr


def test_promise_S06_what_the_site_writes_is_for_its_owner_alone(standing_site):
    written = [path for path in standing_site.folder.glob("data*/**/*") if path.is_file() and "static" not in str(path)]

    assert written
    assert [path for path in written if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"TINKUY_ADDRESS": "https://tinkuy.example.org"}, "Run `tinkuy keys` once"),
        ({"PORT": "eighty"}, "PORT is 'eighty'"),
        ({"TINKUY_ADDRESS": "tinkuy.example.org"}, "TINKUY_ADDRESS is"),
        ({"TINKUY_SMTP_URL": "telnet://mail"}, "TINKUY_SMTP_URL must begin with"),
        ({"TINKUY_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "The database does not do its work"),
    ],
)
def test_promise_S06_an_installation_that_cannot_be_followed_does_not_start(tmp_path, environment, sentence):
    refused = Site(tmp_path, **environment).run("serve")

    assert refused.returncode == 1
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


def test_promise_S06_a_public_site_without_tls_or_with_open_keys_does_not_start(tmp_path):
    site = Site(tmp_path, TINKUY_ADDRESS="http://tinkuy.example.org")
    assert site.run("keys").returncode == 0
    (tmp_path / "data-keys" / "master.key").chmod(0o644)

    refused = site.run("serve")

    assert refused.returncode == 1
    assert "a site that others reach needs https" in refused.stderr
    assert "master.key is open to other users" in refused.stderr


def test_promise_L03_a_database_that_would_forget_is_not_worked_with(tmp_path):
    program = """
import sys
from tinkuy.config import command, databases
made = databases.sqlite
def weaker(path):
    options = made(path)
    options["OPTIONS"]["init_command"] = options["OPTIONS"]["init_command"].replace("synchronous=2", "synchronous=1")
    return options
databases.sqlite = weaker
sys.argv = ["tinkuy", "migrate", "--skip-checks"]
command.main()
"""
    refused = Site(tmp_path).run_python("-c", program)

    assert refused.returncode == 1
    assert "SQLite answers synchronous=1, not 2" in refused.stderr


def test_promise_I09_a_body_beyond_the_limit_is_cut_and_the_answer_says_so(standing_site):
    too_big = "x" * (26 * 2**20)

    answer = standing_site.post("/en/sign-in/", {"email": too_big})

    assert answer.status == 413
    assert "larger than 25 MB" in answer.body
    assert answer.headers["content-security-policy"]


def test_promise_I09_a_body_without_a_length_is_cut_while_it_arrives(standing_site):
    with socket.create_connection(("127.0.0.1", standing_site.port), timeout=120) as line:
        line.sendall(b"POST /en/sign-in/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(26):
            line.sendall(b"100000\r\n" + b"x" * 2**20 + b"\r\n")
        line.sendall(b"0\r\n\r\n")
        answer = line.recv(65536)

    assert answer.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("asks_first", [False, True])
def test_promise_I09_a_body_declared_beyond_the_limit_is_refused_before_it_is_sent(standing_site, asks_first):
    expect = "Expect: 100-continue\r\n" if asks_first else ""
    head = f"POST /en/sign-in/ HTTP/1.1\r\nHost: localhost\r\n{expect}Content-Length: {30 * 2**20}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", standing_site.port), timeout=120) as allowed:
        allowed.sendall(b"POST /en/sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n")

        answer = spoken(standing_site, head)

        is_answered = select.select([allowed], [], [], 0)[0]

    assert answer.startswith("HTTP/1.1 413")
    assert not is_answered, "a body that may still come is waited for longer, here from before"


def test_promise_V07_bodies_that_trickle_hold_no_thread(standing_site):
    lines = [socket.create_connection(("127.0.0.1", standing_site.port)) for _ in range(50)]
    for line in lines:
        line.sendall(b"POST /en/sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx")
    began = time.monotonic()

    assert standing_site.get("/readyz").status == 200

    assert time.monotonic() - began < 40  # a thread that waits for a body waits for a minute
    for line in lines:
        line.close()


def test_a_forged_proxy_header_with_underscores_is_dropped(site):
    """WSGI makes one variable of `X-Forwarded-Proto` and `X_Forwarded_Proto`: only a proxy may set it."""
    site.environment["TINKUY_ADDRESS"] = "https://tinkuy.example.org"
    request = "GET / HTTP/1.1\r\nHost: tinkuy.example.org\r\n{}: https\r\n\r\n"

    with running(site):
        forged = spoken(site, request.format("X_Forwarded_Proto"))
        genuine = spoken(site, request.format("X-Forwarded-Proto"))

    assert forged.startswith("HTTP/1.1 301")
    assert "location: /es/" in genuine


def test_promise_I01_a_form_is_utf_8_whatever_character_set_it_claims(standing_site):
    """Python's codecs would make halves of letters of it, which no page and no database can hold."""
    body = f"csrfmiddlewaretoken={FORGERY_TOKEN}&email=x&next=/+2AA-"
    head = f"POST /es/sign-in/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken={FORGERY_TOKEN}\r\n"
    kinds = [f"application/x-www-form-urlencoded; charset={name}" for name in ("utf-7", "base64", "rot13", "idna", "x")]

    answers = [
        spoken(standing_site, f"{head}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}")
        for kind in kinds
    ]

    assert {answer.split(" ")[1] for answer in answers} <= {"200", "400", "422"}


def spoken(site: Site, request: str) -> str:
    with socket.create_connection(("127.0.0.1", site.port), timeout=120) as line:
        line.sendall(request.encode())
        return line.recv(65536).decode()


def until(holds, seconds: float = 120) -> None:
    """It comes at once on a quiet machine; the limit is for one that is busy with other work."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
