"""Reading caption files: WebVTT as Zoom, Teams and others write it, SRT, SBV."""

from .file import CaptionCue, CaptionFile, CaptionWarning
from .reading import read_transcript

__all__ = ["CaptionCue", "CaptionFile", "CaptionWarning", "read_transcript"]
