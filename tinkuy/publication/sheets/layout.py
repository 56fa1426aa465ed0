"""How the PDF of a sheet is laid out, chosen by whoever writes it: the words stay, and what was said of them."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.publication.content.sheet import LAYOUTS
from tinkuy.publication.sheets.actions import EDITABLE
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import layout_of

NAMES = {
    "four-page": gettext_lazy(
        "Four pages: cover, summary, lessons, recommendations; what does not fit is named at the end"
    ),
    "one-page": gettext_lazy("One page: the short sheet, to print and hand out"),
    "long": gettext_lazy("Long: the whole sheet with every field, on as many pages as it needs"),
}


class LayoutForm(forms.Form):
    layout = forms.ChoiceField(
        label=gettext_lazy("Layout of the PDF"),
        choices=[(layout, NAMES[layout]) for layout in LAYOUTS],
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "It is what the PDF button gives from the next version on; the other layouts stand beside it. Reviews and "
            "approval stay, since the words do."
        ),
    )

    def __init__(self, data: Any = None, *, sheet: Sheet) -> None:
        super().__init__(data, initial={"layout": layout_of(sheet) or LAYOUTS[0]})


@transaction.atomic
def choose_layout(*, actor: Person, sheet: Sheet, layout: str) -> Sheet:
    """For every language of *sheet*, of which a published version keeps its own."""
    rules.demand(actor, "write_sheets", sheet.home)
    if layout not in LAYOUTS:
        raise Refused(_("Choose one of the layouts of the list."), about="layout")
    sheet = Sheet.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=sheet.pk)
    if sheet.state not in EDITABLE:
        raise Refused(_("The sheet is in another state by now. Reload the page."))
    former = layout_of(sheet) or LAYOUTS[0]
    if former == layout:
        return sheet
    sheet.drafts = {language: {**plain, "layout": layout} for language, plain in sheet.drafts.items()}
    sheet.save(update_fields=["drafts"])
    record(actor, "laid out", sheet, changes={"layout": [former, layout]})
    return sheet
