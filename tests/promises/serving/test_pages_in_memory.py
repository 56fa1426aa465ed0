"""Whose request a kept page may answer, by what its head says."""

import pytest
from django.utils.translation import override

from tinkuy.config.web.finished.pages import key_of, may_be_cached


def asked(*headers: tuple[bytes, bytes], path: str = "/es/", query: bytes = b"") -> dict[str, object]:
    host = (b"host", b"localhost")
    address = {"path": path, "raw_path": path.encode(), "query_string": query}
    return {"type": "http", "method": "GET", "headers": [host, *headers], **address}


def test_a_stranger_brings_no_cookie_but_the_token_of_forms():
    assert key_of(asked())
    assert key_of(asked((b"cookie", b"csrftoken=1")))
    assert key_of(asked((b"cookie", b"csrftoken=1; sessionid=2"))) is None
    assert key_of(asked((b"cookie", b"somebody=2"))) is None


def test_cookies_may_come_in_several_headers():
    assert key_of(asked((b"cookie", b"sessionid=2"), (b"cookie", b"csrftoken=1"))) is None


def test_a_header_that_is_said_twice_is_another_request():
    """Django reads both, so what it makes of them is kept under both."""
    once, twice = asked((b"user-agent", b"One")), asked((b"user-agent", b"Mobi"), (b"user-agent", b"One"))

    assert key_of(once) != key_of(twice)


def test_a_page_is_kept_packed_for_whom_django_packs_it():
    """A word that only holds the name of the packing asks for none: the plain page would be kept for everybody."""
    packed = {
        words: key_of(asked((b"accept-encoding", words))).takes_gzip for words in (b"gzip, br", b"notgzip", b"br")
    }

    assert packed == {b"gzip, br": True, b"notgzip": False, b"br": False}


def test_of_the_countries_that_one_asks_for_those_alone_are_kept_that_there_are():
    asked_for = {b"PE": True, b"": True, b"XQ9": False, b"pe": False}
    cycle = {code: may_be_cached(asked(path="/es/c/ciclo/", query=b"country=" + code)) for code in asked_for}

    assert cycle == asked_for


def test_what_asks_for_anything_unknown_is_not_kept():
    queries = {b"": True, b"country=PE": True, b"q=trata": True, b"q=trata&utm=1": False, b"utm=1": False}

    assert {query: may_be_cached(asked(path="/es/hub/", query=query)) for query in queries} == queries
    assert not may_be_cached(asked(path="/es/sign-in/sent/"))
    assert may_be_cached(asked(path="/es/c/ciclo/s/1/", query=b"country=PE"))
    assert not may_be_cached(asked(path="/no/such/page/"))


@pytest.mark.parametrize("active", ["es", "en", None])
def test_a_page_is_kept_in_each_language_whichever_is_active(active):
    """The event loop, which asks, has none of its own: then it is the first one."""
    with override(active):
        is_cached = {path: may_be_cached(asked(path=path)) for path in ("/es/", "/en/", "/pt-br/", "/fr/", "/")}

    assert is_cached == {"/es/": True, "/en/": True, "/pt-br/": True, "/fr/": False, "/": False}


def test_a_request_that_says_much_leaves_nothing_in_memory():
    """Whatever is long would be held as the key of its page, many times as long as the page."""
    much = b"x" * 600

    assert key_of(asked((b"x-forwarded-proto", much))) is None
    assert key_of(asked((b"host", much))) is None
    assert key_of(asked(query=b"country=" + much)) is None
    assert key_of(asked(path="/es/c/" + much.decode())) is None
