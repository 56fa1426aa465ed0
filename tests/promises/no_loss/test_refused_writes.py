"""L02: while the disk refuses what is written to it, nothing is acknowledged; once it takes it again all goes on."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.promises.no_loss.test_no_loss import hooks
from tests.running import Answer, Site, children, running

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

ROUNDS = 3


@contextmanager
def refusing(site: Site) -> Iterator[None]:
    """No file of the site's processes grows any more: each write that would do so fails, as on a disk at its end."""
    assert site.process
    processes = [site.process.pid, *children(site.process.pid)]
    usual = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in processes}
    for pid in processes:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, usual[pid][1]))
    try:
        yield
    finally:
        for pid in processes:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, usual[pid])


def test_promise_L02_what_the_disk_refused_was_never_acknowledged_and_may_be_sent_again(site: Site):
    seed = site.seed()
    forms = hooks(seed, 1)
    acknowledged, refused = list[str](), list[Answer]()

    def send(form) -> Answer:
        answer = site.post(form.address, form.fields, form.session)
        if answer.status < 400:
            acknowledged.append(form.meaning)
        return answer

    with running(site):
        for _round in range(ROUNDS):
            assert send(next(forms)).status == 302
            form = next(forms)
            with refusing(site):
                refused += [send(form) for _try in range(3)]
                page = site.get("/es/team/c/ciclo/plan/", seed["session"])
            assert page.status == 200
            assert send(form).status == 302, "the same form, sent again once there is room"
        log = site.log()

    assert {answer.status for answer in refused} <= {503, 507}
    assert all("no se puede guardar" in answer.body for answer in refused)
    assert sorted(site.texts_of_hooks()) == sorted(acknowledged)
    assert len(acknowledged) == 2 * ROUNDS
    assert "Traceback" not in log
