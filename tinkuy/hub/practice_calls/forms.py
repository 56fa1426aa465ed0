from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core import languages
from tinkuy.design.fields import DayField, LongTextField, offer
from tinkuy.hub.mailed_forms import TrappedForm
from tinkuy.people.countries import country_choices
from tinkuy.planning.editing.forms import ContentForm, SharedForm, Words, language_choices
from tinkuy.publication.content.licences import OFFERED_LICENCES
from tinkuy.publication.content.vocabularies.concepts import concepts
from tinkuy.publication.sheets.measures import ITEM_MEASURES, MEASURES, measure_words

from .actions.calling import CallWords
from .actions.offering import LONGEST_WORDS, Offerer
from .answers import NEEDED, PARTS
from .models import OfferedPractice, PracticeCall

LONGEST_PART = 6_000


class CallForm(ContentForm):
    """What a call says, in one language or in all."""

    words = {
        "title": Words(gettext_lazy("Title of the call"), longest=120, required=True),
        "text": Words(
            gettext_lazy("Which practices are looked for"),
            gettext_lazy("About what, of whom, and what makes one useful for other countries."),
            lines=6,
            longest=3_000,
            required=True,
        ),
        "terms": Words(
            gettext_lazy("Terms"),
            gettext_lazy("Who reads what is sent, how it is chosen, by when there is an answer."),
            lines=5,
            longest=3_000,
            required=True,
        ),
    }

    until = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Practices are taken until the end of this day, by the hour of Lima."),
    )
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which one may answer"), widget=forms.CheckboxSelectMultiple
    )
    licence = forms.ChoiceField(label=gettext_lazy("Licence that is proposed"), choices=OFFERED_LICENCES)

    def __init__(self, data: Any = None, *, call: PracticeCall | None = None, first_language: str = "es") -> None:
        initial = {name: getattr(call, name) for name in CALL_FIELDS} if call else {"languages": list(languages.CODES)}
        super().__init__(data, first_language=first_language, initial=initial)
        offer(self, "theme", [("", _("None in particular")), *_themes(first_language)])
        offer(self, "languages", language_choices())

    def call_words(self) -> CallWords:
        return CallWords(**{name: self.cleaned_data[name] for name in CALL_FIELDS})


CALL_FIELDS = ("title", "text", "terms", "until", "theme", "languages", "licence")


def _themes(language: str) -> list[tuple[str, str]]:
    return [(one.tag, one.name(language)) for one in concepts("theme").values()]


class BeginForm(TrappedForm):
    """Who offers a practice, and where the link goes on whose page it is written."""

    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    organisation = forms.CharField(
        label=gettext_lazy("Your organisation"),
        help_text=gettext_lazy("In full: the sheet says whose practice it is."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Your country"), error_messages={"required": gettext_lazy("Choose your country.")}
    )
    language = forms.ChoiceField(label=gettext_lazy("Language in which you write"))
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        max_length=200,
        help_text=gettext_lazy("Your link goes there, and so do questions. Nobody is shown it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    consent = forms.BooleanField(
        label=gettext_lazy(
            "I agree that what I write is kept while it is read and answered, a year at most. I can erase it before."
        ),
        error_messages={"required": gettext_lazy("Tick that what you write may be kept while it is read.")},
    )

    def __init__(self, data: Any = None, *, call: PracticeCall, language: str) -> None:
        super().__init__(data, initial={"language": language})
        offer(self, "country", [("", _("Choose your country")), *country_choices()])
        offer(self, "language", [one for one in language_choices() if one[0] in call.languages])

    def author(self) -> Offerer:
        return Offerer(
            **{name: self.cleaned_data[name] for name in ("name", "email", "organisation", "country", "language")}
        )


ONE_PER_LINE, PARAGRAPHS = gettext_lazy("One per line."), gettext_lazy("One per paragraph, with an empty line between.")


def _text(label: Any, hint: Any = "", *, rows: int = 4) -> LongTextField:
    """Nothing is required to save: a draft is written in pieces."""
    return LongTextField(label=label, help_text=hint, required=False, max_length=LONGEST_PART, rows=rows)


class PracticeForm(SharedForm):
    """The parts of the sheet that somebody outside can tell, under its own names."""

    title = LongTextField(
        label=gettext_lazy("Name of the practice"),
        help_text=gettext_lazy("Write acronyms out."),
        required=False,
        max_length=200,
        rows=2,
    )
    summary = _text(
        gettext_lazy("In short"),
        gettext_lazy("What it was, who, how, about what. Whoever reads it was not there."),
        rows=6,
    )
    context = _text(gettext_lazy("Context and problem"), gettext_lazy("How it was before."))
    objective = _text(gettext_lazy("Objective"), rows=3)
    beneficiaries = _text(gettext_lazy("Who benefits"), rows=3)
    actions = _text(gettext_lazy("What was done"), ONE_PER_LINE, rows=6)
    results = _text(gettext_lazy("What changed, and how you know it"))
    lessons = _text(gettext_lazy("What you learned"), PARAGRAPHS, rows=8)
    recommendations = _text(gettext_lazy("What you recommend to other countries"), PARAGRAPHS, rows=5)
    success_factors = _text(gettext_lazy("What made it work"))
    constraints = _text(gettext_lazy("Difficulties and limits"))
    resources = _text(gettext_lazy("What it takes: hours, money, tools"), rows=3)
    replicability = _text(gettext_lazy("How to repeat it, step by step"), ONE_PER_LINE, rows=5)
    safeguards = _text(
        gettext_lazy("How nobody is harmed or exposed"), gettext_lazy("Do not write data of cases, nor names."), rows=3
    )
    partners = _text(gettext_lazy("With whom"), ONE_PER_LINE, rows=3)
    more = _text(
        gettext_lazy("Where one can read more"),
        gettext_lazy("One per line: a title or an address (https://…)."),
        rows=3,
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Under which licence it may be published"), choices=OFFERED_LICENCES, required=False
    )
    permission = forms.BooleanField(
        label=gettext_lazy("My organisation permits that it is published here, with its name and under this licence."),
        required=False,
    )

    def __init__(self, data: Any = None, *, practice: OfferedPractice) -> None:
        answers = practice.answers
        super().__init__(data, initial={"licence": practice.call.licence} | {k: v for k, v in answers.items() if v})
        for name in NEEDED:
            self.fields[name].label = _("%(part)s (needed)") % {"part": self.fields[name].label}

    def rows(self) -> list[tuple[forms.BoundField, str]]:
        """Each part in the order in which it is asked, with how long it should be."""
        return [(self[name], measure_words(MEASURED[name]) if name in MEASURED else "") for name in PARTS]

    def answers(self) -> Mapping[str, str]:
        return {name: self.cleaned_data[name] for name in (*PARTS, "licence")}


def written_parts(practice: OfferedPractice) -> list[tuple[str, str]]:
    """What was written, under the words with which it was asked."""
    answers = practice.answers
    return [(str(PracticeForm.base_fields[name].label), answers[name]) for name in PARTS if answers.get(name)]


MEASURED = {name: measure for name, measure in (MEASURES | ITEM_MEASURES).items() if name in PARTS}


class TurnForm(forms.Form):
    """What one asks or answers in the conversation."""

    words = LongTextField(label="", max_length=LONGEST_WORDS, rows=5)

    def __init__(self, data: Any = None, *, label: str) -> None:
        super().__init__(data)
        self.fields["words"].label = label


class DeclineForm(forms.Form):
    reason = LongTextField(
        label=gettext_lazy("Why it is declined"),
        help_text=gettext_lazy("Its author reads it."),
        max_length=LONGEST_WORDS,
        rows=4,
        error_messages={"required": gettext_lazy("Write why it is declined: its author reads it.")},
    )
