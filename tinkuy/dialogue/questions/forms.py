"""What a participant types into the room. The action counts the letters and says what is wrong."""

from django import forms

from tinkuy.dialogue.questions.models import ShownAs


class AskForm(forms.Form):
    """A question, and whether it goes without a name or a country: a box that is not ticked sends nothing.

    `country_on_page` stands in the form where its page said that a question without a name shows the country: what a
    page did not say is not done, though more people of that country came since.
    """

    text = forms.CharField(required=False, strip=False)
    without_name = forms.BooleanField(required=False)
    with_country = forms.BooleanField(required=False)
    country_on_page = forms.BooleanField(required=False)

    @property
    def shown_as(self) -> str:
        return ShownAs.WITHOUT_NAME if self.cleaned_data.get("without_name") else ShownAs.NAMED

    def shows_country(self, *, has_name: bool) -> bool:
        """Whether the country may go with it, for who has a name or alias to ask with or has none."""
        answers = self.cleaned_data
        is_named = has_name and not answers["without_name"]
        return bool(answers["with_country"] and (is_named or answers["country_on_page"]))
