"""The door to documents of strangers: what `inside_sandbox` makes of them in the sandbox."""

import base64

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import Unreadable, parsed

from . import sentences

MOST_BYTES = 20 * 1024 * 1024
LIMITS = Limits(memory=512 * 1024 * 1024, cpu=90, wall=150)
"""More than of other files: each picture is decoded and written anew, each page of a PDF drawn several times."""
RULES = 8
"""Which rules `inside_sandbox` writes documents anew by: one more whenever they find more, so that kept ones follow."""
COVERED_SINCE = 8
"""Rules before took off what covers words of a PDF as a comment: of what they left nobody can tell what was covered."""

READER = f"{__package__}.inside_sandbox:document"
WORDS = f"{__package__}.words_inside_sandbox:words"
"""By its name: what reads them is loaded in the sandbox alone."""

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "jpg": "image/jpeg",
}


def cleaned(data: bytes) -> tuple[str, bytes]:
    """The ending that the content has, and the document as it is kept; raises `Refused` with a sentence."""
    if not data:
        raise Refused(_("The file is empty. Choose another one."), about="file")
    if len(data) > MOST_BYTES:
        raise Refused(_("The file is larger than 20 MB. Make it smaller, or give a link to it."), about="file")
    try:
        ending, *blocks = parsed(READER, data, {}, LIMITS)
    except Unreadable as refusal:
        raise Refused(sentences.TOO_HEAVY, about="file") from refusal
    except Refused as refusal:
        raise Refused(str(refusal), about="file") from refusal
    return ending, b"".join(map(base64.b64decode, blocks))


def words_of(data: bytes) -> str:
    """What a document that was `cleaned` says, for the guard of personal data; of a picture nothing."""
    try:
        return "\n".join(parsed(WORDS, data, {}, LIMITS))
    except Unreadable as refusal:
        raise Refused(sentences.TOO_HEAVY, about="file") from refusal
