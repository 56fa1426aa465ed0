"""Names of places in a PDF, and what they stand for (ISO 32000-2, 12.3.2.4): a link then says the place itself."""

from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from .values import opened

_MOST = 100_000


def named_places(catalogue: DictionaryObject) -> dict[str, PdfObject]:
    """Names that somebody may have chosen, with their places."""
    found: dict[str, PdfObject] = {}
    old = opened(catalogue.get("/Dests"))
    for name, place in old.items() if isinstance(old, DictionaryObject) else ():
        _add(found, str(name), place)
    names = opened(catalogue.get("/Names"))
    ahead = [opened(names.get("/Dests"))] if isinstance(names, DictionaryObject) else []
    seen: set[int] = set()
    while ahead and len(found) < _MOST:
        node = ahead.pop()
        if not isinstance(node, DictionaryObject) or id(node) in seen:
            continue
        seen.add(id(node))
        pairs, kids = opened(node.get("/Names")), opened(node.get("/Kids"))
        if isinstance(pairs, ArrayObject):
            for name, place in zip(pairs[::2], pairs[1::2], strict=False):
                _add(found, str(opened(name)), place)
        ahead += [opened(kid) for kid in kids] if isinstance(kids, ArrayObject) else []
    return found


def _add(found: dict[str, PdfObject], name: str, place: object) -> None:
    told = opened(place)
    told = opened(told.get("/D")) if isinstance(told, DictionaryObject) else told
    if isinstance(told, ArrayObject):
        found.setdefault(name, told)
