"""Layers of a PDF (optional content, ISO 32000-2, 8.11): what is shown to everyone is no layer any more.

What is not shown by itself can be switched on by whoever opens the file: that is refused. Of the rest no name, no maker
and no person stays, and nothing that switches.
"""

from pypdf.generic import ArrayObject, DictionaryObject, NullObject

from tinkuy.core.errors import Refused
from tinkuy.systematisation.materials.documents import sentences

_GROUP, _MEMBERS = "/OCG", "/OCMD"
_BY_READER = frozenset(("/Zoom", "/User", "/Language"))
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
    is_off = (isinstance(off, ArrayObject) and bool(off)) or _opened(chosen.get("/BaseState", "/ON")) != "/ON"
    if is_off or _goes_by_reader(_opened(chosen.get("/AS"))):
        raise Refused(sentences.hides_layers())


def _goes_by_reader(uses: object) -> bool:
    """Whether layers are switched by who looks on, in which language, or how near."""
    for use in map(_opened, uses if isinstance(uses, ArrayObject) else ()):
        kinds = _opened(use.get("/Category")) if isinstance(use, DictionaryObject) and use.get("/OCGs") else None
        if isinstance(kinds, ArrayObject) and not _BY_READER.isdisjoint(str(_opened(kind)) for kind in kinds):
            return True
    return False


def demand_shown(pdf_object: object) -> None:
    """Refuse a group, or several, that may not be shown. Whatever hangs from them is shown to everyone from now on."""
    kind = _opened(pdf_object.get("/Type")) if isinstance(pdf_object, DictionaryObject) else None
    if not isinstance(pdf_object, DictionaryObject):
        return
    is_odd = "/VE" in pdf_object or _opened(pdf_object.get("/P", "/AnyOn")) not in _SHOWS
    if (kind == _GROUP and _is_off_in_view(pdf_object)) or (kind == _MEMBERS and is_odd):
        raise Refused(sentences.hides_layers())


def _is_off_in_view(group: DictionaryObject) -> bool:
    usage = _opened(group.get("/Usage"))
    view = _opened(usage.get("/View")) if isinstance(usage, DictionaryObject) else None
    return isinstance(view, DictionaryObject) and _opened(view.get("/ViewState")) == "/OFF"


def _opened(value: object) -> object:
    return value.get_object() if hasattr(value, "get_object") else value or NullObject()
