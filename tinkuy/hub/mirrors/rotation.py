"""Another key takes the place of the one that signs releases. What was signed before stays valid: both say so."""

import json
import secrets

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.planning.hours import hub_today

from .models import HubRelease, MirrorKey
from .reader.successions import KEY_FORMAT
from .signing import current_salt, public_key_of, signed_by


def rotate_key() -> MirrorKey:
    """Draw the next key; releases from the next one on are signed by it."""
    former, salt = current_salt(), secrets.token_hex(32)
    newest = HubRelease.objects.order_by("number").last()
    last = MirrorKey.objects.order_by("number").last()
    if last is not None and (newest is None or newest.number < last.first_release):
        raise Refused(_("The newest key has signed no release yet. Make a copy of the hub first."))
    first_release = newest.number + 1 if newest else 1
    statement = json.dumps(
        {
            "format": KEY_FORMAT,
            "origin": settings.BASE_ADDRESS,
            "former": public_key_of(former),
            "key": public_key_of(salt),
            "first": first_release,
            "made_on": hub_today().isoformat(),
        },
        sort_keys=True,
    )
    try:
        with transaction.atomic():
            return MirrorKey.objects.create(
                number=last.number + 1 if last else 1,
                salt=salt,
                first_release=first_release,
                statement=statement,
                signature=signed_by(former, statement.encode()),
                countersignature=signed_by(salt, statement.encode()),
            )
    except IntegrityError:
        raise Refused(_("Another key was drawn meanwhile. Look which one signs now.")) from None
