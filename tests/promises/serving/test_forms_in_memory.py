"""A form that is kept for all strangers: its tokens are each reader's own, in whatever form it is sent."""

import gzip
import string

import pytest

from tinkuy.config.web.finished.forms import FORGERY, ONCE, form_page

HIDDEN = '<input type="hidden" name="{}" value="{}">'
PAGE = "<form>{}{}</form><p>ñ</p>" + "<p>palabras</p>" * 50 + "<form>{}</form>"
THEIRS, KEY = "a" * 64, "b" * 32
PLAIN = PAGE.format(
    HIDDEN.format("csrfmiddlewaretoken", THEIRS),
    HIDDEN.format("once", KEY),
    HIDDEN.format("csrfmiddlewaretoken", THEIRS),
).encode()
PACKED = [(b"content-encoding", b"gzip")]


@pytest.mark.parametrize("values", [[b"x" * 64, b"y" * 32, b"z" * 64], [b"1", b"2", b"3"]])
def test_what_is_packed_says_the_same_as_what_is_plain(values):
    plain, packed = form_page([], PLAIN), form_page(PACKED, gzip.compress(PLAIN))

    assert plain.filled(values) == gzip.decompress(packed.filled(values))
    assert plain.tokens == [FORGERY, ONCE, FORGERY]
    assert THEIRS.encode() not in plain.filled(values)


def test_a_token_is_not_packed_so_that_no_length_tells_it():
    packed = form_page(PACKED, gzip.compress(PLAIN))
    alike, other = b"palabras" * 8, (string.ascii_letters + string.digits + "+-").encode()

    assert len(packed.filled([alike] * 3)) == len(packed.filled([other] * 3))
    assert alike in packed.filled([alike] * 3)


@pytest.mark.parametrize("also", ['<i data-token="csrfmiddlewaretoken">', "<input value='1' name=\"once\">"])
def test_a_page_with_a_token_written_in_another_way_is_not_kept(also):
    assert form_page([], PLAIN + also.encode()) is None
