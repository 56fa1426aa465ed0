"""C18, participation: the formulas, and what is counted of whom. Whoever acted without a name is nobody's count."""

import math
from collections import Counter

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.convening.registrations.models import Registration
from tinkuy.desk.participation.figures import SessionFacts, gini, session_figures, voice
from tinkuy.desk.participation.queries import participation_of
from tinkuy.dialogue.activity import activity_by_webinar
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Option, Poll, PollState
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.hiding import Audience, are_safe
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker, Transcript
from tinkuy.systematisation.transcripts.queries.voices import Turn, turns_of


def test_capability_C18_gini_is_zero_when_all_do_as_much_and_near_one_when_one_does_it_all():
    assert gini([3, 3, 3]) == 0
    assert gini([0, 0, 0, 9]) == pytest.approx(0.75)
    assert gini([1, 2, 3, 4]) == pytest.approx(0.25)
    assert gini([]) is None
    assert gini([0, 0]) is None


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.integers(1, 5))
def test_capability_C18_gini_lies_between_zero_and_one_and_does_not_depend_on_order_or_scale(acts, times):
    coefficient = gini(acts)
    if coefficient is None:
        return
    pairs = sum(abs(a - b) for a in acts for b in acts) / (2 * len(acts) * sum(acts))

    assert 0 <= coefficient < 1
    assert math.isclose(coefficient, pairs, abs_tol=1e-12)
    assert math.isclose(coefficient, gini([times * value for value in reversed(acts)]) or 0, abs_tol=1e-12)


def test_capability_C18_a_voice_is_proportional_when_it_says_its_share():
    assert voice(30, 100, 60, 200).value == pytest.approx(1.0)
    assert voice(10, 100, 60, 200).value == pytest.approx(1 / 3)
    assert voice(10, 100, None, 200) is None
    assert voice(10, 100, 0, 200) is None


def test_capability_C18_every_figure_says_its_numerator_its_denominator_and_its_definition():
    heard = Counter(dict.fromkeys(range(6), 2))
    figures = session_figures(
        [
            SessionFacts(
                attended=100, active=20, by_participants=150, read=12, answered=9, notes=8, hours=2.0,
                has_dialogue=True, turns=heard, by_sector=Counter(government=6, academia=6), talk=600_000,
                organisers=150_000, government=50,
            )
        ]
    )  # fmt: skip

    numbers = {name: (figure.value, figure.numerator, figure.denominator) for name, figure in figures.items()}
    assert numbers == {
        "active": (0.2, 20, 100),
        "acts": (1.5, 150, 100),
        "government": (1.0, 0.5, 0.5),
        "concentration": (0.0, 12, 6),
        "organisers": (0.25, 2.5, 10.0),
        "answered": (0.75, 9, 12),
        "per_hour": (10.0, 20, 2.0),
    }
    assert all(str(figure.definition) for figure in figures.values())


def test_capability_C18_without_data_nothing_is_told_and_nothing_is_zero():
    assert set(session_figures([]).values()) == {None}
    assert set(session_figures([SessionFacts(attended=50)]).values()) == {None}


def test_invariant_09_a_hidden_session_hides_the_sum_that_would_tell_it():
    counted, hidden = (SessionFacts(attended=100, active=active, has_dialogue=True) for active in (20, None))

    assert session_figures([counted])["active"] is not None
    assert session_figures([counted, hidden])["active"] is None


def ask(cycle, webinar, asker=None, **fields) -> Question:
    fields = {"state": QuestionState.VISIBLE, "shown_as": ShownAs.NAMED, "country": "PE", "text": "¿Y?"} | fields
    return Question.objects.create(cycle=cycle, webinar=webinar, asker=asker, **fields)


def test_capability_C18_acts_are_counted_as_far_as_they_could_be_read(scoped, webinars):
    first, second = webinars[:2]
    ask(scoped, first, upvotes=7)
    ask(scoped, first, state=QuestionState.ANSWERED)
    ask(scoped, first, state=QuestionState.DEFERRED, answer="Sí")
    merged = ask(scoped, first, state=QuestionState.MERGED, merged_into=ask(scoped, first))
    for state in (QuestionState.WAITING, QuestionState.HELD):
        ask(scoped, first, state=state)
    ask(scoped, first, state=QuestionState.DECLINED, reason="Caso")
    Note.objects.create(cycle=scoped, webinar=second, kind="lesson", text="Nota")
    for votes, state in ((9, PollState.CLOSED), (4, PollState.CLOSED), (30, PollState.OPEN)):
        poll = Poll.objects.create(cycle=scoped, webinar=second, question={"es": "¿?"}, state=state)
        Option.objects.create(cycle=scoped, poll=poll, ordinal=1, text={"es": "Sí"}, votes=votes)

    acts = activity_by_webinar(scoped)

    assert merged.state == QuestionState.MERGED
    assert (acts[first.pk].read, acts[first.pk].answered, acts[first.pk].questions) == (4, 2, 5)
    assert acts[first.pk].by_participants == 5 + 7
    assert (acts[second.pk].votes, acts[second.pk].notes) == (9, 1)


def test_invariant_26_who_asked_without_a_name_is_not_looked_at(scoped, webinars, make_registrations):
    named, nameless, chatham = make_registrations("PE", 3)
    ask(scoped, webinars[0], named)
    ask(scoped, webinars[0], nameless, shown_as=ShownAs.WITHOUT_NAME)
    ask(scoped, webinars[0], chatham, regime=Regime.CHATHAM_HOUSE)

    acts = activity_by_webinar(scoped)[webinars[0].pk]

    assert acts.named == {named.pk}
    assert acts.questions == 3
    assert acts.by_country == {"PE": 2}


def speak(cycle, webinar, *said: tuple[Speaker | None, int]) -> None:
    transcript = Transcript.objects.create(cycle=cycle, webinar=webinar, layout="vtt")
    start = 0
    for place, (speaker, seconds) in enumerate(said, 1):
        Cue.objects.create(
            cycle=cycle, transcript=transcript, ordinal=place, start_ms=start, end_ms=start + seconds * 1000,
            speaker=speaker, text="…",
        )  # fmt: skip
        start += seconds * 1000


def test_capability_C18_captions_of_one_speaker_in_a_row_are_one_turn(scoped, webinars):
    ana, luis = (Speaker.objects.create(cycle=scoped, label=name) for name in ("Ana", "Luis"))
    speak(scoped, webinars[0], (ana, 10), (ana, 5), (luis, 3), (ana, 2), (None, 60), (ana, 1))

    assert turns_of(scoped)[webinars[0].pk] == [
        Turn(ana.pk, 15_000), Turn(luis.pk, 3_000), Turn(ana.pk, 2_000), Turn(ana.pk, 1_000),
    ]  # fmt: skip


@pytest.fixture
def spoken(scoped, webinars, make_registrations, attend, coordination):
    """40 of Peru and 40 of Uruguay attend, half of each of the government; 8 ask under a name. Six voices speak."""
    people = [*make_registrations("PE", 40), *make_registrations("UY", 40)]
    Registration.objects.update(sector=Sector.CIVIL_SOCIETY)
    Registration.objects.filter(pk__in=[one.pk for one in people[::2]]).update(sector=Sector.GOVERNMENT)
    attend(webinars[0], people)
    for person in people[:8]:
        ask(scoped, webinars[0], person)
    host = Speaker.objects.create(cycle=scoped, label=coordination.name, sector=Sector.COOPERATION)
    others = [
        Speaker.objects.create(cycle=scoped, label=f"Voz {n}", country="UY", sector=Sector.GOVERNMENT) for n in range(5)
    ]
    speak(scoped, webinars[0], (host, 60), *((voice, 36) for voice in others))
    return scoped


def test_capability_C18_a_session_is_told_from_questions_and_transcript(spoken):
    figures = participation_of(spoken).sessions[0].figures

    assert (figures["active"].numerator, figures["active"].denominator) == (8, 80)
    assert figures["organisers"].value == pytest.approx(0.25)
    assert figures["government"].value == pytest.approx((5 / 6) / (40 / 80))
    assert figures["concentration"].value == 0


def test_capability_C18_the_voice_of_a_country_is_set_against_its_attendance(spoken):
    peru, uruguay = participation_of(spoken).countries

    assert (peru.country, peru.turns, peru.whole) == ("PE", 8, 13)
    assert peru.equity.value == pytest.approx((8 / 13) / 0.5)
    assert uruguay.equity.value == pytest.approx((5 / 13) / 0.5)


def test_capability_C18_where_nobody_who_runs_the_cycle_is_known_by_name_their_share_is_not_told(spoken):
    Speaker.objects.filter(sector=Sector.COOPERATION).update(label="Voz en off")

    assert participation_of(spoken).whole["organisers"] is None


def test_invariant_09_of_few_who_asked_nothing_is_told(spoken, signed_in, coordination):
    Question.objects.filter(pk__in=Question.objects.order_by("pk")[:4]).update(shown_as=ShownAs.WITHOUT_NAME)

    participation = participation_of(spoken)

    assert participation.sessions[0].figures["active"] is None
    assert participation.whole["active"] is None
    assert participation.sessions[0].figures["acts"].numerator == 8
    assert not are_safe([4], Audience.TEAM)


def test_capability_C18_what_it_costs_does_not_grow(spoken, webinars, attend, django_assert_num_queries):
    """Once it was looked at: what may be read is decided by the first look after a change."""
    participation_of(spoken)
    with django_assert_num_queries(16):
        participation_of(spoken)
    attend(webinars[1], list(Registration.objects.all()))
    ask(spoken, webinars[1], Registration.objects.first())
    participation_of(spoken)
    with django_assert_num_queries(16):
        participation_of(spoken)


def page(client, cycle) -> str:
    return client.get(f"/es/team/c/{cycle.slug}/participation/").content.decode()


def test_capability_C18_the_page_says_each_figure_with_its_numbers(spoken, signed_in, observer):
    shown = page(signed_in(observer), spoken)

    assert "8 de 80" in shown
    assert "no intenta saber de quién fue" in shown


def test_capability_C18_the_page_of_a_cycle_without_anything_says_what_to_do(scoped, webinars, signed_in, observer):
    shown = page(signed_in(observer), scoped)

    assert "Importe primero la asistencia de una sesión." in shown
