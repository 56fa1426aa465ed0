"""An image is brought into a sheet, described anew, taken out. It is drawn anew by the one way that photos go."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image

from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.forgetting import empty_the_log, forget_former_rows
from tinkuy.core.text import demand_text, tidy
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.planning.guests.photos import drawn_anew
from tinkuy.publication.content.parts import Picture
from tinkuy.publication.content.plain import to_plain
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.actions import edit_sheet
from tinkuy.publication.sheets.models import Sheet, SheetVersion
from tinkuy.systematisation.materials.queries import closed_part_of

from .models import FILE_LETTERS, SheetPicture
from .queries import published_pictures

MOST_SIDE = 1600
"""In pixels: a screen's width, and 200 dots to the inch on a page."""
MOST_PICTURES = 8


@dataclass(frozen=True)
class PictureWords:
    """What is asked of an image; `consent` says how those who are seen agreed, where `shows_persons`."""

    alternative: str
    credit: str
    rights: str
    caption: str = ""
    shows_persons: bool = False
    consent: str = ""


def add_picture(
    *, actor: Person, sheet: Sheet, language: str, data: bytes, words: PictureWords, revision: int
) -> SheetPicture:
    """Draw *data* anew and show it in the draft in *language*. It is decoded before anything is locked."""
    rules.demand(actor, "write_sheets", sheet.home)
    words = _demand_words(sheet, words)
    jpeg = _drawn(data)
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as drawn:
        width, height = drawn.size
    file = hashlib.sha256(jpeg).hexdigest()[:FILE_LETTERS]
    with writing():
        sheet = Sheet.objects.select_related("cycle").get(pk=sheet.pk)
        media = _media(sheet, language)
        if any(one.file == file for one in media):
            raise Refused(_("This image is in the sheet already."), about="file")
        if len(media) >= MOST_PICTURES:
            raise Refused(_("A sheet has %(most)s images at most. Take one out first.") % {"most": MOST_PICTURES})
        picture, _is_new = SheetPicture.objects.update_or_create(
            sheet=sheet,
            file=file,
            defaults={
                "data": jpeg,
                "width": width,
                "height": height,
                **_who_is_seen(sheet, file, words),
                "added_by": actor,
            },
        )
        added = replace(_picture_from(words), file=file, width=width, height=height)
        _write(actor, sheet, language, [*media, added], revision)
    return picture


@transaction.atomic
def describe_picture(
    *, actor: Person, sheet: Sheet, language: str, file: str, words: PictureWords, revision: int
) -> Sheet:
    """Other words, rights or consent of an image that is in the draft."""
    rules.demand(actor, "write_sheets", sheet.home)
    words = _demand_words(sheet, words)
    media = _media(sheet, language)
    _demand_in_sheet(media, file)
    SheetPicture.objects.filter(sheet=sheet, file=file).update(**_who_is_seen(sheet, file, words))
    anew = _picture_from(words)
    described = [
        replace(anew, file=file, width=one.width, height=one.height) if one.file == file else one for one in media
    ]
    return _write(actor, sheet, language, described, revision)


@transaction.atomic
def remove_picture(*, actor: Person, sheet: Sheet, language: str, file: str, revision: int) -> Sheet:
    """Take it out of the draft; its bytes go where no draft and no published version shows it."""
    rules.demand(actor, "write_sheets", sheet.home)
    media = _media(sheet, language)
    _demand_in_sheet(media, file)
    written = _write(actor, sheet, language, [one for one in media if one.file != file], revision)
    if not _is_in_sheet(written, file):
        SheetPicture.objects.filter(sheet=sheet, file=file).delete()
        transaction.on_commit(forget_pictures)
    return written


def forget_pictures() -> bool:
    """Former bytes leave the disk; whether all did."""
    is_forgotten = forget_former_rows(SheetPicture)
    empty_the_log()
    return is_forgotten


def _write(actor: Person, sheet: Sheet, language: str, media: Iterable[Picture], revision: int) -> Sheet:
    fields = {"media": [to_plain(one) for one in media]}
    return edit_sheet(actor=actor, sheet=sheet, language=language, fields=fields, revision=revision)


def _media(sheet: Sheet, language: str) -> tuple[Picture, ...]:
    if language not in sheet.drafts:
        raise Refused(_("The sheet is written in another language: translate it on the page of its translation."))
    return SheetContent.from_json(sheet.drafts[language]).media


def _is_in_sheet(sheet: Sheet, file: str) -> bool:
    texts = [*sheet.drafts.values(), *SheetVersion.objects.filter(sheet=sheet).values_list("content", flat=True)]
    return any(one.get("file") == file for text in texts for one in text.get("media") or ())


def _who_is_seen(sheet: Sheet, file: str, words: PictureWords) -> dict[str, Any]:
    """What the row says of it. While a published version shows the image, what those who are seen agreed to stays,
    whatever is said of the draft.
    """
    if not words.shows_persons and any(one.file == file for one in published_pictures(sheet)):
        return {}
    return {"shows_persons": words.shows_persons, "consent": words.consent}


def _demand_in_sheet(media: Iterable[Picture], file: str) -> None:
    if all(one.file != file for one in media):
        raise Refused(_("This image is no longer in the sheet. Reload the page."))


def _demand_words(sheet: Sheet, words: PictureWords) -> PictureWords:
    """Invariant 17 asks for rights and alternative text; who is seen has agreed, and nobody of a closed part is."""
    words = PictureWords(
        alternative=demand_text(
            words.alternative, _("Write what the image shows, for those who do not see it."), about="alternative"
        ),
        credit=demand_text(words.credit, _("Write who made the image or owns it."), about="credit"),
        rights=demand_text(words.rights, _("Write under which licence the image may be shown."), about="rights"),
        caption=tidy(words.caption),
        shows_persons=words.shows_persons,
        consent=tidy(words.consent) if words.shows_persons else "",
    )
    demand_nothing_personal(words.alternative, words.credit, words.rights, words.caption)
    if words.shows_persons:
        if not words.consent:
            raise Refused(_("Write how those who can be recognised agreed to be shown."), about="consent")
        _demand_nobody_of_closed_part(sheet)
    return words


def _demand_nobody_of_closed_part(sheet: Sheet) -> None:
    """Invariant 11: of what was said under the Chatham House Rule nobody tells who was there."""
    if sheet.cycle is not None and any(closed_part_of(webinar) for webinar in Webinar.objects.all()):
        raise Refused(
            _("A part of the cycle is not to tell who was there: choose an image without recognisable persons."),
            about="shows_persons",
        )


def _drawn(data: bytes) -> bytes:
    if not data:
        raise Refused(_("Choose an image."), about="file")
    try:
        return drawn_anew(data, MOST_SIDE)
    except Refused as refusal:
        raise Refused(str(refusal), about="file") from refusal


def _picture_from(words: PictureWords) -> Picture:
    return Picture(alternative=words.alternative, credit=words.credit, rights=words.rights, caption=words.caption)
