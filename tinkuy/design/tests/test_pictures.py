"""The pictures of attendance: what they print, what they hide, and that they stand alone."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tinkuy.design import example
from tinkuy.design.figures.bar import Stage, funnel_drawing
from tinkuy.design.figures.cohorts import triangle
from tinkuy.design.figures.drawing import TONES, lines_of, tone
from tinkuy.design.figures.heat_map import Cell, Row, heat_map
from tinkuy.design.figures.poster import poster
from tinkuy.design.figures.presence.figure import presence
from tinkuy.design.figures.presence.session import Mark, Part, Session, persons_per_thread
from tinkuy.design.figures.weave.figure import weave
from tinkuy.design.figures.weave.loom import Step

pytestmark = pytest.mark.usefixtures("spanish")

EVIL = '"><script>alert(1)</script>'
TABLE = [[238, 178, 173], [43, 10], [24]]
TEAM_CSS = Path(__file__).parents[1] / "static/design/css/team.css"


def session(levels=(None, 10, 20, 20, 15), **more):
    return Session(levels, 5, (2, 22), (4, 17), **more)


PARTS = (Part("Apertura", 0, 2, "opening", "Público"), Part(EVIL, 2, 3, "dialogue", "Regla de Chatham House"))


@pytest.mark.parametrize("size", ["page", "phone", "print"])
def test_the_triangle_prints_share_and_number_of_every_cell(size):
    svg = triangle(TABLE, [1, 2, 3], title="T", description="D", size=size).replace("\u202f", " ")

    for words in (">238<", ">75 %<", ">178<", ">23 %<", ">10<"):
        assert words.replace(" %", "") in re.sub(r"[\s\xa0]%", "", svg)
    ElementTree.fromstring(svg)


def test_invariant_09_a_hidden_cell_of_the_triangle_is_dashed_and_has_no_tone():
    svg = triangle([[40, None], [12]], [1, 2], title="T", description="D")

    assert svg.count("t-hidden") == 1
    assert "tone-" not in svg


def test_a_triangle_of_another_shape_is_refused():
    with pytest.raises(ValueError, match="triangle"):
        triangle([[1, 2], [3, 4]], [1, 2], title="T", description="D")


@pytest.mark.parametrize("size", ["page", "phone", "print"])
def test_the_presence_curve_draws_room_agenda_and_threads_on_the_same_minutes(size):
    marks = (Mark("H1", 1, is_picked_up=True), Mark("H2", 4, is_picked_up=False))
    svg = presence(session(parts=PARTS, marks=marks), title="T", description="D", size=size)

    ElementTree.fromstring(svg)
    assert "<script" not in svg
    assert svg.count('class="p-dot"') == svg.count('class="p-ring"') == 1
    assert svg.count('class="p-part') == 2
    assert "máximo: 22, minuto 2" in svg
    assert "10 minutos antes del final: 17" in svg


def test_invariant_09_minutes_with_few_people_are_dashed_along_the_ground():
    svg = presence(session(levels=(None, None)), title="T", description="D")

    assert "p-threads" not in svg
    assert re.search(r'class="p-edge"[^>]*stroke-dasharray', svg)


@pytest.mark.parametrize(("most", "line"), [(200, 5), (220, 5), (225, 10), (2000, 50), (0, 5)])
def test_a_thread_of_the_room_stands_for_whole_steps(most, line):
    assert persons_per_thread(session(levels=(most,))) == line


@pytest.mark.parametrize("levels", [(), (0,), (5,) * 300])
def test_a_room_of_any_length_is_drawn(levels):
    svg = presence(session(levels=levels), title="T", description="D")

    ElementTree.fromstring(svg)
    assert "nan" not in svg


def test_the_weave_for_phones_says_all_its_numbers_within_its_width():
    svg = weave(example.PERSONS, example.STEPS, title="T", description="D", size="phone")

    for words in ("siguieron 178", "faltaron 60", "43 nuevas", "17 vuelven", ">189<"):
        assert words in svg
    assert max(float(x) for x in re.findall(r' x="([\d.]+)"', svg)) <= 350


def test_the_weave_names_a_session_by_its_own_number():
    assert "Sesión 3" in weave([40, 30], [Step(20, 20, 5, 5)], title="T", description="D", numbers=[1, 3])


def test_the_tones_are_those_of_the_table():
    css = TEAM_CSS.read_text()
    for place, one in enumerate(TONES, 1):
        assert f".heat-{place} {{ background: {one.ground}; color: {one.words}; }}" in css
    assert [tone(share) for share in (None, 0.2, 0.6, 0.75, 0.85, 0.95)] == [None, 1, 2, 3, 4, 5]


def drawings():
    rows = [Row(EVIL, [Cell(20, 5, spoke=True), Cell(None, 0)], 0.55, is_low=True)]
    return [
        heat_map(rows, [1, 2], title=EVIL, description=EVIL),
        funnel_drawing([Stage(EVIL, 20), Stage("B", None), Stage("C", 9, EVIL)], title=EVIL, description=EVIL),
        triangle(TABLE, [1, 2, 3], title=EVIL, description=EVIL, size="print"),
    ]


@pytest.mark.parametrize("place", range(3))
def test_a_poster_stands_alone_says_its_source_and_asks_nothing_of_anybody(place):
    svg = poster(drawings()[place], title=EVIL, description=EVIL, note=EVIL, source="Ciclo, 5 de agosto de 2026")

    root = ElementTree.fromstring(svg)
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert svg.count("<title>") == 1
    assert "<script" not in svg
    assert set(re.findall(r"https?://[^\"]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert "5 de agosto de 2026" in svg
    assert ">Tinkuy<" in svg


def test_lines_of_words_are_about_equally_long():
    lines = lines_of("De quienes vinieron a la sesión 1, el 70 % estuvo en la sesión 5", 60, most=3)
    assert lines == [
        "De quienes vinieron a la sesión 1,",
        "el 70 % estuvo en la sesión 5",
    ]
    assert lines_of("una palabra larguísima", 9, most=1) == ["una…"]
