"""A bitmap of Windows, drawn anew: beside its points there is room for words, and for the path of a colour profile."""

import io

from PIL import Image

from tinkuy.systematisation.materials.documents.unfollowed import Unfollowed

START = b"BM"
MOST_POINTS = 16_000_000


def drawn_anew(content: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(content), formats=("BMP",)) as picture:
            if picture.width * picture.height > MOST_POINTS:
                raise Unfollowed
            anew = picture if picture.mode in ("1", "L", "P", "RGB") else picture.convert("RGB")
            made = io.BytesIO()
            anew.save(made, "BMP")
    except (OSError, SyntaxError) as error:
        raise Unfollowed from error
    return made.getvalue()
