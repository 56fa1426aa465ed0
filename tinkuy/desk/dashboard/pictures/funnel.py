"""From the invitation to the close, with its words."""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.attendance.pictures.picture import Picture, Size
from tinkuy.design.components import percent
from tinkuy.design.figures.funnel import Stage, funnel_drawing


def funnel_of(stages: Sequence[Stage]) -> Picture | None:
    """None where there is only one step."""
    if len(stages) < 2:
        return None
    title = title_of(stages)
    description = " ".join(f"{stage.label}: {stage.count}. {_sentence(stage.share)}".strip() for stage in stages)

    def draw(size: Size) -> SafeString:
        return funnel_drawing(stages, title=title, description=description)

    note = _("Invitations are messages sent and pages opened, not persons; the other steps are persons.")
    return Picture(title, description, note, draw)


def title_of(stages: Sequence[Stage]) -> str:
    """Where most were lost on the way."""
    steps = [
        (after.count / before.count, before, after)
        for before, after in pairwise(stages)
        if before.count and after.count is not None and after.share
    ]
    if not steps:
        return _("From the invitation to the close")
    share, _before, after = min(steps, key=lambda one: one[0])
    return _("Most were lost at the step «%(step)s»: %(share)s went on") % {
        "step": after.label,
        "share": percent(share),
    }


def _sentence(words: str) -> str:
    return f"{words}." if words else ""
