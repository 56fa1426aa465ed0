"""An organisation of civil society speaks with its own voice behind a link: once, as a whole, without an account."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import OF_A_CASE, demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.planning.editing.personal_data import demand_nothing_personal
from tinkuy.practice.verification import rules
from tinkuy.practice.verification.actions import Voice, conclude_row, open_row, write_points
from tinkuy.practice.verification.models import Verification, VerificationLink, VerifiedGrade
from tinkuy.practice.verification.queries import unused_links


@transaction.atomic
def copy_verification_link(*, actor: Person, verification: Verification) -> str:
    """The path of a new link, for whoever sends it on; nobody can read it here again.

    The country that is looked at makes none: whoever had the link could write both voices.
    """
    verification = open_row(verification)
    if not rules.may_ask_by_link(actor, verification):
        raise Refused(_("Only the regional coordination asks an organisation by a link, and not for its own country."))
    secret, link = VerificationLink.with_new_secret(cycle=verification.cycle, verification=verification)
    link.save()
    record(actor, "took a link to verify", verification, country=verification.response.country)
    return reverse("practice:verify_by_link", args=[secret])


@transaction.atomic
def take_back_links(*, actor: Person, verification: Verification) -> int:
    """Whoever holds one writes no second voice by it any more; how many there were."""
    verification = open_row(verification)
    if not rules.may_ask_by_link(actor, verification):
        raise Refused(_("Only the regional coordination takes such a link back, and not for its own country."))
    taken = unused_links(verification).update(taken_back_at=clock.now())
    if not taken:
        raise Refused(_("No link is open that could be taken back."))
    record(actor, "took back links to verify", verification, country=verification.response.country)
    return taken


def conclude_by_link(
    *, link: VerificationLink, voice: Voice, basis: str, names_nobody: bool = False
) -> VerificationLink:
    """Say each point's grade and what it rests on; then the country replies, and nobody changes it any more.

    What the coordination had begun to write for the organisation gives way to its own words.
    """
    basis, voice = tidy(basis), {number: (tidy(words), grade) for number, (words, grade) in voice.items()}
    for number, (words, _grade) in voice.items():
        demand_nothing_personal(words, about=f"text_{number}")
    demand_nothing_personal(basis, about="basis")
    if not names_nobody:
        demand_names_nobody([*(words for words, _grade in voice.values()), basis], OF_A_CASE)
    return _conclude(link, voice, basis)


@transaction.atomic
def _conclude(link: VerificationLink, voice: Voice, basis: str) -> VerificationLink:
    if not VerificationLink.objects.filter(pk=link.pk, used_at=None, taken_back_at=None).update(used_at=clock.now()):
        if VerificationLink.objects.filter(pk=link.pk, used_at=None).exists():
            raise Refused(_("This link was taken back: what you wrote was not recorded. It stays here, to be copied."))
        raise Refused(_("This link was used: what you wrote was not recorded. It stays here, to be copied."))
    verification = open_row(link.verification)
    write_points(verification, voice, "verified", VerifiedGrade.values)
    verification.basis = basis
    verification.save(update_fields=["basis"])
    conclude_row(verification, None)
    record(None, "concluded by a link", verification, country=verification.response.country)
    link.refresh_from_db()
    return link
