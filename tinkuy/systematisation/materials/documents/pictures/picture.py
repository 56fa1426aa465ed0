"""Pictures inside documents, written anew with what is seen of them: no place, hour, device, author or software.

Pictures of points are decoded and drawn again, of drawings the records that draw stay. A format that is not known here
is not taken: what hides in it cannot be told.
"""

import struct

from tinkuy.systematisation.materials.documents.odd_pictures import OddPicture

from . import metafiles, pixels

__all__ = ["OddPicture", "without_metadata"]


def without_metadata(content: bytes, *, by_its_own_colours: bool = True) -> bytes:
    """The picture *content* with only what is seen of it; raises `OddPicture`."""
    try:
        if content[metafiles.EMF_PLACE] == metafiles.EMF_SIGNATURE:
            return metafiles.clean_emf(content)
        if content.startswith(metafiles.WMF_STARTS):
            return metafiles.clean_wmf(content)
    except (IndexError, ValueError, struct.error) as error:
        raise OddPicture from error
    return pixels.drawn_anew(content, by_its_own_colours=by_its_own_colours)
