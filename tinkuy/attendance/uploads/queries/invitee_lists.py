"""What the page of a list of persons to invite shows: what becomes of each, and which lines cannot be read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinkuy.convening.invitation_mails.rules import knows_registered
from tinkuy.convening.registering.mail_domains import likely_address
from tinkuy.people.models import Person
from tinkuy.uploads.models import Upload

from .imports import separator_name
from .letters import Letters, encoding_name, letters_of

FATE_WORDS = {
    "new": _("Joins the list"),
    "listed": _("On the list already"),
    "elsewhere": _("On the list of another country: invited once"),
    "refused": _("Asked this hub for no invitations"),
    "closed": _("Mail does not arrive there"),
    "registered": _("Registered already"),
    "foreign": _("Of a country in which you do not invite"),
}


@dataclass(frozen=True)
class PreviewedPerson:
    name: str
    email: str
    country: str
    fate: str
    words: str
    sector: str = ""
    likely: str = ""
    """The address that was perhaps meant."""


@dataclass(frozen=True)
class PreviewedInvitees:
    rows: Sequence[PreviewedPerson]
    faults: Sequence[str]
    warnings: Sequence[str]
    letters: Sequence[Letters]
    encoding: str
    separator: str


def previewed_invitees(upload: Upload) -> PreviewedInvitees | None:
    """What was kept of the file for its page; None once it was erased."""
    text = upload.stored_preview()
    if not text:
        return None
    preview = json.loads(text)
    rows = [  # of a preview that an earlier release stored there is no sector
        PreviewedPerson(name, email, country, fate, str(FATE_WORDS[fate]), "".join(sector), likely_address(email))
        for name, email, country, fate, *sector in preview["rows"]
    ]
    letters = letters_of(preview["encoding"], [row.name for row in rows], upload.encoding)
    encoding, separator = encoding_name(preview["encoding"]), separator_name(preview["separator"])
    return PreviewedInvitees(rows, preview["faults"], preview["warnings"], letters, encoding, separator)


def left_out(upload: Upload) -> list[tuple[str, int]]:
    """Why others of it do not join, and how many of each."""
    counts = upload.counts
    return [(str(words), counts[fate]) for fate, words in FATE_WORDS.items() if fate != "new" and counts.get(fate)]


def may_see_list(person: Person, upload: Upload) -> bool:
    """Whoever brought it in; else those alone who may know who is registered, since it may say so."""
    return upload.made_by_id == person.pk or knows_registered(person, upload.cycle)
