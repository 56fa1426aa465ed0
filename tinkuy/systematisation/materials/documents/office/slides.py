"""What lies beside a slide, where no show and no print finds it: drafts and notes are parked there, in groups too."""

import math
from collections.abc import Iterator

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences
from tinkuy.systematisation.materials.documents.office.placed import WHOLE, Matrix, multiplied

from . import pages
from .namespaces import Part, children_of, name_of
from .placed import box_of, inside_of, whole_of

Size = tuple[int, int]
"""Of all slides of a presentation, in English metric units."""
_SHAPES = frozenset(("sp", "pic", "graphicFrame", "cxnSp", "contentPart"))
_MOVES = frozenset(("animMotion", "anim", "animScale", "animRot"))


def size_of(presentation: Part) -> Size | None:
    size = next(children_of(presentation, "sldSz"), None)
    return None if size is None else (int(size.get("cx", "0")), int(size.get("cy", "0")))


def draws_what_it_rests_on(slide: Part) -> bool:
    """Whether a slide, or a layout, draws the shapes of its layout and master."""
    return slide.get("showMasterSp", "1").casefold() not in ("0", "false", "off")


def empty_places(layout: Part, *, is_drawn: bool) -> None:
    """Leave of a layout or a master what its slides draw: no words of its places; no other shape unless it *is_drawn*.

    A place says where a slide has its own words; those of the layout are shown to who edits alone.
    """
    for shape in [one for one in layout.iter() if name_of(one) in _SHAPES]:
        is_place = any(name_of(one) == "ph" for one in shape.iter())
        if not is_place and is_drawn:
            continue
        if not is_place or name_of(shape) != "sp":
            shape.getparent().remove(shape)
            continue
        for one in shape.iter():
            if name_of(one) == "t":
                one.text = ""
            elif name_of(one) == "cNvPr":
                one.attrib.pop("descr", None)
                one.attrib.pop("title", None)


def shapes_outside(slide: Part, size: Size | None) -> Iterator[Part]:
    """Shapes wholly beyond the edges, however they are turned; what an animation moves stays.

    Words may run over the edges of their shape: where nobody can tell whether they reach the slide, `Refused`.
    """
    if size is None:
        return
    moved = _moved(slide)
    ahead = [(shape, WHOLE) for shape in children_of(slide, "cSld", "spTree", "*")]
    while ahead:
        shape, around = ahead.pop()
        if _identity(shape) in moved:
            continue
        if name_of(shape) == "grpSp":
            within = multiplied(inside_of(shape), around)
            ahead += [(child, within) for child in shape]
        elif name_of(shape) in _SHAPES and _is_beyond(shape, around, size):
            yield shape


def _is_beyond(shape: Part, around: Matrix, size: Size) -> bool:
    box = box_of(shape)
    if box is None:
        return False
    middle, reach = whole_of(shape, box, around)
    if not _is_off(middle, reach, size):
        return False
    across, down = pages.of(shape, box, around)
    if not _is_off(middle, (reach[0] + across, reach[1] + down), size):
        raise Refused(sentences.BESIDE_A_SLIDE)
    return True


def _is_off(middle: tuple[float, float], reach: tuple[float, float], size: Size) -> bool:
    return any(
        place + far < 0 or place - far > edge for place, far, edge in zip(middle, reach, size, strict=True)
    ) and all(map(math.isfinite, (*middle, *reach)))


def _moved(slide: Part) -> set[str]:
    """The shapes that an animation of the slide moves, grows or turns."""
    moving = (one for timing in children_of(slide, "timing") for one in timing.iter() if name_of(one) in _MOVES)
    return {target.get("spid", "") for one in moving for target in one.iter() if name_of(target) == "spTgt"}


def _identity(shape: Part) -> str | None:
    identities = (
        one for holder in shape if name_of(holder).startswith("nv") for one in holder if name_of(one) == "cNvPr"
    )
    return next((one.get("id") for one in identities), None)
