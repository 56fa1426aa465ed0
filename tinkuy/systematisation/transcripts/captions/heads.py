"""The heads of a text: which of its lines say when or who; the rest are words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .layouts import OF_THE_PROGRAM, Head, head_of
from .speakers import MOST_WORDS, may_be_a_name
from .turns import is_heading_alone

MOST = 0.8
"""The share of the times beside which a name stands, in a text whose habit that is."""

NEXT_TURN = re.compile(r"\s{1,3}(?=[\[(]\d{1,2}:\d{2}(?::\d{2})?[\])]\s{1,3}[^:.?!¿¡;…\[\]()]{2,60}:\s)")

AND = r"[,\s]{0,2}(?:(?:y|e|and) )?"
SPOKEN_TIME = re.compile(
    rf"^(?:(\d{{1,2}}) (?:horas?|hours?))?{AND}(?:(\d{{1,2}}) (?:minutos?|minutes?))?"
    rf"{AND}(?:(\d{{1,2}}) (?:segundos?|seconds?))?$",
    re.IGNORECASE,
)
"""What YouTube's panel reads aloud below each time, and a copy of the panel has too."""


def heads_of(lines: Sequence[str]) -> list[Head | None]:
    """Of each line what it says of when and who; None where it only holds words."""
    heads = [None if OF_THE_PROGRAM.match(line) or is_heading_alone(line) else head_of(line) for line in lines]
    names = _names_without_colon(lines, heads)
    named: list[Head | None] = []
    for head in heads:
        if head and head.start is not None and head.rest.rstrip(":") in names:
            head = replace(head, name=head.rest.rstrip(":"), rest="")
        named.append(head)
    for n, (head, line) in enumerate(zip(named, lines[1:], strict=False)):
        if head and head.start is not None and not head.name and not head.rest and line in names:
            named[n + 1] = Head(None, name=line)
    return _named_from_above(lines, named)


def _named_from_above(lines: Sequence[str], heads: list[Head | None]) -> list[Head | None]:
    """*heads*, where each time stands alone in its line and a name in the line above it, as MeetGeek writes them."""
    times = [place for place, head in enumerate(heads) if head and head.start is not None]
    above = {place: lines[place - 1] for place in times if _stands_alone_below_a_name(lines, heads, place)}
    if len(above) < MOST * len(times):
        above = _names_right_above(lines, heads, times)
    is_habit = len(above) >= max(2, MOST * len(times))
    if not is_habit or not (len(set(above.values())) < len(above) or all(map(may_be_a_name, above.values()))):
        return heads
    for place, name in above.items():
        heads[place - 1], heads[place] = Head(None, name=name), replace(heads[place] or Head(None), name=name)
    return heads


def _names_right_above(lines: Sequence[str], heads: Sequence[Head | None], times: Sequence[int]) -> dict[int, str]:
    """The same, where no empty line stands above the names: a name above every time, and one of them again."""
    above = {place: lines[place - 1] for place in times if place > 0 and heads[place - 1] is None}
    alone = [head for place in times if (head := heads[place]) and not head.name and not head.rest]
    is_habit = len(above) == len(times) == len(alone) and len(set(above.values())) < len(above)
    return above if is_habit and all(map(may_be_a_name, above.values())) else {}


def _stands_alone_below_a_name(lines: Sequence[str], heads: Sequence[Head | None], place: int) -> bool:
    head = heads[place]
    begins = place > 0 and heads[place - 1] is None and (place == 1 or not lines[place - 2])
    return begins and head is not None and not head.name and not head.rest and _could_be_a_name(lines[place - 1])


def _names_without_colon(lines: Sequence[str], heads: Sequence[Head | None]) -> set[str]:
    """Beside or below a time: those that stand there again, and where a name always does, whoever speaks once too.

    Else the words of whoever speaks once would be laid into the mouth of who spoke before.
    """
    labels: Counter[str] = Counter()
    above_words: Counter[str] = Counter()
    for place, head in enumerate(heads):
        if head and head.start is not None and not head.name:
            words = head.rest or next(iter(lines[place + 1 : place + 2]), "")
            labels[words] += 1
            above_words[words] += _has_words_below(lines, heads, place + (1 if head.rest else 2))
    recurring = {words for words, times in labels.items() if times > 1 and _could_be_a_name(words)}
    candidates = {words for words, times in above_words.items() if times and _could_be_a_name(words)}
    is_habit = sum(above_words[words] for words in candidates) >= max(2, MOST * labels.total())
    if is_habit and (recurring or all(map(may_be_a_name, candidates))):
        return recurring | {words for words in candidates if may_be_a_name(words)}
    return recurring


def _has_words_below(lines: Sequence[str], heads: Sequence[Head | None], first: int) -> bool:
    below = next(((line, head) for line, head in zip(lines[first:], heads[first:], strict=True) if line), None)
    return below is not None and below[1] is None


def _could_be_a_name(words: str) -> bool:
    return 0 < len(words.split()) <= MOST_WORDS and words[0].isupper() and not re.search(r"[.?!…]$", words)


def a_line_for_each_turn(lines: Sequence[str]) -> Iterator[str]:
    """*lines*, those cut in which further turns follow the first: «[00:00] Ana: … [00:12] Luis: …»."""
    for line in lines:
        yield from NEXT_TURN.split(line) if NEXT_TURN.match(f" {line}") else (line,)


def without_spoken_times(lines: Sequence[str]) -> Iterator[str]:
    """*lines* without those that say in words the time that stands above them: «1 minuto y 5 segundos» below 1:05."""
    above = ""
    for line in lines:
        if not (line and above and _says_the_time_of(line, above)):
            yield line
        above = line


def _says_the_time_of(line: str, above: str) -> bool:
    match, head = SPOKEN_TIME.match(line), head_of(above)
    if not match or not head or head.start is None or head.name or head.rest:
        return False
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return head.start // 1000 == hours * 3600 + minutes * 60 + seconds
