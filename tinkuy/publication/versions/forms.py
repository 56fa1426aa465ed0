from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField


class RetireForm(forms.Form):
    reason = LongTextField(label=_("Why it is retired"), max_length=1000, rows=3)
