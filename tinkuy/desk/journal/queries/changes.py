"""What an entry of the journal says was changed, word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tinkuy.core import languages
from tinkuy.core.word_diff import Piece, whole_texts, word_diff
from tinkuy.desk.checkup.wording import language_name
from tinkuy.desk.journal.words.fields import field_name, value_written


@dataclass(frozen=True)
class Change:
    """A field, the language of its words where it has one, and its pieces: what stayed, what went, what came."""

    field: str
    language: str
    code: str
    pieces: list[Piece]


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
        yield Change(field_name(name), "", "", word_diff(was, became) if is_free_text else whole_texts(was, became))


def _by_language(name: str, before: Any, after: Any) -> Iterator[Change]:
    old, new = (value if isinstance(value, Mapping) else {} for value in (before, after))
    for code in dict.fromkeys([*old, *new]):
        was, became = str(old.get(code) or ""), str(new.get(code) or "")
        if was != became:
            language = language_name(code[:2]) if code[:2] in languages.BY_TWO_LETTERS else code
            yield Change(field_name(name), language, code, word_diff(was, became))
