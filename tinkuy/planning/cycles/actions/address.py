"""The address of a cycle's page: chosen, or made from its title; it does not change afterwards."""

from itertools import count

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.text import slugify
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.cycle import Cycle

LONGEST = 80
SHORT = 60
"""Characters of an address that is made from a title: room is left for a number."""


def free_address(slug: str, title: str) -> str:
    """*slug* if nobody has it; without one, an address made from *title*, with a number where it is taken."""
    if not slug:
        return _free_slug(title)
    try:
        validate_slug(slug)
    except ValidationError:
        raise Refused(
            _("The address may hold letters without accents, digits and hyphens only."), about="slug"
        ) from None
    if len(slug) > LONGEST:
        raise Refused(_("The address has at most %(longest)s characters.") % {"longest": LONGEST}, about="slug")
    if Cycle.objects.filter(slug=slug).exists():
        raise address_in_use()
    return slug


def address_in_use() -> Refused:
    return Refused(_("Another cycle already has this address. Choose a different one."), about="slug")


def _free_slug(title: str) -> str:
    stem = slugify(title)[:SHORT].strip("-") or "ciclo"
    tried = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(slug for slug in tried if not Cycle.objects.filter(slug=slug).exists())
