"""What is wrong with a form, told once on top of it, where each line names its field and leads to it, and beside it."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.forms import BooleanField, BoundField, ChoiceField, Field, Form, MultipleChoiceField
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.core.errors import Refused

LONGEST_NAME = 70
"""Letters of a label: that of a consent is a whole sentence."""
ENDS_ITSELF = ("?", "!", ".", "…")


def refuse(form: Form, refusal: Refused) -> None:
    """Put the sentence of a deed that was refused beside the field that it is about, else on top of the form.

    A form that asks for an argument of the deed under another name says so: `asked_as = {"starts_at": "day"}`; one
    whose refusals all speak of one field names that: `refused_at = "code"`.
    """
    form.add_error(_field_of(form, refusal.about), str(refusal))


def _field_of(form: Form, about: tuple[str, ...]) -> str | None:
    """The field of the first argument that is asked: by its name, under another, or as words in the main language."""
    asked_as, language = getattr(form, "asked_as", {}), getattr(form, "first_language", "")
    names = (name for argument in about for name in (argument, asked_as.get(argument), f"{argument}_{language}"))
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


def _faults(form: Form) -> Iterator[dict[str, str]]:
    for error in form.non_field_errors():
        yield {"text": str(error), "target": ""}
    for field in form:
        for fault in field.errors.as_data():
            yield {"text": _sentence_with_field(field, fault), "target": "" if field.is_hidden else _target(field)}


def _sentence_with_field(field: BoundField, fault: ValidationError) -> str:
    """The field's name and what is wrong with it, so that two empty fields do not say the same."""
    sentence, name = sentence_of(field, fault), _name(field)
    if field.is_hidden or not name or _is_bare(fault):
        return sentence
    return f"{name} {sentence}" if name.endswith(ENDS_ITSELF) else f"{name}: {sentence}"


def sentences_beside(field: BoundField) -> list[str]:
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
        return _("Tick “%(field)s”.")
    if isinstance(field, MultipleChoiceField):
        return _("Choose at least one in “%(field)s”.")
    if isinstance(field, ChoiceField):
        return _("Choose one in “%(field)s”.")
    return _("“%(field)s” is missing.")


def _name(field: BoundField) -> str:
    """The label as plain text."""
    words = " ".join(strip_tags(str(field.label)).split()).removesuffix(":")
    return Truncator(words).chars(LONGEST_NAME)


def _target(field: BoundField) -> str:
    """The id that a link jumps to: of the first option where the field is a group."""
    return str(field.id_for_label or f"{field.auto_id}_0")
