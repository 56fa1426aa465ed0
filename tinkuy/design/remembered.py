"""What many read alike, parts of pages and forms: made once for all of whom a key says that they read the same."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.forms import Form
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from tinkuy.core.remembered import Remembered

MOST_PARTS, MOST_FORMS = 600, 100

_parts = Remembered[Hashable, SafeString](MOST_PARTS)
_forms = Remembered[Hashable, Form](MOST_FORMS)


def remembered_part(key: Hashable, render: Callable[[], SafeString]) -> SafeString:
    """What *render* makes. The *key* names the part and holds all that it depends on: words, numbers, the language.

    No part of a person, and no token, is made so.
    """
    return _parts.once(key, render)


def remembered_form[F: Form](
    key: Hashable, make: Callable[[], F], *, data: Any = None, initial: Mapping[str, Any] | None = None, **own: Any
) -> F:
    """A form as *make* makes it without data, filled with *data*; *own* are further attributes of this one.

    Its fields, with their choices and widgets, are those of all forms of this *key*, which holds all that they depend
    on: Django copies them for each form, a fifth of what it takes to register. So nobody changes a field of it.
    """
    blank: Any = _forms.once(key, make)
    form: F = object.__new__(type(blank))
    form.__dict__ = blank.__dict__ | {
        "is_bound": data is not None,
        "data": MultiValueDict() if data is None else data,
        "initial": initial or {},
        "_errors": None,
        "_bound_fields_cache": {},
        **own,
    }
    return form
