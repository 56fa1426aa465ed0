"""An image leaves whatever shows it, published versions too: whoever is seen in it agrees no more (promise P10)."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.core.text import demand_text
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.journal.trail import done_lately, record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.publication.pictures.actions import forget_pictures
from tinkuy.publication.pictures.models import SheetPicture
from tinkuy.publication.search.actions import forget_former_words
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.translations.models import SheetTranslation

from .actions import change_drafts, change_former_drafts, change_versions, forget_redacted

WITHDRAWN = "picture-withdrawn"
"""How the ledger of erasures calls it."""


@transaction.atomic
def withdraw_picture(*, actor: Person, sheet: Sheet, file: str, reason: str) -> Sheet:
    """Take the image *file* out of every draft and version of *sheet*, with its bytes and words, for good.

    The journal keeps the *reason*, which names nobody.
    """
    rules.demand(actor, "withdraw_pictures", sheet.home)
    reason = demand_text(reason, _("Write why the image is withdrawn, without naming anybody."), about="reason")
    demand_nothing_personal(reason, about="reason")
    sheet = Sheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    if not SheetPicture.objects.filter(sheet=sheet, file=file).exists():
        raise Refused(_("This image is no longer in the sheet. Reload the page."))
    note_erasure(WITHDRAWN, _identity_of(sheet, file))
    _take_out(sheet, file)
    record(actor, "withdrew an image of", sheet, reason=reason)
    return sheet


def withdraw_again(named: Named) -> int:
    """After a restore of an older copy."""
    pictures = SheetPicture.objects.select_related("sheet__cycle").defer("data")
    matching = [one for one in pictures if named(_identity_of(one.sheet, one.file))]
    for picture in matching:
        with scope(cycle=picture.sheet.cycle or NO_CYCLE):
            _take_out(Sheet.objects.get(pk=picture.sheet_id), picture.file)
    return len(matching)


def forget_withdrawn() -> bool:
    """Former versions of the rows that showed it leave the disk; whether all did."""
    return all([forget_redacted(), forget_pictures()])


def forget_withdrawn_lately() -> bool:
    """The clock's deed: once more what was withdrawn in the last day, in case somebody was reading those rows then."""
    return forget_withdrawn() if done_lately("withdrew an image of", "sheet", hours=24) else True


def _identity_of(sheet: Sheet, file: str) -> str:
    return f"{sheet.public_id}|{file}"


def _take_out(sheet: Sheet, file: str) -> None:
    """Within the caller's transaction."""
    change = partial(_without, file=file)
    change_drafts(sheet, change)
    change_former_drafts(sheet, change)
    _in_translations(sheet, file)
    change_versions(sheet, change)
    SheetPicture.objects.filter(sheet=sheet, file=file).delete()
    forget_former_words()
    transaction.on_commit(forget_withdrawn)


def _without(plain: dict[str, Any], file: str) -> dict[str, Any]:
    media = plain.get("media") or []
    remaining = [one for one in media if one.get("file") != file]
    return plain if len(remaining) == len(media) else plain | {"media": remaining}


def _in_translations(sheet: Sheet, file: str) -> None:
    for translation in SheetTranslation.objects.select_for_update(of=("self",)).filter(sheet=sheet):
        remaining = [one for one in translation.paragraphs if not one["field"].startswith(f"media.{file}.")]
        if remaining != translation.paragraphs:
            translation.paragraphs, translation.revision = remaining, translation.revision + 1
            translation.save(update_fields=["paragraphs", "revision"])
