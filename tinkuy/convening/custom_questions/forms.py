"""Writing a question; and answering those of a cycle, a piece of the form of registering and of one's own page."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.design.fields import Explained, offer
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.editing.forms import ContentForm, Words
from tinkuy.planning.hours import day_with_year

from .actions import LONGEST_REASON, MOST_OPTIONS
from .models import QuestionKind, RegistrationQuestion

LONGEST_ANSWER = 200
FEW_OPTIONS = 6
"""So many stand open on the page; more of them fold into a list."""

EXPLAINED = {
    QuestionKind.TEXT: _("A line of up to 200 characters."),
    QuestionKind.ONE: _("One option is chosen."),
    QuestionKind.SEVERAL: _("Any number of options is ticked."),
    QuestionKind.YES_NO: "",
}


class QuestionForm(ContentForm):
    """A question of a cycle, with what for and until when."""

    words = {
        "label": Words(_("The question"), longest=160, required=True),
        "purpose": Words(
            _("What the answers are for"),
            _("Whoever registers reads it under the question."),
            longest=200,
            required=True,
        ),
        "options": Words(
            _("Options, one in each line"),
            _("Only where one chooses among several."),
            lines=4,
            longest=MOST_OPTIONS * 82,
        ),
    }

    kind = forms.ChoiceField(label=_("How it is answered"), widget=forms.RadioSelect)
    is_required = forms.BooleanField(label=_("Nobody registers without answering it"), required=False)
    keeps_days = forms.IntegerField(
        label=_("Days that answers are kept after the last session"),
        help_text=_("Then they are erased by themselves. Never longer than names are kept."),
        min_value=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, first_language=cycle.main_language, **kwargs)
        offer(self, "kind", [(one.value, Explained(one.label, EXPLAINED[one])) for one in QuestionKind])
        self.fields["keeps_days"].widget.attrs["max"] = cycle.keeps_days


class TakeAnswersForm(forms.Form):
    """Why the answers are taken away, and in which form."""

    reason = forms.CharField(
        label=_("What it is needed for"),
        help_text=_(
            "The journal keeps it, with your name and the day, and those who answered read it on their page. "
            "Do not name anybody in it."
        ),
        max_length=LONGEST_REASON,
    )
    ending = forms.ChoiceField(
        label=_("Form of the file"),
        choices=[("xlsx", _("Excel (XLSX)")), ("csv", _("Text (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


def field_name(question: RegistrationQuestion) -> str:
    return f"question_{question.pk}"


class AnswersForm(forms.Form):
    """What a cycle asks of its own, in the reader's language; each says what for, and its last day."""

    use_required_attribute = False

    def __init__(self, *args: Any, questions: Sequence[RegistrationQuestion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[field_name(question)] = _field(question, reader_language())

    @property
    def question_fields(self) -> list[forms.BoundField]:
        return [self[field_name(question)] for question in self.questions]

    @property
    def answered(self) -> list[tuple[RegistrationQuestion, Any]]:
        """Each question with what was answered, as `sealed_answers` takes it."""
        return [(one, _value(one, self.cleaned_data[field_name(one)])) for one in self.questions]


def words_of_questions(questions: Sequence[RegistrationQuestion]) -> Hashable:
    """All that `_field` reads of them."""
    return tuple(
        (
            *(one.pk, one.kind, one.is_required, one.cycle.main_language, one.last_day),
            *(str(sorted(words.items())) for words in (one.label, one.purpose, one.options)),
        )
        for one in questions
    )


def initial_answers(values: Mapping[int, Any]) -> dict[str, Any]:
    """What was answered, by the fields of the form."""
    return {f"question_{key}": _as_sent(value) for key, value in values.items()}


def _as_sent(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def _value(question: RegistrationQuestion, cleaned: Any) -> Any:
    if question.kind == QuestionKind.TEXT or cleaned in ("", []):
        return cleaned or None
    if question.kind == QuestionKind.YES_NO:
        return cleaned == "yes"
    return [int(one) for one in cleaned] if question.kind == QuestionKind.SEVERAL else int(cleaned)


def _field(question: RegistrationQuestion, language: str) -> forms.Field:
    common: dict[str, Any] = {
        "label": in_language(question.label, language, question.cycle.main_language),
        "help_text": _explanation(question, language),
        "required": question.is_required,
    }
    if question.kind == QuestionKind.TEXT:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        return forms.CharField(max_length=LONGEST_ANSWER, widget=widget, **common)
    if question.kind == QuestionKind.YES_NO:
        choices = [("yes", gettext("Yes")), ("no", gettext("No"))]
    else:
        choices = [(str(place), word) for place, word in enumerate(question.options_in(language))]
    if question.kind == QuestionKind.SEVERAL:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    is_short = len(choices) <= FEW_OPTIONS
    if not question.is_required:
        choices = [("", gettext("I prefer not to say")), *choices]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect if is_short else forms.Select, **common)


def _explanation(question: RegistrationQuestion, language: str) -> str:
    purpose = in_language(question.purpose, language, question.cycle.main_language).rstrip(".")
    words = gettext("What for: %(purpose)s.") % {"purpose": purpose}
    if question.last_day is None:
        return words
    return f"{words} {gettext('It is erased after %(day)s.') % {'day': day_with_year(question.last_day)}}"
