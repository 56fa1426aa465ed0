from django import forms
from django.utils.translation import gettext_lazy as _


class RetireForm(forms.Form):
    reason = forms.CharField(label=_("Why it is retired"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
