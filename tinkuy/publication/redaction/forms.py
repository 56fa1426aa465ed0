from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField


class WithdrawPictureForm(forms.Form):
    reason = LongTextField(
        label=_("Why it is withdrawn"), help_text=_("The journal keeps it. No names."), max_length=300, rows=3
    )
