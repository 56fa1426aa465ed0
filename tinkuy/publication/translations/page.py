"""What the page of a translation shows: one row for each paragraph, its source and the words in the field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import get_language

from tinkuy.publication.content.sections import names_of_fields

from .actions import Written
from .alignment import Paragraph
from .queries import TranslationStanding
from .segments import digest
from .suggestions import Suggestion, pairs_from_data, suggestions_for

MOST_ROWS = 40
"""So many paragraphs stand on one page: whoever translates a sheet of sixty pages goes on with the next ones."""
LONGEST_NUMBER = 9
"""Digits of a page that are read."""


@dataclass(frozen=True)
class Row:
    """`words` stand in the field, `origin` says whose they are; `theirs` is what somebody else stored meanwhile."""

    paragraph: Paragraph
    section: str
    words: str
    origin: str
    offered: str
    stored: str
    theirs: str = ""

    @property
    def key(self) -> str:
        return self.paragraph.segment.key

    @property
    def lines(self) -> int:
        """Of the field: about as many as its words and those of the source take."""
        return max(2, -(-max(len(self.words), len(self.paragraph.segment.text)) // 52))


@dataclass(frozen=True)
class RowsOfPage:
    """`view` is `pending`, `changed` (since what is on the hub) or `all`."""

    rows: Sequence[Row]
    view: str = "pending"
    page: int = 1
    pages: int = 1

    @property
    def pages_listed(self) -> range:
        return range(1, self.pages + 1)


@dataclass(frozen=True)
class Typed:
    """What a refused page sent: words by key, and of which of them somebody else stored others."""

    words: Mapping[str, str] = field(default_factory=dict)
    conflicts: Sequence[str] = ()


def rows_of(
    standing: TranslationStanding, query: QueryDict, changed: Sequence[Paragraph], typed: Typed | None = None
) -> RowsOfPage:
    """The pending paragraphs, as they come; once there are none, those that *changed* since what is on the hub, which
    is all that who approves needs to read; or a page of all.
    """
    by_view = {"pending": standing.pending, "changed": changed, "all": standing.paragraphs}
    view = next((one for one in (str(query.get("show", "")), "pending", "changed") if by_view.get(one)), "all")
    chosen = by_view[view]
    if typed and typed.conflicts:
        chosen = [one for one in standing.paragraphs if one.segment.key in typed.conflicts]
    pages = max(1, -(-len(chosen) // MOST_ROWS))
    page_text = str(query.get("page", ""))
    is_number = page_text.isdecimal() and len(page_text) <= LONGEST_NUMBER
    number = min(max(1, int(page_text)), pages) if is_number else 1
    of_page = chosen[(number - 1) * MOST_ROWS : number * MOST_ROWS]
    rows = [_row(one, offered, typed) for one, offered in _offered(standing, of_page)]
    return RowsOfPage(rows, view, page=number, pages=pages)


def _offered(
    standing: TranslationStanding, paragraphs: Sequence[Paragraph]
) -> Iterable[tuple[Paragraph, Suggestion | None]]:
    bare = [one for one in paragraphs if one.is_pending and not one.former]
    if not bare:
        return ((one, None) for one in paragraphs)
    pairs = pairs_from_data(standing.translation.sheet, standing.source.language, standing.language)
    suggestions = suggestions_for(standing, bare, pairs)
    return ((one, suggestions.get(one.segment.key)) for one in paragraphs)


def _row(one: Paragraph, offered: Suggestion | None, typed: Typed | None) -> Row:
    key = one.segment.key
    words, origin = (offered.text, offered.origin) if offered else (one.text, "person" if one.text else "")
    if one.former:
        words, origin = one.former["text"], "former"
    is_conflict = typed is not None and key in typed.conflicts
    return Row(
        paragraph=one,
        section=", ".join(names_of_fields([one.segment.field.split(".")[0]], get_language() or "es")),
        words=typed.words.get(key, words) if typed else words,
        origin=origin,
        offered=digest(words),
        stored=digest(one.text),
        theirs=one.text if is_conflict else "",
    )


def written_in(post: QueryDict) -> list[Written]:
    """What the page sent, paragraph by paragraph."""
    prefix = "words-"
    return [
        Written(
            key=(key := name.removeprefix(prefix)),
            text=" ".join(str(post[name]).split()),
            offered=post.get(f"offered-{key}", ""),
            stored=post.get(f"stored-{key}", ""),
            accepts=f"accept-{key}" in post,
        )
        for name in post
        if name.startswith(prefix)
    ]
