"""What a sheet needs before it may be published (invariant 17)."""

from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core import languages

from .sheet import SheetContent

Need = tuple[Callable[[SheetContent], bool], Promise]

NEEDS: tuple[Need, ...] = (
    (lambda content: bool(content.title.strip()), _("Write the title.")),
    (
        lambda content: content.language in languages.CODES,
        _("Choose the language of the sheet: Spanish, Portuguese or English."),
    ),
    (lambda content: bool(content.summary.strip()), _("Write the summary of the practice.")),
    (lambda content: any(item.text.strip() for item in content.lessons), _("Add at least one lesson.")),
    (lambda content: any(item.text.strip() for item in content.recommendations), _("Add at least one recommendation.")),
    (lambda content: bool(content.contact.name.strip() or content.contact.email.strip()), _("Say whom to write to.")),
    (lambda content: bool(content.licence.strip()), _("Choose a licence.")),
    (
        lambda content: all(picture.alternative.strip() and picture.rights.strip() for picture in content.media),
        _("Give each image its alternative text and its rights."),
    ),
)


def missing_fields(content: SheetContent) -> list[Promise]:
    """A sentence for each thing that is still needed; empty when the sheet may be published."""
    return [sentence for is_met, sentence in NEEDS if not is_met(content)]
