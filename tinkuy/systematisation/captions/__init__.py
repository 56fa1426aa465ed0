"""Reading caption files: WebVTT as Zoom, Teams and others write it, SRT, SBV. The door reads in the sandbox."""

from .apart import read_transcript
from .file import CaptionCue, CaptionFile, CaptionWarning

__all__ = ["CaptionCue", "CaptionFile", "CaptionWarning", "read_transcript"]
