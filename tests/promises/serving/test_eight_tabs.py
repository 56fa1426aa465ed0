"""V16 by its measure: one person sends a large file from eight tabs, and nobody else waits or is told a fault."""

import http.client
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from tests.running import FORGERY_TOKEN, Site, running

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

TABS, CAPTIONS = 8, 6_000
SENTENCE = "Lo que cada país trae a la mesa se escucha con calma y se escribe con sus palabras. " * 5
BOUNDARY = "0123456789abcdef"


def captions() -> bytes:
    """Some three megabytes: of the ten that are allowed the suite has no time to read eight."""
    cues = [
        f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.000 --> {at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}.900\n"
        f"<v Coordina>{at} {SENTENCE}\n"
        for at in range(CAPTIONS)
    ]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def send_file(site: Site, path: str, session: str, data: bytes, tab: int, all_sent: Barrier) -> int:
    """The status that a tab is answered: the last bytes of all tabs leave together, however slowly they began."""
    fields = {"csrfmiddlewaretoken": FORGERY_TOKEN, "once": f"tab {tab}"}
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="s{tab}.vtt"\r\n\r\n'
    body = "".join([*parts, head]).encode() + data + f"{tab}\r\n--{BOUNDARY}--\r\n".encode()
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
    headers = {
        "Cookie": f"csrftoken={FORGERY_TOKEN}; sessionid={session}",
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    line.request("POST", path, body[:-1], headers | {"Content-Length": str(len(body))})
    all_sent.wait(timeout=120)
    line.send(body[-1:])
    status = line.getresponse().status
    line.close()
    return status


def test_promise_V16_one_person_with_eight_tabs_of_a_large_file_keeps_nobody_waiting(site: Site):
    seeded, data = site.ask("tests.seeding", "announced"), captions()
    path = f"/es/team/c/{seeded['cycle']}/systematise/s/1/transcript/"
    meanwhile = 0

    with running(site), ThreadPoolExecutor(TABS) as tabs:
        assert site.get(path, seeded["session"]).status == 200
        all_sent = Barrier(TABS + 1)
        sent = [tabs.submit(send_file, site, path, seeded["session"], data, tab, all_sent) for tab in range(TABS)]
        all_sent.wait(timeout=120)
        while not all(one.done() for one in sent):
            assert site.get("/healthz").status == 200
            other = {"email": f"otra{meanwhile}@example.org", "once": f"k{meanwhile}"}
            assert site.post("/es/sign-in/", other).status in {302, 429}
            meanwhile += 1
        statuses = Counter(one.result() for one in sent)

    assert set(statuses) == {302, 503}, statuses
    assert meanwhile > 2 * TABS, "who writes waits for no file that is read: else one would be answered for each file"
