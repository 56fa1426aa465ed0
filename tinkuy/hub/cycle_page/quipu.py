"""The quipu of a cycle on public pages, drawn once for all who read the same one, however often a page is made anew."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tinkuy.core.languages import reader_language
from tinkuy.design.figures.quipu.frames import Size
from tinkuy.design.remembered import remembered_part
from tinkuy.hub.cycle_page.queries import CyclePage
from tinkuy.hub.cycle_page.quipu_figure import cycle_quipu
from tinkuy.planning.cycles.models.cycle import Cycle

BAND = "hub/parts/cycle_quipu.html"


def quipu_figure(cycle: Cycle, size: Size) -> SafeString | str:
    """The figure alone; nothing where no session is shown yet."""
    data = cycle_quipu(cycle, size, reader_language())
    return remembered_part(("quipu", reader_language(), data), lambda: data.figure) if data.cords else ""


def quipu_band(cycle: Cycle, size: Size, page: CyclePage) -> SafeString | str:
    """The figure with its title, its counts and the list beside it. The key holds all that the template reads."""
    data = cycle_quipu(cycle, size, reader_language(), [step.webinar for step in page.steps], page.hooks)
    context = {"quipu": data, "has_begun": page.has_begun, "is_coming": page.coming is not None}
    key = (BAND, reader_language(), *context.values())
    return remembered_part(key, lambda: render_to_string(BAND, context)) if data.cords else ""
