from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.design.fields import offer
from tinkuy.design.kinds import KINDS
from tinkuy.dialogue.notes.models import LONGEST_NOTE
from tinkuy.people.countries import country_name

LATEST_MINUTE = 600


class NoteForm(forms.Form):
    """A line of the notes. Where the regime names no country, there is no field for one."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("What was said, in a sentence"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": "3", "maxlength": LONGEST_NOTE}),
        help_text=gettext_lazy("No names of persons, no details of a case."),
    )
    country = forms.ChoiceField(label=gettext_lazy("Country that said it"), required=False)

    def __init__(self, *args: Any, countries: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [(kind.code, kind.singular) for kind in KINDS.values()])
        names = sorted(((code, country_name(code)) for code in countries), key=lambda choice: choice[1])
        if names:
            offer(self, "country", [("", _("None")), *names])
        else:
            del self.fields["country"]

    @property
    def words(self) -> dict[str, str]:
        """Kind, text and country, as the actions take them."""
        return {name: self.cleaned_data.get(name, "") for name in ("kind", "text", "country")}


class NewNoteForm(NoteForm):
    minute = forms.IntegerField(
        label=gettext_lazy("Minute"),
        required=False,
        min_value=0,
        max_value=LATEST_MINUTE,
        help_text=gettext_lazy("Empty: now."),
    )

    @property
    def second(self) -> int | None:
        """From the start of the session; None for now."""
        minute = self.cleaned_data.get("minute")
        return None if minute is None else minute * 60


class EditNoteForm(NoteForm):
    """`revision` is the one whose words stood on the page: saving over a newer one is refused."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
