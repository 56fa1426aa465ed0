"""Two cords on one point: tied where both voices agree, apart with a measure where they differ, one end left open where
nothing could be looked at. The country's own voice is ink, the other one the brown of a cord.
"""

from django.utils.safestring import SafeString

from .drawing import element, joined

WIDTH, HEIGHT = 200, 76
OWN, OTHER = "M-31.6 8H17a5.5 5.5 0 0 1 0 11H2.5", "M63.6 13H15a5.5 5.5 0 0 0 0 11h14.5"
LINE = "M0 38H64"


def tied_voices(gap: str) -> SafeString:
    """*gap* is `agree`, `apart`, `no_evidence` or `waiting`. Decorative: print the word beside it."""
    drawn = {"agree": _tied, "apart": _with_gap, "no_evidence": _open_end, "waiting": _open_end}[gap]
    box = {"class": "voices-tie", "width": WIDTH, "height": HEIGHT, "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    return element("svg", box | {"aria-hidden": "true"}, drawn())


def _tied() -> SafeString:
    """As in the mark of the product: each goes over the other once."""
    strands = [("voice-gap", OWN), ("voice-gap", OTHER), ("voice-own", OWN), ("voice-cut", "M9.6 17.2V21")]
    strands += [
        ("voice-other", OTHER),
        ("voice-cut", "M22.4 11V14.9"),
        ("voice-over", "M21.7 10.6a5.5 5.5 0 0 1 0 5.8"),
    ]
    return element("g", {"transform": "translate(66.4 4.4) scale(2.1)"}, *(_path(css, way) for css, way in strands))


def _with_gap() -> SafeString:
    measure = _path("voice-measure", "M78 31v14M78 38H122M122 31v14")
    return joined([_own_end(), _path("voice-line other", "M200 38H136"), _end("other", 134), measure])


def _open_end() -> SafeString:
    ring = element("circle", {"class": "voice-ring", "cx": 130, "cy": 38, "r": 8})
    return joined([_own_end(), _path("voice-dots", "M200 38H140"), ring])


def _own_end() -> SafeString:
    return joined([_path("voice-line", LINE), _end("own", 66)])


def _end(side: str, x: int) -> SafeString:
    return element("circle", {"class": f"voice-end {side}", "cx": x, "cy": 38, "r": 7})


def _path(css: str, way: str) -> SafeString:
    return element("path", {"class": css, "d": way})
