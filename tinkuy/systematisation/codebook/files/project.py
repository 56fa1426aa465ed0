"""A whole project of the REFI-QDA standard (.qdpx): an archive in which one part holds the codebook. Its sources, which
are documents and recordings, are let be and never unpacked.
"""

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.reading.archives import SIGNATURE, Unsafe, opened

PART = "project.qde"
MOST = 16 * 1024 * 1024
"""In bytes of the unpacked part."""


def project_in(data: bytes) -> bytes | None:
    """The part with the codebook; None where *data* is no such archive."""
    if not data.startswith(SIGNATURE):
        return None
    try:
        with opened(data) as archive:
            if PART not in archive.namelist():
                return None
            with archive.open(PART) as part:
                project = part.read(MOST + 1)
    except (Unsafe, RuntimeError):
        return None  # what reads workbooks says why
    if len(project) > MOST:
        raise Refused(_("This project is too large. Export its codebook alone (.qdc) and upload that file."))
    return project
