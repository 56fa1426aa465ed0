"""Lines of a typed list that name nobody: titles, what a part holds, the day and the topic above it."""

import re
from collections.abc import Sequence

from django.utils.translation import ngettext

from .headers import Line
from .times import Hours
from .unneeded import OF_IDENTITY
from .vocabulary import Vocabulary, key_of, keys_of_list

NUMBER = re.compile(r"^\s*(?:\d{1,4}(?:\s*[.)\-:]|\s+(?=[^\W\d]))|[-–—•*·])\s*")
_MOSTLY = 0.5
_LONGEST = 120


def without_titles(lines: Sequence[Line], vocabulary: Vocabulary, hours: Hours) -> tuple[Line, ...]:
    """*lines* without those that are no person; it is said which were left out."""
    texts = [" ".join(line.filled) for line in lines]
    numbered = [place for place, text in enumerate(texts) if NUMBER.match(text)]
    first = numbered[0] if len(numbered) > len(texts) * _MOSTLY else 0
    titles = [
        line
        for place, (line, text) in enumerate(zip(lines, texts, strict=True))
        if "@" not in text and (place < first or _is_title(text, vocabulary))
    ]
    if titles:
        hours.warnings.append(
            ngettext(
                "Line %(line)d (“%(text)s”) is a title and was left out.",
                "%(count)d lines are titles and were left out, the first is line %(line)d (“%(text)s”).",
                len(titles),
            )
            % {"line": titles[0].number, "text": " ".join(titles[0].filled)[:60], "count": len(titles)}
        )
    left_out = {line.number for line in titles}
    return tuple(line for line in lines if line.number not in left_out)


def _is_title(text: str, vocabulary: Vocabulary) -> bool:
    """The name of a list or of a column, or a label with its value: *Fecha: 9 de mayo*, *Sesión 2*."""
    if len(text) > _LONGEST or NUMBER.match(text):
        return False
    key, (label, colon, _value) = key_of(text), text.partition(":")
    if key in keys_of_list("titles") or key in OF_IDENTITY or vocabulary.meaning(text.rstrip(": ")):
        return True
    if colon and key_of(label) in keys_of_list("labels"):
        return True
    first, *others = key.split() or [""]
    if first in keys_of_list("labels") and all(word.isdigit() for word in others):
        return True
    of_a_session = first in keys_of_list("titles") and bool(set(others[:3]) & keys_of_list("labels"))
    return of_a_session or any(key.startswith(f"{title} ") for title in keys_of_list("titles") if " " in title)
