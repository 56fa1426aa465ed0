"""The words of the journal: a sentence for every deed that any app records, and the names of what was changed.

A deed is known by what `record` was told: the deed and the model of its subject. A test reads the sources and fails
when one that is recorded has no sentence here.
"""

from .admission import ADMISSION
from .adoptions import ADOPTIONS
from .agreements import AGREEMENTS
from .deed import Deed
from .evidence import EVIDENCE, PRODUCT
from .messages import MESSAGES
from .plan import GUESTS, PLAN, TOGETHER
from .resources import RESOURCES
from .taking_part import ROOM, TAKING_PART

DEEDS: dict[tuple[str, str], Deed] = {
    **PLAN,
    **AGREEMENTS,
    **TOGETHER,
    **GUESTS,
    **TAKING_PART,
    **ADMISSION,
    **MESSAGES,
    **ROOM,
    **EVIDENCE,
    **PRODUCT,
    **RESOURCES,
    **ADOPTIONS,
}
"""Every deed by its words in the source and its subject."""
