from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField
from tinkuy.publication.comments.models import LONGEST_COMMENT


class CommentForm(forms.Form):
    text = LongTextField(
        label=_("Your comment"), max_length=LONGEST_COMMENT, rows=3, help_text=_("Do not share data of cases.")
    )
