"""What is typed about an action: what is done, by whom, by when, whom to ask, how it goes and what proves it."""

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.design.fields import DayField, offer
from tinkuy.people.models import Person
from tinkuy.planning.editing.forms import language_choices
from tinkuy.planning.institutions.fields import InstitutionField
from tinkuy.practice.key_actions.models import LONGEST_NOTE, KeyAction, KeyActionState
from tinkuy.practice.key_actions.proof_files import ProofFile, keep_proof, proof_with_token
from tinkuy.practice.key_actions.queries import accounts_for, last_step, mark_of
from tinkuy.practice.key_actions.updates import ActionUpdate
from tinkuy.practice.responses.actions.contacts import Contact
from tinkuy.practice.responses.forms import NAME_OR_NEW, offer_institutions_of, words_field
from tinkuy.systematisation.materials.documents.sandbox import MOST_BYTES

ACCEPTED = ".pdf,.docx,.pptx,image/jpeg,image/png,image/webp"


class ActionForm(forms.Form):
    """One thing the country will do."""

    field_of_argument: ClassVar = {"name": "responsible", "sector": "responsible"}

    text = forms.CharField(
        label=_("What will be done"),
        max_length=300,
        help_text=_("Start with a verb, for example “Write the guide”. Do not share data of cases."),
    )
    responsible = InstitutionField(label=_("Responsible"), required=False, help_text=NAME_OR_NEW)
    due_on = DayField(label=_("By"), required=False)

    def __init__(self, *args: Any, country: str, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "action_%s"} | options)
        offer_institutions_of(self, "responsible", [country], country)


class OwnerForm(forms.Form):
    """Who is asked about an action: somebody of the team, or a counterpart."""

    owner = forms.ModelChoiceField(
        label=_("Somebody of the team"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("Nobody: whoever answers for the recommendation"),
    )
    contact_name = forms.CharField(label=_("Or a counterpart: name"), required=False, max_length=120)
    contact_email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Kept sealed until 180 days after the day of the action.")
    )
    contact_language = forms.ChoiceField(label=_("Language of the mail"), choices=language_choices)

    def __init__(self, *args: Any, action: KeyAction, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "owner_%s"} | options)
        self.fields["owner"].queryset = accounts_for(action)  # type: ignore[attr-defined]

    @property
    def whom(self) -> dict[str, Any]:
        values = self.cleaned_data
        email = values["contact_email"]
        contact = Contact(values["contact_name"], email, values["contact_language"]) if email else None
        return {"owner": values["owner"], "contact": contact}


class ProofFields(forms.Form):
    """A proof: words, a link, a file. A file that was sent is kept while its words are asked about."""

    link = forms.CharField(
        label=_("Link"), required=False, max_length=500, widget=forms.URLInput(attrs={"placeholder": "https://"})
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, Word, PowerPoint or a photo without faces. Who made it and where is taken out of it."),
    )
    file_token = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    names_nobody = forms.BooleanField(label=_("I read it again: it names nobody of a case"), required=False)

    def proof_file(self, action: KeyAction) -> ProofFile | None:
        """The file that comes with the form, kept from now on; else the one that the form kept before."""
        sent = self.cleaned_data.get("file")
        if not isinstance(sent, UploadedFile):
            return proof_with_token(action, self.cleaned_data["file_token"])
        file = keep_proof(action, sent.read(MOST_BYTES + 1))
        self.data = {**self.data.dict(), "file_token": file.token}  # type: ignore[attr-defined]
        return file

    @property
    def has_earlier_file(self) -> bool:
        """A refused form that is shown again says that its file is here."""
        return bool(self.is_bound and self.data.get("file_token"))

    @property
    def asks_again(self) -> bool:
        """Whether the guard asked for the words to be read again."""
        return self.is_bound and "names_nobody" in self.errors


class ProofForm(ProofFields):
    """What proves that an action is done, for the team."""

    proof = words_field(
        _("Proof"),
        _("A document, a date, a figure without persons. Do not share data of cases."),
        rows=2,
        required=False,
    )
    taken_on = DayField(label=_("Done on"), required=False)
    field_order = ("proof", "link", "file", "taken_on")

    def proven(self, action: KeyAction) -> dict[str, Any]:
        values = self.cleaned_data
        file = self.proof_file(action)
        return {name: values[name] for name in ("proof", "link", "taken_on", "names_nobody")} | {"file": file}


class UpdateForm(ProofFields):
    """How an action goes, sent behind the link of a mail."""

    field_of_argument: ClassVar = {"proof": "note"}

    state = forms.ChoiceField(label=_("How does it go?"), widget=forms.RadioSelect)
    note = words_field(
        _("In a sentence, if you like"), _("If it is done: what shows it. Do not share data of cases."), rows=3
    )
    read = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("state", "note", "link", "file")

    def __init__(self, *args: Any, action: KeyAction, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "state", states_offered(action))
        self.fields["note"].required = False
        self.fields["note"].max_length = LONGEST_NOTE  # type: ignore[attr-defined]
        self.initial.update({"read": mark_of(last_step(action)), "state": action.state})

    def action_update(self, action: KeyAction) -> ActionUpdate:
        values = self.cleaned_data
        file = self.proof_file(action)
        return ActionUpdate(values["state"], values["note"], values["link"], file, names_nobody=values["names_nobody"])

    def show_present(self, action: KeyAction) -> None:
        """Who sends a refused form again has read the last update."""
        sent = self.data.dict() if hasattr(self.data, "dict") else dict(self.data)
        self.data = {**sent, "read": mark_of(last_step(action))}


def states_offered(action: KeyAction) -> list[tuple[str, str]]:
    """In the words of whoever does it; an action that began goes not back."""
    words = {
        KeyActionState.PENDING: gettext("It has not begun yet"),
        KeyActionState.UNDER_WAY: gettext("It is under way"),
        KeyActionState.DONE: gettext("It is done"),
    }
    if action.state == KeyActionState.UNDER_WAY:
        del words[KeyActionState.PENDING]
    return [(state.value, word) for state, word in words.items()]
