"""E-mail addresses, also those written so that no machine reads them: «ana arroba correo punto example»; and profiles
of persons in social networks, by their address, or by the sign that begins their name there.
"""

import re
from collections.abc import Iterator

PLAIN = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")

AT = r"(?:\s{0,2}[\[({<]\s?(?:at|arroba|@)\s?[\])}>]\s{0,2}|\s{1,2}arroba\s{1,2})"
DOT = r"(?:\s{0,2}[\[({<]\s?(?:dot|punto|ponto|\.)\s?[\])}>]\s{0,2}|\s{1,2}(?:dot|punto|ponto)\s{1,2})"
LOCAL = rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{DOT}[\w+-]{{1,64}}){{0,4}}"

SPELT = re.compile(rf"{LOCAL}{AT}[\w-]{{1,63}}(?:(?:\.|{DOT})[\w-]{{1,63}}){{1,6}}", re.IGNORECASE)
SAID = re.compile(rf"{LOCAL}\s{{1,2}}at\s{{1,2}}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,6}}", re.IGNORECASE)
"""A bare «at» is a common word in English: the dot must be said too."""


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each, in no order."""
    if "@" in text:
        yield from (match.span() for match in PLAIN.finditer(text))
    for pattern in (SPELT, SAID):
        yield from (match.span() for match in pattern.finditer(text))


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
