"""What an entry of the journal says was changed, word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from tinkuy.desk.checkup.wording import language_name
from tinkuy.desk.journal.words.fields import field_name, value_written

LIKE = 0.4
"""Below this likeness two texts are shown one after the other: marked word by word nobody could read them."""

LONGEST = 400
"""Words beyond which texts are not compared one by one."""

Mark = Literal["same", "del", "ins"]


@dataclass(frozen=True)
class Change:
    """A field, the language of its words where it has one, and its pieces: what stayed, what went, what came."""

    field: str
    language: str
    code: str
    pieces: list[tuple[Mark, str]]


def changes_in(details: Mapping[str, Any], zone: str) -> list[Change]:
    """From `changes: {field: [before, after]}`, whose values are plain, or words by language; anything else is left."""
    changes = details.get("changes")
    if not isinstance(changes, Mapping):
        return []
    return [change for name, pair in changes.items() for change in _of_field(str(name), pair, zone)]


def _of_field(name: str, pair: Any, zone: str) -> Iterator[Change]:
    if not (isinstance(pair, list | tuple) and len(pair) == 2):
        return
    before, after = pair
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        yield from _by_language(name, before or {}, after or {})
    else:
        was, became = value_written(name, before, zone), value_written(name, after, zone)
        is_free_text = (was, became) == (before, after)
        yield Change(field_name(name), "", "", _pieces(was, became) if is_free_text else _whole(was, became))


def _by_language(name: str, before: Any, after: Any) -> Iterator[Change]:
    old, new = (value if isinstance(value, Mapping) else {} for value in (before, after))
    for code in dict.fromkeys([*old, *new]):
        was, became = str(old.get(code) or ""), str(new.get(code) or "")
        if was != became:
            language = language_name(code[:2]) if code[:2] in ("es", "pt", "en") else code
            yield Change(field_name(name), language, code, _pieces(was, became))


def _whole(before: str, after: str) -> list[tuple[Mark, str]]:
    marked: list[tuple[Mark, str]] = [("del", before), ("ins", after)]
    return [piece for piece in marked if piece[1]]


def _pieces(before: str, after: str) -> list[tuple[Mark, str]]:
    """Word by word where most of the words stayed, else the whole before and the whole after."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if max(len(old), len(new)) > LONGEST or not old or not new or matcher.ratio() < LIKE:
        return _whole(before, after)
    pieces: list[tuple[Mark, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", " ".join(old[a:b])))
            continue
        if a < b:
            pieces.append(("del", " ".join(old[a:b])))
        if c < d:
            pieces.append(("ins", " ".join(new[c:d])))
    return pieces
