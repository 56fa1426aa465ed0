"""The path of a recommendation on paper: one A4 page across, the figure and its steps as everybody reads them."""

import textwrap
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext as _

from tinkuy.design.figures.drawing import WOOL
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, writable_plain
from tinkuy.design.typesetting.setting import set_pdf
from tinkuy.hub.recommendation_page.cord import cord_of, sentences_of
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.step import Step
from tinkuy.hub.recommendation_page.steps import lead_of
from tinkuy.planning.hours import day_with_year
from tinkuy.publication.renderers.figures import in_print

TEMPLATE = Path(__file__).parent / "typst" / "recommendation.typ"

PAPER = "#FFFFFF"
"""What is drawn in the wool of a page, as if cut out of it, is white on paper."""
LONGEST_TITLE, LONGEST_WORDS = 300, 150
"""In characters: four lines of the page, and of a step's column. Its page has the whole."""


def recommendation_pdf(facts: Facts, steps: Sequence[Step]) -> bytes:
    """In the active language, of the day that the page names: the same facts are the same bytes on it."""
    today = datetime.combine(facts.cycle.today(), time(), tzinfo=UTC)
    cord = {"cord": on_white(str(cord_of(facts, steps, alone=True)))}
    return set_pdf(TEMPLATE, LOOKS | cord | writable_plain(_words(facts, steps)), today)


def on_white(svg: str) -> str:
    """The drawing as our style sheet shows it, for a page without one: words stand clear of the lines behind them. No
    wider than that: each letter is drawn by itself, and would cover the one before.
    """
    svg = in_print(svg).replace(WOOL, PAPER)
    return svg.replace(
        ' q-halo"', f'" stroke="{PAPER}" stroke-width="1.6" stroke-linejoin="round" paint-order="stroke"'
    )


def _words(facts: Facts, steps: Sequence[Step]) -> dict[str, Any]:
    language = get_language() or settings.LANGUAGE_CODE
    address = settings.BASE_ADDRESS + reverse("hub:recommendation", args=[facts.finding.public_id])
    return {
        "lang": language[:2],
        "region": REGIONS.get(language.lower()),
        "written_in": facts.language[:2],
        "eyebrow": f"{_('Recommendation')} {facts.item.code}",
        "whole_title": facts.title,
        "title": beginning_of(facts.title, LONGEST_TITLE),
        "lead": lead_of(steps),
        "alt": sentences_of(steps),
        "legend": _(
            "Each knot is a step. Between two knots the cord hangs deeper the more days passed. "
            "Continuous: done. Dotted: still to do."
        ),
        "steps": [_cell(step) for step in steps],
        "address": address,
        "address_shown": address.split("://", 1)[-1].rstrip("/"),
        "as_of": _("As of %(day)s") % {"day": day_with_year(facts.cycle.today())},
        "example": _("example data") if facts.version.is_example else "",
    }


def _cell(step: Step) -> dict[str, Any]:
    return {
        "day": step.day,
        "heading": step.heading,
        "words": beginning_of(step.words, LONGEST_WORDS),
        "is_question": step.is_question,
    }


def beginning_of(words: str, most: int) -> str:
    """At most *most* characters, in whole words."""
    beginning = textwrap.shorten(words, most, placeholder="")
    whole = " ".join(words.split())
    return whole if beginning == whole else f"{beginning.rstrip(' .,;:')}…"
