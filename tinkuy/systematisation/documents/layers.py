"""Layers of a PDF (optional content, ISO 32000-2, 8.11): what is shown to everyone is no layer any more.

What is not shown by itself can be switched on by whoever opens the file: that is refused. Of the rest no name, no maker
and no person stays, and nothing that switches.
"""

from collections.abc import Iterator

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NullObject

from tinkuy.core.errors import Refused

from . import sentences

_GROUP, _MEMBERS = "/OCG", "/OCMD"
_SHOWS = frozenset(("/AnyOn", "/AllOn"))
"""The policies by which what belongs to groups that are all on is shown."""


def demand_all_shown(catalogue: DictionaryObject) -> None:
    """Refuse where the layers of *catalogue* begin switched off; then forget that there are any."""
    layers = _opened(catalogue.pop("/OCProperties", None))
    if not isinstance(layers, DictionaryObject):
        return
    chosen = _opened(layers.get("/D"))
    if not isinstance(chosen, DictionaryObject):
        return
    off = _opened(chosen.get("/OFF"))
    if (isinstance(off, ArrayObject) and off) or _opened(chosen.get("/BaseState", "/ON")) != "/ON":
        raise Refused(sentences.hides_layers())


def clean_layer(found: DictionaryObject) -> None:
    """Of a group or of several only what they are stays; one that may not be shown is refused."""
    kind = _opened(found.get("/Type"))
    if kind == _GROUP:
        if _is_off_in_view(found):
            raise Refused(sentences.hides_layers())
        _keep_type(found)
        found[NameObject("/Name")] = NameObject("/Layer")
    elif kind == _MEMBERS:
        if "/VE" in found or _opened(found.get("/P", "/AnyOn")) not in _SHOWS:
            raise Refused(sentences.hides_layers())
        _keep_type(found)


def _is_off_in_view(group: DictionaryObject) -> bool:
    usage = _opened(group.get("/Usage"))
    view = _opened(usage.get("/View")) if isinstance(usage, DictionaryObject) else None
    return isinstance(view, DictionaryObject) and _opened(view.get("/ViewState")) == "/OFF"


def _keep_type(found: DictionaryObject) -> None:
    for key in _others(found):
        del found[key]


def _others(found: DictionaryObject) -> Iterator[str]:
    return iter([key for key in found if key != "/Type"])


def _opened(value: object) -> object:
    return value.get_object() if hasattr(value, "get_object") else value or NullObject()
