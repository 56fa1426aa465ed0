"""Public pages that are served from memory: as they would be made at this moment, and to nobody who is somebody."""

import gzip
import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest

from tests.running import Site

pytestmark = [pytest.mark.processes, pytest.mark.one_database]

CYCLE = "/es/c/ciclo/"
REGISTER = f"{CYCLE}register/"
SIGN_IN = "/es/sign-in/"
SESSION = f"{CYCLE}s/1/"
PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Mobile"}


@dataclass(frozen=True)
class Page:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(site: Site, path: str, method: str = "GET", **headers: str) -> Page:
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
    try:
        line.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        answer_headers = {name.lower(): value for name, value in answer.getheaders()}
        return Page(answer.status, answer_headers, answer.read())
    finally:
        line.close()


def made(site: Site, route: str) -> int:
    """How often a page was made: what is served from memory comes to no view, and writes no line."""
    return site.log().count(f'"route": "{route}"')


def summarise(site: Site, session: str, words: str) -> None:
    """What the coordination writes of the first session, and its page shows."""
    answer = site.post("/es/team/c/ciclo/plan/sessions/1/summary/", {"summary_es": words}, session)
    assert answer.status == 302, answer.body


def state(site: Site, name: str) -> None:
    done = site.run_python("-m", "tests.seeding", "state", name)
    assert done.stdout.strip() == "1", done.stderr


def test_a_page_is_made_once_for_all_strangers(public_site):
    site, session = public_site
    summarise(site, session, "Una vez")
    before = made(site, "hub:webinar")
    pages = [ask(site, SESSION) for _ in range(5)]

    assert {page.status for page in pages} == {200}
    assert len({page.body for page in pages}) == 1
    assert made(site, "hub:webinar") - before in (1, 2)  # two where a minute ends meanwhile


def test_what_was_written_is_on_the_next_page(public_site):
    site, session = public_site
    for words in ("Primera", "Segunda", "Tercera"):
        summarise(site, session, words)

        assert words.encode() in ask(site, SESSION).body


def test_what_another_process_wrote_is_on_the_next_page(public_site):
    site, _ = public_site
    ask(site, CYCLE)
    done = site.run_python("-m", "tests.seeding", "titled", "De otro proceso")

    assert done.stdout.strip() == "1", done.stderr
    assert b"De otro proceso" in ask(site, CYCLE).body


def test_whoever_has_a_session_is_answered_for_themselves(public_site):
    site, session = public_site
    before = made(site, "hub:cycle")
    for _ in range(2):
        assert ask(site, CYCLE, Cookie=f"sessionid={session}").headers["cache-control"] == "no-store"
        assert ask(site, CYCLE, Cookie="another=1").status == 200

    assert made(site, "hub:cycle") - before == 4


def test_a_stranger_never_gets_what_was_made_for_a_member_of_the_team(public_site):
    site, session = public_site
    summarise(site, session, "Para el equipo")
    own = ask(site, SESSION, Cookie=f"sessionid={session}")
    strangers = ask(site, SESSION)

    assert own.body != strangers.body
    assert b"Para el equipo" in strangers.body
    assert ask(site, SESSION).body == strangers.body


def test_a_browser_that_has_the_page_is_told_so(public_site):
    site, _ = public_site
    page = ask(site, "/es/")
    again = ask(site, "/es/", If_None_Match=page.headers["etag"])
    ask(site, "/es/", Accept_Encoding="gzip")
    packed = ask(site, "/es/", Accept_Encoding="gzip", If_None_Match=page.headers["etag"])
    state(site, "archived")
    changed = ask(site, "/es/", If_None_Match=page.headers["etag"])
    state(site, "running")

    assert (again.status, again.body) == (304, b"")
    assert again.headers["content-security-policy"] == page.headers["content-security-policy"]
    assert (packed.status, changed.status) == (304, 200)


def test_a_browser_keeps_nothing_of_a_sensitive_cycle(public_site):
    site, _ = public_site
    for _ in range(2):
        page = ask(site, CYCLE)

        assert page.headers["cache-control"] == "no-store"
        assert "etag" not in page.headers


def test_each_gets_the_page_in_their_form(public_site):
    """Language, encoding, device; asked twice each, in turn."""
    site, _ = public_site
    for _ in range(2):
        spanish, portuguese = ask(site, CYCLE), ask(site, CYCLE.replace("/es/", "/pt-br/"))
        packed, phone = ask(site, CYCLE, Accept_Encoding="gzip"), ask(site, "/es/", **PHONE)

        assert b'lang="es"' in spanish.body
        assert b'lang="pt-br"' in portuguese.body.lower()
        assert gzip.decompress(packed.body) == spanish.body
        assert phone.status == 200


def test_what_is_no_plain_reading_is_no_business_of_the_memory(public_site):
    site, _ = public_site
    ask(site, CYCLE)

    assert ask(site, CYCLE, "HEAD").body == b""
    assert ask(site, CYCLE, "POST").status in (403, 405)
    assert ask(site, CYCLE, Host="elsewhere.example").status == 400
    assert ask(site, "/es/c/no-such/").status == 404
    assert ask(site, "/es/hub/?q=trata").status == 200


def test_of_a_form_that_is_made_once_each_gets_a_token_and_a_key_of_their_own(public_site):
    """Accepted with the cookie that came with it, refused with another's."""
    site, _ = public_site
    before = made(site, "notices:sign_in")
    pages = [ask(site, SIGN_IN) for _ in range(3)] + [ask(site, SIGN_IN, Accept_Encoding="gzip") for _ in range(3)]
    bodies = [gzip.decompress(page.body) if "content-encoding" in page.headers else page.body for page in pages]
    tokens = [re.findall(r'csrfmiddlewaretoken" value="(\w+)"', body.decode()) for body in bodies]
    cookies = [re.search(r"csrftoken=(\w+)", page.headers["set-cookie"])[1] for page in pages]
    first = ask(site, SIGN_IN, Cookie=f"csrftoken={cookies[1]}")

    assert made(site, "notices:sign_in") - before in (2, 3)  # plain and packed; a minute may end meanwhile
    assert len({*cookies}) == len({one[0] for one in tokens}) == 6
    assert cookies[1] in first.headers["set-cookie"]
    assert [sign_in(site, tokens[at][0], cookies[by]) for at, by in ((1, 1), (4, 4), (1, 2), (2, 4))] == [
        302,
        302,
        403,
        403,
    ]


def test_each_form_of_registering_has_a_key_of_its_own(public_site):
    """Two of one key would be one registration."""
    site, _ = public_site
    pages = [ask(site, REGISTER) for _ in range(3)] + [ask(site, REGISTER, Accept_Encoding="gzip") for _ in range(3)]
    bodies = [gzip.decompress(page.body) if "content-encoding" in page.headers else page.body for page in pages]

    assert len({re.search(r'name="once" value="(\w{32})"', body.decode())[1] for body in bodies}) == 6


def test_a_form_that_is_kept_is_gone_when_nobody_may_register_any_more(public_site):
    site, _ = public_site
    first = ask(site, REGISTER)
    state(site, "archived")
    after = ask(site, REGISTER)
    state(site, "running")

    assert [b'name="country"' in page.body for page in (first, after, ask(site, REGISTER))] == [True, False, True]


def sign_in(site: Site, token: str, cookie: str) -> int:
    fields = urlencode({"email": "nadie@example.org", "csrfmiddlewaretoken": token})
    line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=120)
    try:
        form = {"Cookie": f"csrftoken={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", SIGN_IN, fields, form)
        return line.getresponse().status
    finally:
        line.close()


def test_a_cycle_that_is_announced_no_more_is_gone_at_once(public_site):
    site, _ = public_site
    before = ask(site, CYCLE).status
    state(site, "design")
    after = ask(site, CYCLE).status
    state(site, "running")

    assert (before, after, ask(site, CYCLE).status) == (200, 404, 200)
