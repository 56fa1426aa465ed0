"""What a participant types into the room. The action counts the letters and says what is wrong."""

from django import forms

from tinkuy.dialogue.models import ShownAs


class AskForm(forms.Form):
    """A question, and whether it goes without a name: a box that is not ticked sends nothing."""

    text = forms.CharField(required=False, strip=False)
    without_name = forms.BooleanField(required=False)

    @property
    def shown_as(self) -> str:
        return ShownAs.WITHOUT_NAME if self.cleaned_data.get("without_name") else ShownAs.NAMED
