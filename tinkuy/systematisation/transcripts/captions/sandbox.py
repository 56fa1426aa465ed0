"""The door to caption files of strangers: what `inside_sandbox` reads in the sandbox."""

from collections.abc import Sequence

from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed

from .file import CaptionCue, CaptionFile, CaptionWarning

READER = f"{__package__}.inside_sandbox:transcript"
"""Named and not imported: what reads captions is loaded by the sandboxed process alone."""
LIMITS = Limits(cpu=10, wall=40)
"""256 MB suffice for the 10 MB and 20,000 captions that a file may have."""


def read_transcript(data: bytes, filename: str, known_speakers: Sequence[str] = ()) -> CaptionFile:
    """The captions in *data*, as `reading.read_transcript` tells them, read in the sandbox; raises `Refused`."""
    arguments = {"filename": filename, "known_speakers": list(known_speakers)}
    items = parsed(READER, data, arguments, LIMITS)
    layout, language, warnings = next(items)
    return CaptionFile(
        layout=layout,
        language=language,
        warnings=tuple(CaptionWarning(kind, count) for kind, count in warnings),
        cues=tuple(CaptionCue(*values) for cues in items for values in cues),
    )
