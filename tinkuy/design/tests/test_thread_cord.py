"""The cord of a thread, whatever steps it has and however many countries answer."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from tinkuy.design.figures.thread.figure import thread_cord
from tinkuy.design.figures.thread.parts import CordQuote, CordStep, Span, Strand, ThreadData, Wait
from tinkuy.design.figures.thread.upright import upright_mark

NAMES = ("asked", "answered", "written", "validated", "published", "answers", "done", "verified", "adopted", "next")
MARKS = dict(zip(NAMES, ("asked", "answered", "finding", "validated", "sheet", "answers", "practice"), strict=False))


def steps(*names: str, days: int = 20) -> list[CordStep]:
    return [
        CordStep(name, MARKS.get(name, name), ("República Dominicana", "lo verifica"), "4 jun", days, f"{days} días",
                 is_large=name == "done", is_done=name != "next")
        for name in names
    ]  # fmt: skip


def drawn(data: ThreadData) -> str:
    svg = thread_cord(data, title="El hilo", description="Dos pasos.")
    ElementTree.fromstring(svg)
    assert "nan" not in svg
    return svg


def strands(number: int, state: str = "agreed") -> list[Strand]:
    return [Strand(f"{chr(65 + place)}A", state) for place in range(number)]


@pytest.mark.parametrize("names", [NAMES, NAMES[1:], ("written", "published"), ("written", "published", "answers"), ()])
def test_capability_R11_a_thread_is_drawn_with_all_of_its_steps_or_few(names):
    svg = drawn(ThreadData(steps(*names), strands=strands(1), wait=Wait("¿Y?", "H1", 0.9, "80′")))

    assert re.findall(r'href="#(?!knot)(\w+)"', svg) == list(names)


@pytest.mark.parametrize("number", [0, 1, 20])
def test_capability_R11_the_codes_of_countries_stand_apart_and_inside(number):
    svg = drawn(ThreadData(steps(*NAMES[:7]), strands=strands(number)))

    places = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="th-code"', svg)
    rows: dict[str, list[float]] = {}
    for x, y in places:
        rows.setdefault(y, []).append(float(x))
    assert len(places) == number
    assert all(after - before >= 20 for row in rows.values() for before, after in pairwise(row))
    assert all(10 < x < 1270 for row in rows.values() for x in row)


def test_capability_R11_a_long_label_is_smaller_and_never_meets_the_next_one():
    data = ThreadData(steps(*NAMES))

    sizes = re.findall(r'class="th-label[^"]*"[^>]* font-size="([\d.]+)"[^>]*>([^<]+)<', drawn(data))

    assert max(len(words) * float(size) * 0.5 for size, words in sizes) <= data.gap + 1


def test_capability_R11_the_cord_hangs_deeper_the_more_days_passed_and_never_out_of_the_figure():
    def depth(days: int) -> float:
        curve = re.findall(
            r'class="q-main"[^>]* d="M110 172C[\d.]+ ([\d.]+)', drawn(ThreadData(steps("asked", "answered", days=days)))
        )
        return float(curve[0])

    assert depth(2) < depth(60) < depth(110) < depth(4000) < 420


@pytest.mark.parametrize(
    ("state", "css"),
    [("no_answer", "pk-none"), ("rejected", "pk-cut"), ("stalled", "pk-stalled"), ("in_practice", "pk-done"),
     ("bare", "q-fringe")],
)  # fmt: skip
def test_capability_R11_each_answer_has_a_strand_of_its_own_kind(state, css):
    svg = drawn(ThreadData(steps("published", "answers"), strands=[Strand("PE", state)]))

    assert css in svg
    assert ("pk-turn" in svg, "pk-done" in svg) == (False, state == "in_practice")


def test_capability_R11_what_is_still_to_come_is_dotted_and_time_is_printed():
    quote = CordQuote("Que se atienda primero", "Bolivia, sesión 3", "56′", "answered", 0.6)
    data = ThreadData(steps(*NAMES), quotes=[quote], spans=[Span("asked", "done", "116 días", "de la pregunta")])

    svg = drawn(data)

    assert "116 días" in svg
    assert svg.count('class="th-ahead"') == 1
    assert svg.count('class="th-dotted"') == 2


@pytest.mark.parametrize(("others", "knots"), [(0, 1), (1, 2), (2, 3), (5, 3)])
def test_capability_R11_the_upright_cord_forks_to_those_that_adopted_it_too(others, knots):
    mark = str(upright_mark("adopted", is_done=True, stripes={}, branches=others))

    assert mark.count("q-main") == knots - 1
    assert mark.count("pk-done") == knots * str(upright_mark("adopted", is_done=True, stripes={})).count("pk-done")


def test_capability_R11_a_fork_that_is_still_to_come_is_one_ring():
    assert "q-main" not in str(upright_mark("adopted", is_done=False, stripes={}, branches=2))


def test_capability_R11_no_words_stand_below_a_strand_or_beside_the_last_question():
    question = "Si la atienden sin documento en un país, ¿qué pasa cuando cruza al siguiente?"
    data = ThreadData(steps(*NAMES[:7], "next"), strands=strands(10), next_question=question)

    svg = drawn(data)

    assert svg.index("th-days") > svg.rindex('class="q-fringe"')
    lines = re.findall(r'class="th-words[^>]*text-anchor="end" x="([\d.]+)"[^>]*>([^<]+)<', svg)
    last_strand = max(float(x) for x in re.findall(r'<text x="([\d.]+)" y="[\d.]+" class="th-code"', svg))
    assert len(lines) > 3
    assert all(float(x) - 8.2 * len(words) > last_strand for x, words in lines)
