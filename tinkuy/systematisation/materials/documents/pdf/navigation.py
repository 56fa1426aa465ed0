"""What readers show beside the pages of a PDF: titles that lead to them, and their numbers (ISO 32000-2, 12.3, 12.4).

A title stays where it leads to a page that is kept, to a place on it, or stands above one that does.
"""

import re
from collections.abc import Iterator, Set

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, PdfObject, TextStringObject

from .places import Places
from .values import number_of, opened

_MOST = 20_000
_PREFIX = re.compile(r"[^\W\d_]{0,3}[ .:/-]{0,2}")
"""Before the number of a page: as «A-», not as a word."""
_STYLES = frozenset(("/D", "/R", "/r", "/A", "/a"))


def keep_titles(catalogue: DictionaryObject, places: Places, left_out: Set[str]) -> None:
    """Take out of the outline the titles that lead nowhere; *left_out*: words that no page shows any more."""
    outline = opened(catalogue.get("/Outlines"))
    if not isinstance(outline, DictionaryObject):
        return
    order: list[tuple[DictionaryObject, DictionaryObject]] = []
    below: dict[int, list[DictionaryObject]] = {}
    ahead, known = [outline], {id(outline)}
    while ahead:
        above = ahead.pop()
        for item in _items(above, known):
            order.append((item, above))
            ahead.append(item)
    for item, above in reversed(order):
        titles = below.setdefault(id(item), [])
        _join(item, titles)
        is_told = not left_out.isdisjoint(words_of(str(opened(item.get("/Title")))))
        if is_told:
            item[NameObject("/Title")] = TextStringObject("…")
        if titles or (places.is_led_to_by(item) and not is_told):
            below.setdefault(id(above), []).insert(0, item)
    _join(outline, below.get(id(outline), []))
    if not below.get(id(outline)):
        del catalogue["/Outlines"]


def words_of(text: str) -> list[str]:
    """Its words of three letters and more."""
    return [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2]


def _items(above: DictionaryObject, known: set[int]) -> Iterator[DictionaryObject]:
    item = opened(above.get("/First"))
    while isinstance(item, DictionaryObject) and id(item) not in known and len(known) < _MOST:
        known.add(id(item))
        yield item
        item = opened(item.get("/Next"))


def _join(above: DictionaryObject, titles: list[DictionaryObject]) -> None:
    """Tie *titles*, and no others, beneath *above*."""
    was_open = (number_of(above.get("/Count")) or 0) >= 0
    for name in ("/First", "/Last", "/Count"):
        above.pop(name, None)
    for place, item in enumerate(titles):
        for name, at in (("/Prev", place - 1), ("/Next", place + 1)):
            item.pop(name, None)
            if 0 <= at < len(titles):
                item[NameObject(name)] = _reference(titles[at])
    if titles:
        above[NameObject("/First")], above[NameObject("/Last")] = _reference(titles[0]), _reference(titles[-1])
        above[NameObject("/Count")] = NumberObject(len(titles) if was_open else -len(titles))


def _reference(item: DictionaryObject) -> PdfObject:
    return item.indirect_reference or item


def keep_labels(catalogue: DictionaryObject, pages: int) -> None:
    """Write the numbers of the *pages* that there are, with the letters before them and no word."""
    labels = sorted(_labels(opened(catalogue.pop("/PageLabels", None))), key=lambda one: one[0])
    row = ArrayObject()
    for first, label in labels:
        if 0 <= first < pages:
            row += [NumberObject(first), _label(label)]
    if row:
        catalogue[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): row})


def _labels(tree: object) -> Iterator[tuple[int, DictionaryObject]]:
    ahead, known = [tree], set[int]()
    while ahead and len(known) < _MOST:
        node = ahead.pop()
        if not isinstance(node, DictionaryObject) or id(node) in known:
            continue
        known.add(id(node))
        kids, pairs = opened(node.get("/Kids")), opened(node.get("/Nums"))
        ahead += [opened(kid) for kid in kids] if isinstance(kids, ArrayObject) else []
        row = [opened(one) for one in pairs] if isinstance(pairs, ArrayObject) else []
        for first, label in zip(row[::2], row[1::2], strict=False):
            if isinstance(first, int) and isinstance(label, DictionaryObject):
                yield int(first), label


def _label(label: DictionaryObject) -> DictionaryObject:
    style, prefix, start = opened(label.get("/S")), opened(label.get("/P")), number_of(label.get("/St"))
    clean_label = DictionaryObject()
    if style in _STYLES:
        clean_label[NameObject("/S")] = NameObject(str(style))
    if isinstance(prefix, str) and _PREFIX.fullmatch(prefix):
        clean_label[NameObject("/P")] = TextStringObject(prefix)
    if start is not None and start >= 1:
        clean_label[NameObject("/St")] = NumberObject(int(start))
    return clean_label
