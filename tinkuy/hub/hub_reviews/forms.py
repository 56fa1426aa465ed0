from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinkuy.design.fields import LongTextField, offer
from tinkuy.hub.known_hubs.models import KnownHub
from tinkuy.hub.known_hubs.queries import hubs_for_reviews
from tinkuy.publication.sheets.models import SheetVersion

from .queries import sheets_to_review, title_of

LONGEST_REVIEW, LONGEST_REASON = 6_000, 1_000


class AskForm(forms.Form):
    """Which sheet is to be reviewed, and by which hub."""

    sheet = forms.ChoiceField(label=_("Sheet"))
    hub = forms.ChoiceField(label=_("Hub that is asked"))

    def __init__(self, data: Any = None, *, slug: str = "") -> None:
        super().__init__(data, initial={"sheet": slug})
        self._versions = {version.slug: version for version in sheets_to_review()}
        self._hubs = {hub.public_id: hub for hub in hubs_for_reviews()}
        offer(self, "sheet", [(slug, title_of(one)) for slug, one in self._versions.items()])
        offer(self, "hub", [(key, hub.name) for key, hub in self._hubs.items()])

    def chosen(self) -> tuple[SheetVersion, KnownHub]:
        return self._versions[self.cleaned_data["sheet"]], self._hubs[self.cleaned_data["hub"]]

    @property
    def has_choices(self) -> bool:
        return bool(self._versions and self._hubs)


class GiveForm(forms.Form):
    """What this hub says of the sheet."""

    words = LongTextField(
        label=_("What you say of the sheet"),
        help_text=_(
            "What it shows well, what is missing, for whom it is useful. Everybody reads it, with your hub's name."
        ),
        max_length=LONGEST_REVIEW,
        rows=8,
    )
    is_endorsed = forms.BooleanField(
        label=_("Our hub endorses this sheet: it stands for it with its name."), required=False
    )


class DeclineForm(forms.Form):
    """Why this hub gives none."""

    reason = LongTextField(
        label=_("Why you give none"), help_text=_("Who asked reads it."), max_length=LONGEST_REASON, rows=3
    )
