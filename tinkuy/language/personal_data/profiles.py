"""Profiles of persons in social networks: by their address, or by the sign that begins their name there."""

import re
from collections.abc import Iterator

_OF_NOBODY = r"(?!(?:events|groups|watch|sharer|share|hashtag|p|reel|tv|explore|intent|search|home|i)(?![\w.-]))"
ADDRESS = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:(?:www|m|web|[a-z]{2}(?:-[a-z]{2})?)\.)?"
    r"(?:(?:facebook|fb|instagram|twitter|x|threads|telegram)\.(?:com|net|me)/|t\.me/|tiktok\.com/|"
    rf"linkedin\.com/in/){_OF_NOBODY}@?[\w.-]{{2,60}}(?<![.-])",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@./+-])@(?=[\w.]{0,29}[^\W\d_])\w[\w.]{1,28}\w")


def profiles(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    if "/" in text:
        yield from (match.span() for match in ADDRESS.finditer(text))
    if "@" in text:
        yield from (match.span() for match in HANDLE.finditer(text))
