"""The quipu: its order, its places, its states, its safety."""

import math
import re
from dataclasses import replace
from itertools import combinations, pairwise, product
from xml.etree import ElementTree

import pytest
from django.utils.translation import override
from hypothesis import given, strategies as st

from tinkuy.design import example
from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.quipu.frames import FRAMES, frame_for
from tinkuy.design.figures.quipu.geometry import HEIGHTS, Cord, Knot, Thread, lay_out, relaxed
from tinkuy.design.figures.sprite import BOX, DEFINITIONS

SIZES = list(FRAMES)
WORDS = {"title": "Quipu", "description": "Cinco cuerdas."}


def drawn(size="full", cords=None, threads=None, **more):
    return quipu(
        example.cords() if cords is None else cords,
        example.threads() if threads is None else threads,
        size=size,
        **WORDS,
        **more,
    )


def parsed(svg):
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns:x="x" ', 1))


@pytest.mark.parametrize("size", SIZES)
def test_a_quipu_is_well_formed_and_has_no_broken_number(size):
    svg = drawn(size)

    parsed(svg)
    assert not re.search(r"\b(nan|inf|None)\b", svg)


@pytest.mark.parametrize("size", SIZES)
def test_the_same_data_give_the_same_drawing(size):
    assert drawn(size) == drawn(size)


@pytest.mark.parametrize("size", SIZES)
def test_every_quote_is_one_knot(size):
    assert drawn(size).count("<use ") == 61


@pytest.mark.parametrize("size", SIZES)
def test_knots_keep_the_order_of_minutes_and_stay_on_their_cord(size):
    layout = lay_out(example.cords(), frame_for(size, 5))

    for placed_cord in layout.placed_cords:
        places = [place for _knot, place in placed_cord.knots]
        assert places == sorted(places)
        assert layout.frame.zero <= places[0]
        assert places[-1] <= layout.frame.end


def test_neighbours_do_not_touch():
    layout = lay_out(example.cords(), frame_for("header", 5))

    for placed_cord in layout.placed_cords:
        for (first, a), (second, b) in pairwise(placed_cord.knots):
            needed = (HEIGHTS[first.kind] + HEIGHTS[second.kind]) * layout.frame.knot / BOX / 2
            assert b - a >= needed - 1e-6


def test_at_full_size_no_knot_is_moved_by_more_than_half_a_minute():
    layout = lay_out(example.cords(), frame_for("full", 5))
    minute = (layout.frame.end - layout.frame.zero) / layout.minutes

    shifts = [abs(place - layout.along(knot.minute)) for h in layout.placed_cords for knot, place in h.knots]

    assert max(shifts) <= 0.5 * minute


@given(
    st.lists(st.tuples(st.floats(0, 500), st.floats(1, 14)), max_size=30).map(sorted),
)
def test_relaxing_keeps_the_order_the_room_and_the_bounds(knots):
    wished, halves = [wish for wish, _half in knots], [half for _wish, half in knots]

    places = relaxed(wished, halves, 0, 900)

    assert len(places) == len(knots)
    assert all(math.isfinite(place) and 0 <= place <= 900 for place in places)
    for (a, first), (b, second) in zip(
        zip(places, halves, strict=True), list(zip(places, halves, strict=True))[1:], strict=False
    ):
        assert b - a >= first + second - 1e-6


def test_knots_with_room_stay_where_their_minute_is():
    assert relaxed([10, 60, 200], [5, 5, 5], 0, 500) == [10, 60, 200]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", range(9))
def test_no_cord_to_eight_cords_are_drawn_inside_the_frame(size, count):
    cords = [Cord(i, f"Sesión {i}", "4 jun", 90, True, (Knot(45, "risk", "x"),)) for i in range(1, count + 1)]

    svg = drawn(size, cords, [])

    layout = lay_out(cords, frame_for(size, count))
    assert svg.count("<use ") == count
    assert all(0 < placed_cord.x < layout.frame.width for placed_cord in layout.placed_cords)


def test_a_planned_session_hangs_dotted_and_its_threads_are_dashed():
    cords, threads = example.cords(held_count=0), example.threads(held_count=0)

    svg = drawn("header", cords, threads)

    assert svg.count('class="q-cord planned"') == 5
    assert "<use " not in svg
    assert svg.count('stroke-dasharray="4 4"') == len(threads)
    assert 'class="dot"' not in svg


def test_a_thread_that_was_picked_up_is_a_full_line_from_a_ring_to_a_dot():
    thread = Thread("H1", "¿Y ahora?", 1, 80, 2, 5, "resolved")

    svg = drawn("header", threads=[thread])

    assert 'stroke-dasharray="4 4"' not in svg
    assert svg.count('class="dot"') == 1
    assert svg.count("<circle") == 2


@pytest.mark.parametrize("target", [None, 99])
def test_a_thread_without_a_session_hangs_loose_and_says_so(target):
    thread = Thread("H6", "¿Quién?", 3, 87, target, 5, "planted")

    with override("es"):
        svg = drawn("header", threads=[thread])

    assert "H6 suelto" in svg
    assert svg.count("<circle") == 1


def test_a_thread_from_a_session_that_is_not_drawn_is_left_out():
    assert "H9" not in drawn(threads=[Thread("H9", "¿?", 42, 5, 2, 5, "planted")])


def boxes_of_labels(svg):
    rects = re.findall(r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="(20)"', svg)
    return [tuple(map(float, rect)) for rect in rects]


def meet(one, other):
    (x, y, w, h), (ox, oy, ow, oh) = one, other
    return x < ox + ow and ox < x + w and y < oy + oh and oy < y + h


@pytest.mark.parametrize("size", [size for size in SIZES if FRAMES[size].labels])
@pytest.mark.parametrize("is_settled", [True, False])
def test_labels_lie_neither_on_each_other_nor_on_a_title_nor_outside(size, is_settled):
    threads = [replace(thread, state="dropped" if is_settled else "planted", target=None, target_minute=None)
               if thread.label in ("H5", "H6") else thread for thread in example.threads()]  # fmt: skip
    svg = drawn(size, threads=threads, highlight="H8")
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    titles = [
        (float(x), float(y) - 13, 6.8 * len(words), 16)
        for x, y, words in re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="q-title q-halo"[^>]*>([^<]+)<', svg)
    ]

    boxes = boxes_of_labels(svg)

    assert len(boxes) == 8
    assert all(x >= 0 and x + w <= wide and y + h <= high for x, y, w, h in boxes)
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]
    assert not [pair for pair in product(boxes, titles) if meet(*pair)]


def test_one_thread_can_be_highlighted():
    assert drawn("full", highlight="H8").count('stroke-width="2.6"') == 1


def test_the_full_view_links_each_quote_by_name_and_the_header_is_one_picture():
    full, header = drawn("full"), drawn("header")

    assert full.count("<a href=") == 61
    assert 'role="group"' in full
    assert "<title>" in full
    assert "<a " not in header
    assert 'role="img"' in header
    assert 'aria-label="Quipu. Cinco cuerdas."' in header


def test_what_people_wrote_cannot_become_markup():
    evil = '"><script>alert(1)</script>'
    cords = [Cord(1, evil, evil, 90, True, (Knot(5, "risk", evil, evil),))]
    threads = [Thread(evil, evil, 1, 5, None, None, "planted")]

    for size in SIZES:
        svg = quipu(cords, threads, size=size, title=evil, description=evil, highlight=evil)
        assert "<script" not in svg
        parsed(svg)


def test_a_quote_after_the_end_or_before_the_start_stays_on_the_cord():
    cords = [Cord(1, "a", "", 60, True, (Knot(-9, "risk", "x"), Knot(400, "lesson", "y")))]

    layout = lay_out(cords, frame_for("full", 1))

    first, last = (place for _knot, place in layout.placed_cords[0].knots)
    assert (first, last) == (layout.frame.zero, layout.along(60))


def test_a_shorter_session_has_a_shorter_cord():
    cords = [Cord(1, "a", "", 45, True, ()), Cord(2, "b", "", 90, True, ())]

    short, long = lay_out(cords, frame_for("full", 2)).placed_cords

    assert short.bottom < long.bottom


def test_many_quotes_make_smaller_knots_and_too_many_become_counts():
    def with_quotes(count):
        knots = tuple(Knot(90 * i / count, "risk", "x") for i in range(count))
        return [Cord(1, "a", "", 90, True, knots)]

    some, many = (lay_out(with_quotes(count), frame_for("full", 1)) for count in (25, 200))

    assert some.frame.knot < FRAMES["full"].knot
    assert not some.counts_only
    assert many.counts_only
    svg = drawn("full", with_quotes(200), [])
    assert svg.count("<use ") == 1
    assert ">200</text>" in svg


def test_the_printed_quipu_stands_alone():
    svg = drawn("print")

    root = ElementTree.fromstring(svg)
    defined = {element.get("id") for element in root.iter() if element.get("id")}
    used = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert used == defined
    assert "var(" not in svg
    assert "<a " not in svg
    assert root[0].text == "Quipu"


def test_in_a_page_the_knots_come_from_the_sprite():
    svg = drawn("full")

    used = set(re.findall(r'href="#(knot-[^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert all(f'id="{name}"' in DEFINITIONS for name in used)
    assert "<defs" not in svg


def test_the_header_stays_within_its_bytes():
    assert len(drawn("header").encode()) <= 11_000
    assert len(drawn("phone").encode()) <= 11_000
