"""The other figures: what they print, what they hide, what they refuse."""

import re
from xml.etree import ElementTree

import pytest

from tinkuy.design import example
from tinkuy.design.figures.bar import Stage, bar, funnel, spread
from tinkuy.design.figures.contribution import Contributed, contribution
from tinkuy.design.figures.faja import faja, woven
from tinkuy.design.figures.practice_knot import WORDS as PRACTICE_WORDS, practice_knot
from tinkuy.design.figures.scrubber import Mark, scrubber
from tinkuy.design.figures.spoken import Spoken, spoken
from tinkuy.design.figures.weave.figure import weave
from tinkuy.design.figures.weave.loom import Step, persons_per_line

pytestmark = pytest.mark.usefixtures("spanish")

EVIL = '"><script>alert(1)</script>'


def weaving(persons=example.PERSONS, steps=example.STEPS, **more):
    return weave(persons, steps, title="T", description="D", **more)


def test_the_weave_prints_the_four_counts_of_each_step():
    svg = weaving()

    for words in ("siguieron 178", "faltaron 60", "43 nuevas", "24 nuevas", "17 vuelven", "faltaron 44", "28 vuelven"):
        assert words in svg
    assert re.findall(r'font-size="27"[^>]*>(\d+)<', svg) == ["238", "221", "207", "196", "189"]
    ElementTree.fromstring(svg)


def test_invariant_09_a_hidden_number_says_nothing_of_its_size_and_draws_no_line():
    svg = weaving([40, 38], [Step(36, None, None, 0)])

    assert "faltaron —" in svg
    assert "— nuevas" in svg
    assert "w-left" not in svg
    assert "w-new" not in svg


def test_a_hidden_room_is_drawn_dashed():
    svg = weaving([None, 8], [Step(None, None, 6, 0)])

    assert ">—<" in svg
    assert 'stroke-dasharray="3 3"' in svg


@pytest.mark.parametrize(("persons", "line"), [([238, 189], 3), ([12, 9], 1), ([1000], 12), ([], 1), ([None], 1)])
def test_a_line_stands_for_few_persons(persons, line):
    assert persons_per_line(persons) == line


@pytest.mark.parametrize("persons", [[], [0], [120], [0, 0]])
def test_the_weave_of_an_empty_or_single_session_is_drawn(persons):
    steps = [Step(0, 0, 0, 0)] * max(len(persons) - 1, 0)

    svg = weaving(persons, steps)

    ElementTree.fromstring(svg)
    assert "nan" not in svg


def test_the_weave_refuses_steps_that_do_not_fit():
    with pytest.raises(ValueError, match="2 sessions have 1 steps"):
        weaving([10, 9], [])


def test_the_printed_weave_stands_alone():
    assert 'xmlns="http://www.w3.org/2000/svg"' in weaving(size="print")


def test_the_funnel_draws_all_bars_on_one_scale():
    html = funnel([Stage("Invitadas", 200), Stage("Vinieron", 50, "25 % de las invitadas", is_last=True)])

    assert re.findall(r'<rect class="bar-(?:fill|ink)"[^>]*width="([\d.]+)%"', html) == ["100.0", "25.0"]
    assert "25 % de las invitadas" in html


def test_the_funnel_says_that_a_small_number_is_hidden():
    html = funnel([Stage("Invitadas", 200), Stage("Vinieron", None)])

    assert "menos de 5" in html


def test_a_bar_never_leaves_its_box():
    assert 'width="100.0%"' in bar(300, 200)
    assert 'width="0.0%"' in bar(-4, 200)
    assert 'width="0.0%"' in bar(3, 0)
    assert 'width="0.0%"' in bar(None, 10)


def test_the_spread_has_one_tick_per_quote_and_says_the_numbers():
    svg = spread("risk", [0, 3, 1, 0, 9])

    assert svg.count("v8.5") == 13
    assert 'aria-label="Citas por sesión: 0, 3, 1, 0, 9"' in svg


@pytest.mark.parametrize(("state", "turns"), [("in_dialogue", 1), ("agreed", 2), ("under_way", 3), ("in_practice", 4)])
def test_a_practice_knot_has_a_turn_for_each_step(state, turns):
    assert practice_knot(state).count("<rect") == turns


@pytest.mark.parametrize("state", PRACTICE_WORDS)
def test_every_state_of_practice_has_a_knot_and_a_word(state):
    ElementTree.fromstring(practice_knot(state))
    assert str(PRACTICE_WORDS[state])


def test_an_unknown_state_of_practice_is_refused():
    with pytest.raises(ValueError, match="not 'done'"):
        practice_knot("done")


@pytest.mark.parametrize("counts", [example.COUNTS, {}, {"risk": 5}, {"risk": 1, "lesson": 500}])
def test_the_faja_is_woven_from_edge_to_edge_and_mirrored(counts):
    stripes = woven(counts)

    assert stripes[0][0] == 0
    assert abs(stripes[-1][1] - 100) < 1e-6
    assert [css for *_rest, css in stripes] == [css for *_rest, css in reversed(stripes)]


def test_the_faja_puts_the_leading_kind_in_the_centre():
    stripes = woven({"risk": 2, "good_practice": 9, "lesson": 4, "recommendation": 3})

    assert stripes[len(stripes) // 2][3] == "good-practice"


def test_the_printed_faja_has_absolute_lengths():
    assert "%" not in faja(example.COUNTS, vertical=True, width=120, height=800)


def test_the_scrubber_keeps_marks_on_the_cord_and_rings_the_chosen_ones():
    svg = scrubber([Mark(-5, "risk", "a"), Mark(500, "lesson", "b", "#b", True)], minutes=90, title="Sesión 3")

    assert [float(x) for x in re.findall(r"translate\(([\d.]+) ", svg)] == [12.0, 584.0]
    assert svg.count("scrubber-ring") == 1
    assert 'role="group"' in svg


def test_a_country_not_yet_heard_is_a_dashed_ring_and_a_zero():
    svg = spoken([Spoken("PE", 9), Spoken("UY", 0)], title="Minutos")

    assert svg.count("spoken-none") == 1
    assert ">0</text>" in svg
    assert 'aria-label="Minutos. PE 9, UY 0."' in svg


def test_codes_that_would_collide_are_written_lower():
    near = [Contributed(1, 20, "risk", "RI-1"), Contributed(1, 22, "lesson", "LE-1"), Contributed(2, 5, "risk", "RI-2")]

    svg = contribution(near, sessions=2, minutes=90, title="Perú")

    heights = re.findall(r'y="(\d+)" class="c-code"', svg)
    assert heights == ["68", "82", "68"]


@pytest.mark.parametrize(
    "svg",
    [
        lambda: weave([5, 5], [Step(5, 0, 0, 0)], title=EVIL, description=EVIL),
        lambda: funnel([Stage(EVIL, 3, EVIL)]),
        lambda: scrubber([Mark(3, "risk", EVIL, EVIL)], minutes=90, title=EVIL),
        lambda: spoken([Spoken(EVIL, 3)], title=EVIL),
        lambda: contribution([Contributed(1, 2, "risk", EVIL)], sessions=1, minutes=9, title=EVIL),
        lambda: bar(1, 2, EVIL),
        lambda: practice_knot("agreed", EVIL),
    ],
)
def test_no_figure_lets_words_become_markup(svg):
    assert "<script" not in svg()
