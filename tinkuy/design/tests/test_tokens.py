"""The colours, read from the style sheet: contrast in both schemes, one source with the figures."""

import re
from pathlib import Path

import pytest

from tinkuy.design.figures.drawing import TOKENS
from tinkuy.design.kinds import KINDS

CSS = Path(__file__).resolve().parent.parent / "static" / "design" / "css"
BASE = (CSS / "base.css").read_text(encoding="utf-8")
GROUNDS = ("lana", "alta", "cruda")


def _variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})", block))


LIGHT = _variables(BASE[BASE.index(":root {") : BASE.index("@media (prefers-color-scheme: dark)")])
DARK = _variables(BASE[BASE.index("@media (prefers-color-scheme: dark)") : BASE.index("@layer reset {")])
PAPER = _variables(BASE[BASE.index("@media print") :])
SCHEMES = {"light": LIGHT, "dark": DARK, "print": PAPER}


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["tinta", "tinta-2", "tinta-3", "ri-t", "bp-t", "le-t", "re-t"])
def test_every_text_colour_can_be_read_on_every_wool(scheme, ground, text):
    colours = SCHEMES[scheme]

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_a_kind_can_be_told_as_drawing_and_read_as_text(scheme, kind):
    colours = SCHEMES[scheme]

    assert contrast(colours[kind.token], colours["lana"]) >= 3
    assert contrast(colours[f"{kind.token}-t"], colours[f"{kind.token}-f"]) >= 4.5
    assert contrast(colours["tinta"], colours[f"{kind.token}-f"]) >= 7


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("line", ["borde", "cuerda", "parda"])
def test_edges_and_cords_stand_out_from_the_page(scheme, line):
    colours = SCHEMES[scheme]

    assert contrast(colours[line], colours["lana"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_ink_can_be_read(scheme):
    colours = SCHEMES[scheme]

    assert contrast(colours["sobre"], colours["tinta"]) >= 7
    assert contrast(colours["sobre"], colours.get("tinta-hover", colours["tinta"])) >= 7


def test_the_heat_map_prints_its_numbers_legibly():
    team = (CSS / "team.css").read_text(encoding="utf-8")

    cells = re.findall(r"\.heat-\d \{ background: (#\w{6}); color: (#\w{6})", team)

    assert len(cells) == 5
    assert all(contrast(ground, text) >= 4.5 for ground, text in cells)


def test_the_figures_carry_the_colours_of_the_light_scheme():
    assert {token: LIGHT[token] for token in TOKENS} == TOKENS
    assert {kind.token: LIGHT[kind.token] for kind in KINDS.values()} == {k.token: k.ink for k in KINDS.values()}


def test_dark_and_print_define_what_light_defines():
    colours = {name for name in LIGHT if name not in {"tinta-hover"}}

    assert colours <= set(DARK)
    assert colours <= set(PAPER)


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing_from_elsewhere(path):
    text = path.read_text(encoding="utf-8")

    assert not re.findall(r"url\((?!\"data:|#)", text)
    assert "@import" not in text
    assert "@font-face" not in text


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_uses_only_variables_that_exist(path):
    text = path.read_text(encoding="utf-8")
    defined = set(re.findall(r"--([\w-]+):", BASE + text))

    assert set(re.findall(r"var\(--([\w-]+)", text)) <= defined


def test_the_logo_has_its_name_at_any_width():
    """Its drawing has none: the word may be out of sight, and is always there to be heard."""
    rules = (rule for path in CSS.glob("*.css") for rule in re.findall(r"[^{}]+\{[^{}]*\}", path.read_text("utf-8")))

    of_its_name = [rule for rule in rules if ".brand span" in rule]
    assert of_its_name
    assert [rule for rule in of_its_name if re.search(r"(display: none|visibility: hidden)", rule)] == []


@pytest.mark.parametrize("path", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_every_rule_of_a_style_sheet_is_in_a_layer(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    outside, depth, opened = [], 0, ""
    for piece in re.findall(r"[^{}]*[{}]", text):
        if piece.endswith("{"):
            opened = piece[:-1].strip() if depth == 0 else opened
            outside += [opened] if depth == 0 and not opened.rsplit(";", 1)[-1].strip().startswith("@") else []
            depth += 1
        else:
            depth -= 1

    assert depth == 0
    assert outside == []
