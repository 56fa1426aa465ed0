"""The picture that a link to a cycle shows where it is passed on: its title, its question, the cords of its sessions.

The same picture that a sheet has, of which none is made for a sensitive cycle: a chat shows it over a shoulder.
"""

from textwrap import shorten

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.design.figures.faja import faja
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, writable_plain
from tinkuy.design.typesetting.setting import set_png
from tinkuy.hub.cycle_page.quipu_figure import cycle_quipu
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hub_settings.queries import hub_line
from tinkuy.publication.renderers.figures import in_print
from tinkuy.publication.renderers.social_card import MOST_LETTERS, TEMPLATE

ONE_LINE = 70
"""Letters of a question that stands over the title; a longer one is cut off in no picture."""


def cycle_card(cycle: Cycle) -> bytes:
    """A PNG in the active language, of the *cycle* in scope."""
    language = reader_language()
    quipu = cycle_quipu(cycle, "band", language)
    question = in_language(cycle.guiding_question, language, cycle.main_language)
    words = {
        "lang": language[:2],
        "region": REGIONS.get(language),
        "title": in_language(cycle.title, language, cycle.main_language),
        "series": question if quipu.cords and len(question) <= ONE_LINE else "",
        "beginning": shorten(question, MOST_LETTERS, placeholder=" …"),
        "owner": hub_line(),
    }
    drawings = {
        "faja": in_print(str(faja(dict(quipu.counts), vertical=True, width=210, height=1254))),
        "quipu": {"band": in_print(str(quipu.figure))} if quipu.cords else None,
    }
    return set_png(TEMPLATE, LOOKS | drawings | writable_plain(words))
