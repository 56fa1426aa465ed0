"""The figure of a next cycle draws each point where it goes, and its sentence counts them."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tinkuy.design.figures.next_cord import MOST_ENDS, LooseEnd, PlannedSession, next_cord
from tinkuy.planning.carried_points.queries import PointLine
from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.next_cycle.counting import counts
from tinkuy.planning.next_cycle.proposed import proposed_places

from .test_next_cycle import FORMER, begin, choices_of, form_of, left_open  # noqa: F401

SESSIONS = [PlannedSession(str(place), str(place), f"Sesión {place}") for place in (1, 2)]
ENDS = [
    LooseEnd("q-1", "P1", "2"),
    LooseEnd("q-2", "P2", "1", is_picked_up=True),
    LooseEnd("q-3", "P3", "left"),
    LooseEnd("q-4", "P4", "undecided"),
    LooseEnd("q-5", "P5", "all"),
]


def drawn(ends=ENDS, **values) -> str:
    words = {"former": "Ciclo 2020", "for_all": "todas", "title": "De uno a otro", "description": "Sesión 2: P1."}
    return next_cord(ends, SESSIONS, **words | values)


def end_of(svg: str, name: str) -> str:
    return svg.partition(f'data-end="{name}"')[2].partition('data-end="')[0]


def test_each_end_is_drawn_as_its_way():
    svg = drawn()

    to_second = 'cx="946"'
    assert "nc-thread" in end_of(svg, "q-1")
    assert to_second in end_of(svg, "q-1")
    assert "nc-open" in end_of(svg, "q-1")
    assert 'stroke-dasharray="5 4"' in end_of(svg, "q-1")
    assert "nc-done" in end_of(svg, "q-2")
    assert "stroke-dasharray" not in end_of(svg, "q-2")
    assert "nc-blade" in end_of(svg, "q-3")
    assert "nc-thread" not in end_of(svg, "q-3")
    assert "nc-open" in end_of(svg, "q-4")
    assert "nc-thread" not in end_of(svg, "q-4")
    above = re.search(r'nc-thread.*?d="M\S+ 98C\S+ 8 \S+ 14 486 100"', end_of(svg, "q-5"))
    assert above
    assert 'aria-label="De uno a otro. Sesión 2: P1."' in svg


def test_every_way_is_drawn_for_the_script_and_one_shows():
    svg = drawn(draws_every_way=True)

    for end in ENDS:
        ways = re.findall(r'data-way="(\w+)"( display="none")?', end_of(svg, end.name))
        assert [way for way, hidden in ways if not hidden] == [end.way]
        assert [way for way, _ in ways] == ["left", "undecided", "all", "1", "2"]


def test_ends_beyond_the_room_are_a_number_and_words_are_no_markup():
    many = [LooseEnd(f"q-{number}", "</text><script>", "undecided") for number in range(MOST_ENDS + 3)]

    svg = drawn(many)

    assert svg.count("data-end") == MOST_ENDS
    assert ">+3</text>" in svg
    assert "<script" not in svg


def test_the_sentence_counts_what_goes_on_is_left_and_waits():
    assert sentence(ENDS) == "De 5 puntos, 3 pasan al plan, 1 se deja y 1 está sin decidir. Lo resuelto no se copia."
    assert "De 1 punto, 1 pasa al plan, ninguno se deja y ninguno está sin decidir." in sentence(ENDS[:1])


def sentence(ends: list[LooseEnd]) -> str:
    with translation.override("es"):
        markup = render_to_string("planning/parts/cord_sentence.html", {"cord": {"counts": counts(ends)}})
    return re.sub("<[^>]+>", "", markup).strip()


def lines(*origins: int | None, is_urged: bool = True, for_all: bool = False) -> list[PointLine]:
    source = PointSource("kind", 1, "", lambda cycle: (), lambda keys: {}, for_all=for_all)
    points = [OpenPoint(str(key), "P", {}, is_urged=is_urged, session=origin) for key, origin in enumerate(origins)]
    return [PointLine(source, point.key, point) for point in points]


@pytest.mark.parametrize(
    ("origins", "places"),
    [
        ((3, 1, 2), [3, 1, 2]),
        ((2, 2, 2, 2), [2, 2, 2, 1]),
        ((None, 1, None), [2, 1, 3]),
        ((9, None), [1, 2]),
        ((1,) * 12, [1, 1, 1, 1, 2, 3, 2, 3, 2, 3, 2, 3]),
    ],
)
def test_a_point_is_proposed_for_the_place_it_comes_from_and_else_spread(origins, places):
    assert list(proposed_places(lines(*origins), [1, 2, 3]).values()) == places


def test_what_is_for_all_or_without_sessions_is_proposed_for_no_session():
    assert set(proposed_places(lines(1, 2, for_all=True), [1, 2]).values()) == {None}
    assert set(proposed_places(lines(1, 2), []).values()) == {None}


def test_a_session_that_took_its_points_gets_no_more_of_them():
    assert list(proposed_places(lines(1), [1, 2], busy=[1, 1, 1]).values()) == [2]


def test_capability_R7_the_three_pages_draw_the_cord(signed_in, scoped, left_open, coordination):  # noqa: F811
    client = signed_in(coordination)
    page = client.get(FORMER).content.decode()

    question = f"question-{left_open['question'].public_id}"
    assert "De 3 puntos, <span" in page
    assert re.search(rf'data-end="{question}"><g data-way="left" display="none">', page)
    assert '<g data-way="1"><path class="nc-thread"' in end_of(page, question)
    thread = f"thread-{left_open['thread'].pk}"
    assert '<g data-way="2"><path class="nc-thread"' in end_of(page, thread)  # it was left open in session 2

    sent = client.post(FORMER, form_of(left_open, **{"do-question": "left"})).content.decode()
    assert '<g data-way="left"><path class="nc-cut"' in end_of(sent, question)

    made = begin(scoped, coordination, choices_of(left_open, thread="left")[:2])
    went_on = client.get(FORMER).content.decode()
    assert '<g data-way="left">' in end_of(went_on, thread)
    assert "1 pasa al plan" in went_on
    assert 'class="next-cord"' in client.get(f"/es/team/c/{made.slug}/plan/taken-over/").content.decode()


def test_who_has_no_role_in_the_next_cycle_sees_no_figure_of_its_sessions(
    signed_in,
    scoped,
    left_open,  # noqa: F811
    coordination,
    focal_point_pe,
):
    begin(scoped, coordination, choices_of(left_open))

    assert 'class="next-cord"' not in signed_in(focal_point_pe).get(FORMER).content.decode()
