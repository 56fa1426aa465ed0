"""I01: a number that is none, or that no database takes, is refused and breaks no page."""

import pytest
from django.urls import reverse

GREAT = "9" * 30
PASSAGE = {"cue": "1", "start": "0", "end": "5", "kind": "risk"}


@pytest.mark.parametrize(
    ("name", "place", "sent"),
    [
        ("code", 1, PASSAGE | {"cue": GREAT}),
        ("code", 1, PASSAGE | {"last_cue": GREAT}),
        ("code", 1, PASSAGE | {"code": GREAT}),
        ("code_turns", 1, {"turns": GREAT}),
        ("unlink_finding", None, {"link": "²"}),
        ("unlink_finding", None, {"link": GREAT}),
    ],
)
def test_promise_I01_an_odd_number_breaks_nothing(name, place, sent, finding, signed_in, systematisation):
    more = [int(GREAT)] if name == "code_turns" else []
    address = reverse(f"systematisation:{name}", args=[finding.cycle.slug, place or finding.public_id, *more])

    assert signed_in(systematisation).post(address, sent).status_code in (404, 422)
