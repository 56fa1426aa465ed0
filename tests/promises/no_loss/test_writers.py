"""The clients of the kill loop: how long a form is sent again before it counts as never answered."""

import time

import pytest

from tests.promises.no_loss import writers
from tests.promises.no_loss.writers import Form, Writers

pytestmark = pytest.mark.one_database

FORM = Form("/es/", {}, "", "one")


class DownSite:
    """Breaks the line of each post until *broken* posts were sent; each may be followed by a new start."""

    def __init__(self, *, broken: int, is_restarted: bool) -> None:
        self.broken, self.is_restarted, self.posts = broken, is_restarted, 0
        self.answering_since = time.monotonic()

    def post(self, *_: object):
        self.posts += 1
        if self.posts > self.broken:
            return type("Answer", (), {"status": 302})
        if self.is_restarted:
            self.answering_since = time.monotonic()
        raise ConnectionError


def sent_to(site: DownSite, monkeypatch) -> Writers:
    monkeypatch.setattr(writers, "SECONDS_TO_FINISH", 5 * writers.BEFORE_A_RETRY)
    with Writers(site, [FORM]) as clients:  # type: ignore[arg-type]
        clients._threads[0].join()
    return clients


def test_a_form_has_its_time_from_the_last_start_on(monkeypatch):
    clients = sent_to(DownSite(broken=20, is_restarted=True), monkeypatch)

    assert (clients.refused, clients.retries) == ([], 20)


def test_a_form_that_a_running_site_never_answers_is_told(monkeypatch):
    clients = sent_to(DownSite(broken=10**9, is_restarted=False), monkeypatch)

    assert clients.refused == ["/es/ was never answered"]
