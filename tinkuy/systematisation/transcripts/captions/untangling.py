"""A text of captions as the libraries expect it: what other programs and pages put around names, times and words."""

import re

FENCE = re.compile(r"^[ \t]{0,3}(?:```|~~~).{0,40}\n?", re.MULTILINE)
"""Around captions that stand in a page of Markdown."""
NAME_IN_BRACKETS = re.compile(r"^\[([^\[\]:\n]{2,60})\]:[ \t]{1,9}(?=\S)", re.MULTILINE)
NUMBERED_VOICE = re.compile(
    r"^\[((?:speaker|spk|hablante|orador|falante|locutor)[ _]?\d{1,3})\]:?[ \t]{1,9}(?=\S)",
    re.MULTILINE | re.IGNORECASE,
)
"""How programs number who speaks whom they do not know; other words in brackets are sounds: `[Música]`."""
KARAOKE = re.compile(r"<\d{1,3}:\d{2}(?::\d{2})?\.\d{1,3}><c>")
"""A time before each word: so YouTube writes automatic captions, which roll."""


def untangled(text: str) -> str:
    """*text* without fences, and with the names before the words as tags or prefixes."""
    voiced = NUMBERED_VOICE.sub(r"<v \1>", FENCE.sub("", text))
    return NAME_IN_BRACKETS.sub(r"\1: ", voiced)


def rolls(text: str) -> bool:
    """Whether *text* is of automatic captions, of which one repetition already tells that they roll."""
    return bool(KARAOKE.search(text))
