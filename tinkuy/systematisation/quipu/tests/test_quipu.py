"""The quipu's data."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.coding import actions
from tinkuy.systematisation.quipu.queries import quipu_of


def test_a_cord_per_session_and_a_knot_per_quote(coded, webinars):
    Hook.objects.create(
        cycle=coded[0].cycle, number=1, text={"es": "¿Y ahora?"}, origin=webinars[0], target=webinars[1],
        state="resolved", planted_second=4920, resolved_second=300,
    )  # fmt: skip

    data = quipu_of(coded[0].cycle, public=False)

    assert [(cord.number, cord.is_held, len(cord.knots)) for cord in data.cords] == [
        (1, True, 2),
        (2, True, 0),
        (3, False, 0),
    ]
    assert data.counts == {"risk": 0, "good_practice": 0, "lesson": 2, "recommendation": 0}
    thread = data.threads[0]
    assert (thread.label, thread.origin, thread.origin_minute, thread.target, thread.target_minute) == (
        "H1",
        1,
        82,
        2,
        5,
    )
    assert data.per_webinar[0]["total"] == 2


def test_invariant_11_the_public_quipu_leaves_out_what_was_said_under_the_rule(coded, webinars):
    for place, (minutes, regime) in enumerate([(35, "attribution"), (55, "closed")], 1):
        Segment.objects.create(
            cycle=coded[0].cycle,
            webinar=webinars[0],
            ordinal=place,
            title="Parte",
            minutes=minutes,
            kind="dialogue",
            regime=regime,
        )

    public, team = (quipu_of(coded[0].cycle, public=is_public) for is_public in (True, False))

    assert (public.total, team.total) == (1, 2)
    assert "Uruguay" not in str(public.cords) + str(team.cords)


def test_six_queries_however_many_quotes(cues, systematisation):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            quipu_of(cues[0].cycle, public=True)
        return len(seen)

    actions.code_passage(actor=systematisation, cue=cues[0], start=0, end=5, kind="risk")
    one = queries()
    for cue in cues[1:]:
        actions.code_passage(actor=systematisation, cue=cue, start=0, end=5, kind="risk")

    assert one == queries() == 6
