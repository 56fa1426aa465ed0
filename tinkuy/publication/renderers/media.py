"""The images of a sheet in its forms: their bytes come from outside, by the file that the content names."""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.html import escape

from tinkuy.publication.content.parts import Picture
from tinkuy.publication.content.sheet import SheetContent

type PictureBytes = Mapping[str, bytes]
"""The JPEG of each image, by its `file`."""

NO_PICTURES: PictureBytes = MappingProxyType({})


@dataclass(frozen=True)
class PrintedPicture:
    """An image with its bytes, for a form that holds it within itself."""

    picture: Picture
    data: bytes

    @property
    def data_address(self) -> str:
        return f"data:image/jpeg;base64,{base64.b64encode(self.data).decode()}"

    @property
    def as_svg(self) -> str:
        """The image in a drawing of its size in pixels: what sets a document takes drawings as text."""
        width, height = self.picture.width, self.picture.height
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
            f'height="{height}" viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
            f'xlink:href="{escape(self.data_address)}"/></svg>'
        )


def printed_pictures(content: SheetContent, pictures: PictureBytes) -> Iterator[PrintedPicture]:
    """Those of *content* whose bytes are there."""
    for picture in content.media:
        if picture.file in pictures:
            yield PrintedPicture(picture, pictures[picture.file])


def picture_path(address: str, picture: Picture) -> str:
    """Where the image stands under the *address* of its sheet's page; empty where there is none yet."""
    return f"{address}pictures/{picture.file}.jpg" if address else ""


def rights_line(picture: Picture) -> str:
    """«Foto: the hub. CC BY 4.0», as far as it is written."""
    return " · ".join(part for part in (picture.credit, picture.rights) if part)
