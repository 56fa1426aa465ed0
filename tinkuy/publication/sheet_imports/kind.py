"""Files of sheets among what is brought in: read in the sandbox, mapped by a person, counted as a sheet, taken back."""

import json
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from tinkuy.core.errors import Refused
from tinkuy.core.rows.optional_scope import NO_CYCLE
from tinkuy.people.models import Person
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.importing.mapping import ReadSheet, read_sheet_text
from tinkuy.publication.importing.sandbox import read_document
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.origin import Origin
from tinkuy.uploads.actions.changing import change
from tinkuy.uploads.actions.counting import count_upload
from tinkuy.uploads.actions.reading import read_upload
from tinkuy.uploads.kinds import Kind
from tinkuy.uploads.models import ImportState, Upload

from .actions import import_sheet, sheet_of_import, take_back_sheet

CODE = "sheet"
Prepared = tuple[SheetContent, Origin]


def read_file(upload: Upload, data: bytes) -> ReadSheet:
    document = read_document(data)
    read = read_sheet_text(document.text, document.left)
    upload.store_preview(json.dumps(read.to_json()))
    upload.counts = {"sections": len(read.sections), "waiting": sum(not one.field for one in read.sections)}
    return read


def read_sheet_of(upload: Upload) -> ReadSheet:
    """What was read of a file that waits."""
    return ReadSheet.from_json(json.loads(upload.stored_preview()))


def _prepare(_upload: Upload, _read: object) -> Prepared:
    """A person says first where each section goes and whose the sheet is: the caller brings that with it."""
    raise Refused(_("Say first where each section goes, and whose sheet it is."))


def _count(actor: Person, upload: Upload, prepared: Prepared, _tell: Any) -> None:
    content, origin = prepared
    sheet = import_sheet(actor=actor, content=content, origin=origin)
    change(upload, ImportState.COMMITTED, answers={"sheet": sheet.public_id})


def _prepare_removal(upload: Upload) -> str:
    return str(upload.answers.get("sheet", ""))


def _take_back(actor: Person, upload: Upload, _prepared: str) -> None:
    sheet = sheet_of_import(upload.answers)
    if sheet is not None:
        take_back_sheet(actor=actor, sheet=sheet)


SHEET = Kind(
    code=CODE,
    may_read="import_sheets",
    may_count="import_sheets",
    read=read_file,
    prepare=_prepare,
    count=_count,
    prepare_removal=_prepare_removal,
    take_back=_take_back,
)


def store_file(actor: Person, data: bytes, filename: str, content: SheetContent, origin: Origin) -> Sheet:
    """Bring in a file at once, for whoever has placed its sections already: read, counted, able to be taken back."""
    with scope(cycle=NO_CYCLE):
        upload = read_upload(actor=actor, cycle=None, kind=CODE, data=data, filename=filename)
        if upload.state == ImportState.COMMITTED:
            raise Refused(_("This file is imported already. Nothing changed."))
        count_upload(actor=actor, upload=upload, prepared=(content, origin))
        sheet = sheet_of_import(upload.answers)
        if sheet is None:
            raise Refused(_("The import is undone. The sheet is not there any more."))
        return sheet
