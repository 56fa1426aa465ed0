"""Captions whose tags, or whose `>>` before the words, say that somebody else speaks, even where nobody is named."""

import re
from dataclasses import replace

from .raw import RawCaption
from .speakers import may_be_a_name, prefix_of

TURN = re.compile(r"^>{2,3}\s{0,3}(.*)$")
"""How YouTube's and television's captions mark another voice."""


def untagged(caption: RawCaption) -> RawCaption:
    """Where tags say who speaks, one without a tag is nobody's, and not of who spoke before."""
    is_named = caption.voice or not caption.lines or prefix_of(caption.lines[0]) or TURN.match(caption.lines[0])
    return caption if is_named else replace(caption, is_aside=True)


def with_turn(caption: RawCaption) -> RawCaption:
    """`>>` before the words says that somebody else begins: who stands before the colon, else nobody who is named."""
    first, *others = caption.lines or ("",)
    if caption.voice or not (match := TURN.match(first)):
        return caption
    words, name = match[1], prefix_of(match[1])
    if name and may_be_a_name(name):
        return replace(caption, lines=(words.partition(":")[2].strip(), *others), voice=name, is_aside=False)
    return replace(caption, lines=(words, *others), is_aside=True)
