"""What lies outside of the agenda, or has a time that nobody can read, is under the strictest rule of the session."""

import json

import pytest

from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.actions.importing import import_transcript

PARTS = ((20, "public"), (40, "closed"), (20, "public"))
MINUTE = 60_000


def _items(*times: tuple[object, object]) -> list[dict[str, object]]:
    return [{"speaker": "Ana", "start": start, "end": end, "text": f"Palabras {start}."} for start, end in times]


@pytest.fixture
def regimes_of(scoped, webinars, systematisation):
    """`regimes_of(items)`: under what each caption of that JSON is kept, and whether its speaker is."""
    Segment.objects.filter(webinar=webinars[0]).delete()
    for place, (minutes, regime) in enumerate(PARTS, 1):
        Segment.objects.create(
            cycle=scoped, webinar=webinars[0], ordinal=place, title="Parte", minutes=minutes, regime=regime
        )

    def regimes(items):
        data = json.dumps({"audio_segments": items}).encode()
        import_transcript(actor=systematisation, webinar=webinars[0], data=data, filename="a.json")
        return list(Cue.objects.order_by("ordinal").values_list("regime", "speaker__label"))

    return regimes


PUBLIC, CLOSED = ("public", "Ana"), ("closed", None)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (_items(("5.0", "9.0"), ("1800.5", "1809.0")), [PUBLIC, CLOSED]),
        (_items(("5.0", "9.0"), ("30m0s", "30m9s")), [CLOSED, CLOSED]),
        (_items((5_000, None), (1_800_000, None)), [CLOSED, CLOSED]),  # the first until the second begins
        (_items((5_000, 5_150), (1_800_000, 1_800_150)), [PUBLIC, CLOSED]),
        (_items((5.0, 9.0), (-5, -1)), [CLOSED, CLOSED]),
        (
            _items((5.0, 9.0), (4_700.0, 4_790.0), (4_790.0, 4_809.0), (5_000.0, 5_009.0)),
            [PUBLIC, PUBLIC, CLOSED, CLOSED],
        ),
    ],
)
def test_invariant_10_promise_P11_closed_words_are_kept_as_such_whatever_their_times(items, expected, regimes_of):
    assert regimes_of(items) == expected


def test_without_an_agenda_the_regime_of_the_cycle_holds_at_any_time():
    assert rules.regime_between([], -1, 9 * MINUTE, "attribution") == "attribution"
