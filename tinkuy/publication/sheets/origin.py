"""Whose sheet it is that came from outside, by what permission it is published, and where the original stands."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.publication.content.parts import Link
from tinkuy.publication.content.sheet import SheetContent

LONGEST_OWNER, LONGEST_ADDRESS = 200, 500


class Permission(TextChoices):
    """Why the words of others may be published here."""

    OWN = "own", _("It is our own institution's sheet")
    LICENCE = "licence", _("Its licence allows it")
    WRITTEN = "written", _("Its owner gave us permission in writing")
    SENT = "sent", _("Its owner sent it in answer to a call of ours")


BROUGHT_IN = [one for one in Permission.choices if one[0] != Permission.SENT]
"""What somebody who brings in a file may say of it."""


SENTENCES = {
    Permission.OWN: _("Sheet of %(owner)s, published before."),
    Permission.LICENCE: _("Original sheet of %(owner)s, published here under its licence."),
    Permission.WRITTEN: _("Original sheet of %(owner)s, published here with its written permission."),
    Permission.SENT: _("Practice of %(owner)s, which sent it in answer to a call and agreed to its publication."),
}


@dataclass(frozen=True)
class Origin:
    """`address` may be empty: not every sheet of before stands on the web."""

    owner: str
    permission: str
    address: str = ""

    def to_json(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "Origin":
        return cls(**{name: str(plain.get(name, "")) for name in ("owner", "permission", "address")})

    def sentence(self, language: str) -> str:
        """What the sheet says of it, in its language."""
        with translation.override(language):
            return str(SENTENCES[Permission(self.permission)]) % {"owner": self.owner}


def demand_origin(origin: Origin) -> Origin:
    """Refuse one that does not say whose the sheet is, or by what permission."""
    owner = demand_text(origin.owner, _("Say whose sheet this is: the institution that wrote it."), about="owner")
    if origin.permission not in Permission.values:
        raise Refused(_("Say by what permission it is published here."), about="permission")
    address = origin.address.strip()
    if address and not address.lower().startswith(("https://", "http://")):
        raise Refused(_("The address of the original begins with https://."), about="address")
    return replace(origin, owner=owner, address=address)


def with_origin(content: SheetContent, origin: Origin) -> SheetContent:
    """*content* with whose it is in its notice, and the original among its links. Its other words stay."""
    sentence = origin.sentence(content.language)
    notice = " ".join(filter(None, (content.disclaimer, "" if sentence in content.disclaimer else sentence)))
    more = content.more
    if origin.address and all(link.href != origin.address for link in more):
        with translation.override(content.language):
            more = (*more, Link(label=gettext("The original sheet"), href=origin.address))
    return replace(content, credits=content.credits or origin.owner, disclaimer=notice, more=more)


def states_origin(content: SheetContent, origin: Origin) -> bool:
    """Whether a text still says whose it was."""
    return bool(origin.owner) and origin.owner in content.disclaimer
