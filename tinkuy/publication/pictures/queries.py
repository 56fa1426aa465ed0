"""The bytes of a sheet's images, for its forms and its pages."""

from collections.abc import Mapping

from tinkuy.publication.content.parts import Picture
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.sheets.models import Sheet, SheetVersion

from .models import SheetPicture


def pictures_of(sheet_id: int, content: SheetContent) -> dict[str, bytes]:
    """Those that *content* names, by their file; asks nothing where it names none."""
    if not content.media:
        return {}
    rows = SheetPicture.objects.filter(sheet_id=sheet_id, file__in=[picture.file for picture in content.media])
    return {file: bytes(data) for file, data in rows.values_list("file", "data")}


def picture_of_draft(sheet: Sheet, file: str) -> bytes | None:
    """One of the images that are there for *sheet*, whatever draft shows it."""
    return _data(sheet.pk, file)


def picture_of_version(version: SheetVersion, file: str) -> bytes | None:
    """One that the published *version* shows; None of any other."""
    files = {one.get("file") for one in version.content.get("media") or ()}
    return _data(version.sheet_id, file) if file in files else None


def published_pictures(sheet: Sheet) -> list[Picture]:
    """Those that any version shows, in force, former or retired: each once, as the newest one words it."""
    pictures: dict[str, Picture] = {}
    for content in sheet.versions.order_by("-number", "pk").values_list("content", flat=True):
        for picture in SheetContent.from_json(content).media if content.get("media") else ():
            pictures.setdefault(picture.file, picture)
    return list(pictures.values())


def _data(sheet_id: int, file: str) -> bytes | None:
    data = SheetPicture.objects.filter(sheet_id=sheet_id, file=file).values_list("data", flat=True).first()
    return None if data is None else bytes(data)


def pictures_of_draft(sheet: Sheet, language: str) -> list[tuple[Picture, SheetPicture | None]]:
    """The images of the draft in *language*, each with its row."""
    content = SheetContent.from_json(sheet.drafts[language])
    rows: Mapping[str, SheetPicture] = {row.file: row for row in SheetPicture.objects.filter(sheet=sheet).defer("data")}
    return [(picture, rows.get(picture.file)) for picture in content.media]
