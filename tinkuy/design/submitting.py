"""How a page takes a form: one way for every view, and one status (422) for whatever is refused.

A view cleans with a form, hands one deed to `submitted`, and goes on where that is true; else `form_page` shows the
page again with what was typed and what is to be mended. `take_form` is both, for a page with one form. What is wrong is
told once on top of the form, where each line names its field and leads to it, and beside the field.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BooleanField, BoundField, ChoiceField, Field, Form, MultipleChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, gettext_lazy as _, ngettext

from tinkuy.core.errors import Refused

LONGEST_NAME = 70
"""Letters of a label: that of a consent is a whole sentence."""
ENDS_ITSELF = ("?", "!", ".", "…")


def refuse(form: Form, refusal: Refused) -> None:
    """Put the sentence of a deed that was refused beside the field that it is about, else on top of the form.

    A form that asks for an argument of the deed under another name says so: `field_of_argument = {"starts_at": "day"}`;
    one whose refusals all speak of one field names that: `refused_at = "code"`.
    """
    form.add_error(_field_of(form, refusal.about), str(refusal))


def _field_of(form: Form, about: tuple[str, ...]) -> str | None:
    """The field of the first argument that is asked: by its name, under another, or as words in the main language."""
    fields, language = getattr(form, "field_of_argument", {}), getattr(form, "first_language", "")
    names = (name for argument in about for name in (argument, fields.get(argument), f"{argument}_{language}"))
    return next((name for name in names if name in form.fields), getattr(form, "refused_at", None))


def form_errors(form: Form) -> SafeString | str:
    """What has to be mended, with a link to each field. A refused form opens here; the script gives it the focus."""
    if not form.errors:
        return ""
    faults = list(_faults(form))
    title = ngettext("One thing is missing or wrong", "%(count)s things are missing or wrong", len(faults)) % {
        "count": len(faults)
    }
    return render_to_string("design/parts/form_errors.html", {"title": title, "faults": faults})


def sentences_of(form: Form) -> str:
    """What has to be mended as plain words, for a script that shows one line."""
    return " ".join(fault["text"] for fault in _faults(form))


def _faults(form: Form) -> Iterator[dict[str, str]]:
    for error in form.non_field_errors():
        yield {"text": str(error), "target": ""}
    for field in form:
        for fault in field.errors.as_data():
            yield {"text": _sentence_with_field(field, fault), "target": "" if field.is_hidden else _target(field)}


def _sentence_with_field(field: BoundField, fault: ValidationError) -> str:
    """The field's name and what is wrong with it, so that two empty fields do not say the same."""
    sentence, name = sentence_of(field, fault), _name(field)
    is_sentence_to_tick = isinstance(field.field, BooleanField)
    if field.is_hidden or not name or is_sentence_to_tick or _is_bare(fault):
        return sentence
    return f"{name} {sentence}" if name.endswith(ENDS_ITSELF) else f"{name}: {sentence}"


def sentences_of_field(field: BoundField) -> list[str]:
    """What stands beside the field: of an empty one the sentence of the summary, so that it is told in one way."""
    return [sentence_of(field, fault) for fault in field.errors.as_data()]


def sentence_of(field: BoundField, fault: ValidationError) -> str:
    name = _name(field)
    return _missing(field.field) % {"field": name} if _is_bare(fault) and name else " ".join(fault.messages)


def _is_bare(fault: ValidationError) -> bool:
    """Whether something is missing and the form has no sentence of its own for that."""
    return fault.code == "required" and fault.messages == [str(Field.default_error_messages["required"])]


def _missing(field: Field) -> str:
    if isinstance(field, BooleanField):
        return gettext("Tick “%(field)s”.")
    if isinstance(field, MultipleChoiceField):
        return gettext("Choose at least one in “%(field)s”.")
    if isinstance(field, ChoiceField):
        return gettext("Choose one in “%(field)s”.")
    return gettext("“%(field)s” is missing.")


def _name(field: BoundField) -> str:
    """The label as plain text."""
    words = " ".join(strip_tags(str(field.label)).split()).removesuffix(":")
    return Truncator(words).chars(LONGEST_NAME)


def _target(field: BoundField) -> str:
    """The id that a link jumps to: of the first option where the field is a group."""
    return str(field.id_for_label or f"{field.auto_id}_0")


REFUSED = HTTPStatus.UNPROCESSABLE_ENTITY
SAVED = _("Saved.")


class Caution(str):
    """What a deed that was done says where its doer should look once more: shown as a warning, not as a success."""


@dataclass(frozen=True)
class Done[Result]:
    """A deed that was done, and what it gave back."""

    result: Result


def submitted[Result](request: HttpRequest, form: Form, deed: Callable[[], Result]) -> Done[Result] | None:
    """What the *deed* gave back, where the form was sent and is in order; a refusal stands in the form.

    Where somebody else changed the same thing meanwhile (`form.conflicts`) nothing is done, and the page shows both
    versions (promise L08).
    """
    if request.method != "POST" or not form.is_valid() or getattr(form, "conflicts", None):
        return None
    try:
        return Done(deed())
    except Refused as refusal:
        refuse(form, refusal)
        return None


def pressed(request: HttpRequest, deed: Callable[[], Any], success: str | Promise = "") -> bool:
    """Do the *deed* of a single button; whether it was done. The next page says *success*, or why it was refused."""
    try:
        deed()
    except Refused as refusal:
        refuse_press(request, str(refusal))
        return False
    if success:
        messages.success(request, str(success))
    return True


def refuse_press(request: HttpRequest, sentence: str) -> None:
    """Say it on the page to which the view leads, which is then shown at once, as refused (`RefusalMiddleware`)."""
    messages.error(request, sentence)
    request.is_refused_press = True  # type: ignore[attr-defined]


def is_refused_press(request: HttpRequest) -> bool:
    return getattr(request, "is_refused_press", False)


def form_page(request: HttpRequest, page: str, context: dict[str, Any], *refused: BaseForm) -> HttpResponse:
    """The *page*, as refused (422) where one of the forms named last has faults or conflicts."""
    return render(request, page, context, status=REFUSED if any(map(is_refused, refused)) else HTTPStatus.OK)


def is_refused(form: BaseForm) -> bool:
    """Whether a form that was sent has something to be mended or to be chosen from."""
    return form.is_bound and bool(form.errors or getattr(form, "conflicts", None))


def demand_cleaned(form: Form, sentence: str) -> dict[str, Any]:
    """What the form of a single press says; where it says nothing that can be done, it is refused by the *sentence*."""
    if not form.is_valid():
        raise Refused(sentence)
    return form.cleaned_data


def refused_page(request: HttpRequest, page: str, context: dict[str, Any]) -> HttpResponse:
    """The *page* with a refusal that stands in no form."""
    return render(request, page, context, status=REFUSED)


def take_form(
    request: HttpRequest,
    form: Form,
    deed: Callable[[], Any],
    page: str,
    context: dict[str, Any],
    then: str,
    success: str | Promise | Callable[[], str] = SAVED,
    named: str = "form",
) -> HttpResponse:
    """Do the *deed* of a form that is in order, say so and go on to *then*; else show the *page*.

    A page of several forms knows this one as *named*.
    """
    return take_or_show(
        request, form, deed, lambda: form_page(request, page, context | {named: form}, form), then, success
    )


def take_or_show(
    request: HttpRequest,
    form: Form,
    deed: Callable[[], Any],
    show: Callable[[], HttpResponse],
    then: str,
    success: str | Promise | Callable[[], str] = SAVED,
) -> HttpResponse:
    """The same, with a page that *show* makes anew of what stands by then."""
    if not submitted(request, form, deed):
        return show()
    sentence = success() if callable(success) else success
    if isinstance(sentence, Caution):
        messages.warning(request, str(sentence))
    else:
        messages.success(request, str(sentence))
    return redirect(then)
