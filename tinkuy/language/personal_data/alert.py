from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

KINDS = {
    "email": _("an e-mail address"),
    "profile": _("a profile in a social network"),
    "telephone": _("a telephone number"),
    "identity": _("an identity number"),
    "home": _("a postal address"),
    "name": _("a person's name"),
    "work": _("a place of work"),
    "portrait": _("a person told by age, origin, work or place"),
}

CONTACTS_AND_NUMBERS = ("email", "telephone", "identity")
"""The kinds that nobody's public words need: what a person says of themselves by consent still holds name and work."""


@dataclass(frozen=True)
class Alert:
    """A passage that may be personal data: `kind` is a key of `KINDS`, `start` and `end` are characters."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def label(self) -> str:
        return str(KINDS[self.kind])
