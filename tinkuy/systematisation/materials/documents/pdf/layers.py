"""Layers of text, in each of which no piece lies upon another: a letter beneath another would pass for that one."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .letters import Letter
from .places import Box, Places, Points, points_of

_MOST_LAYERS = 4
"""Text that lies upon more than so many pieces of other text counts as unseen."""
_MOST_OF_ONE_SIGN = 3
"""Letters that one sign may stand for, as `ffi` has it; a font may say any words of a sign."""
RIM, _OUTER = 0.05, 0.3
"""What part of its shorter side a box leaves off on each side: for the place that it takes, and for its middle."""
_PER_POINT, _MOST_POINTS = 2, 2_000
"""Of the maps: points per point of the page, and of a side."""


@dataclass(slots=True)
class Layer:
    """Pieces of text by their identity, and those of their letters that have a place of their own."""

    taken: Places
    middles: Places
    pieces: set[int] = field(default_factory=set)
    letters: list[Letter] = field(default_factory=list)


def layers_of(letters: Iterable[Letter], size: tuple[float, float]) -> list[Layer]:
    """The letters of a page of *size*, each piece in the first layer where its places are free."""
    pieces: dict[int, list[Letter]] = {}
    for letter in letters:
        if letter.piece and _is_on(letter.box, size):
            pieces.setdefault(letter.piece, []).append(letter)
    per_point = min(_PER_POINT, _MOST_POINTS / max(size))
    extent = (math.ceil(size[0] * per_point), math.ceil(size[1] * per_point))
    layers: list[Layer] = []
    for piece, own in pieces.items():
        runs = [*_runs_of(own)]
        boxes = [_around(run) for run in runs]
        places = [points_of(box, RIM, per_point, extent) for box in boxes]
        layer = next((one for one in layers if not any(map(one.taken.has_taken, places))), None)
        if layer is None:
            if len(layers) == _MOST_LAYERS:
                continue
            layer = Layer(Places(extent), Places(extent))
            layers.append(layer)
        layer.pieces.add(piece)
        for place in places:
            layer.taken.take(place)
        _settle(layer, runs, [points_of(box, _OUTER, per_point, extent) for box in boxes])
    return layers


def _settle(layer: Layer, runs: list[list[Letter]], middles: list[Points]) -> None:
    """A run in the middle of another of the same piece has no place of its own."""
    for run, middle in zip(runs, middles, strict=True):
        if not layer.middles.has_taken(middle):
            layer.middles.take(middle)
            layer.letters += run


def _runs_of(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Letters of a piece that stand one after the other on a line, without those that a sign has no room for."""
    run: list[Letter] = []
    same = 1
    for letter in letters:
        before = run[-1] if run else None
        same = same + 1 if before and letter.box == before.box else 1
        if same > _MOST_OF_ONE_SIGN:
            continue
        if before and same == 1 and not _follows(letter, before):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _follows(letter: Letter, before: Letter) -> bool:
    middle = (before.box[0] + before.box[2]) / 2
    return (
        letter.baseline == before.baseline and middle <= letter.box[0] <= before.box[2] + letter.box[3] - letter.box[1]
    )


def _around(run: list[Letter]) -> Box:
    left, bottom, right, top = zip(*(letter.box for letter in run), strict=True)
    return min(left), min(bottom), max(right), max(top)


def _is_on(box: Box, size: tuple[float, float]) -> bool:
    return max(box[0], 0) < min(box[2], size[0]) and max(box[1], 0) < min(box[3], size[1])
