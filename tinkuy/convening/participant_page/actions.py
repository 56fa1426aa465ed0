"""What a participant changes of their own registration."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.admission.actions.places import claim_places, leave_places
from tinkuy.convening.custom_questions.actions import change_answers
from tinkuy.convening.custom_questions.models import RegistrationQuestion
from tinkuy.convening.registering.organisations import name_organisation, organisation_of
from tinkuy.convening.registrations.actions import lock_own
from tinkuy.convening.registrations.consent_words import CONSENT_WORDS, offered_purposes
from tinkuy.convening.registrations.models import AppearsAs, Consent, Purpose, Registration
from tinkuy.convening.registrations.queries import held_webinars, webinars_to_join
from tinkuy.convening.session_changes.leaving_out import tell_of_left_out
from tinkuy.core.errors import Refused
from tinkuy.core.languages import CODES
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.own_pages.actions import agree_to
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.webinar import Webinar


@transaction.atomic
def choose_webinars(*, registration: Registration, webinars: Sequence[Webinar], joins_new: bool) -> None:
    """Come to these of the sessions to come, or wait for those that are full; and to those that are added later, if
    *joins_new*. Past ones stay.

    Who would be left with none at all does not change sessions but leaves the cycle, which is a deed of its own.
    """
    lock(registration.cycle)  # before the row itself, as whoever gives a place does
    lock_own(registration)
    offered = set(webinars_to_join(registration.cycle))
    chosen = offered.intersection(webinars)
    if offered and not chosen and not registration.webinars.exclude(pk__in=[one.pk for one in offered]).exists():
        raise Refused(
            _("You would come to no session. Choose at least one, or cancel your registration if you leave the cycle."),
            about="webinars",
        )
    had = set(registration.webinars.values_list("pk", flat=True))
    left = sorted(offered - chosen, key=lambda one: one.ordinal)
    leave_places(registration, left)
    tell_of_left_out(registration, [one for one in left if one.pk in had], not_chosen=left)
    own = set(registration.webinars.values_list("pk", flat=True))  # nobody loses a place that they have
    claim_places(
        registration, [one for one in webinars_to_join(registration.cycle) if one in chosen and one.pk not in own]
    )
    registration.declined.remove(*chosen)
    registration.declined.add(*(offered - chosen))
    registration.joins_new_webinars = joins_new
    registration.save(update_fields=["joins_new_webinars"])
    record(None, "chose sessions", registration)


@transaction.atomic
def change_appearance(*, registration: Registration, appears_as: str, name: str) -> None:
    """Appear with this name, with this alias, or without one."""
    lock_own(registration)
    if appears_as not in AppearsAs.values:
        raise Refused(_("Choose how you want to appear."))
    if appears_as != AppearsAs.NONE and not tidy(name):
        raise Refused(
            _("Write how you want to appear, or choose to appear without a name."), about=("alias", "appears_as")
        )
    registration.appears_as = appears_as
    registration.seal_name("" if appears_as == AppearsAs.NONE else tidy(name))
    registration.save(update_fields=["appears_as", "sealed_name"])
    record(None, "changed appearance", registration)


FIGURES_STAND = _(
    "A session was held already, and its figures count your country, your kind of work and your organisation as they "
    "were. If they are wrong, write to the team of the cycle."
)


@transaction.atomic
def change_details(
    *, registration: Registration, country: str, sector: str, language: str, organisation: str | None = None
) -> None:
    """Country, kind of work, organisation (None leaves it), and the language of the messages; all but the last until
    the first session was held.
    """
    lock_own(registration)
    former = organisation_of(registration)
    organisation = former if organisation is None else tidy(organisation)
    is_another = (country, sector, organisation) != (registration.country, registration.sector, former)
    if is_another and held_webinars():
        raise Refused(FIGURES_STAND, about="organisation" if organisation != former else "country")
    if language not in CODES:
        raise Refused(_("Choose one of the languages of the site."), about="language")
    registration.country, registration.sector, registration.language = country, sector, language
    if is_another:
        name_organisation(registration, organisation)
    registration.save(update_fields=["country", "sector", "language", "organisation", "sealed_organisation"])
    record(None, "changed details", registration)


@transaction.atomic
def change_needs(*, registration: Registration, needs: Sequence[str], note: str) -> None:
    """What helps them to take part."""
    lock_own(registration)
    registration.needs = list(needs)
    registration.seal_note(tidy(note))
    registration.save(update_fields=["needs", "sealed_note"])
    record(None, "changed needs", registration)


@transaction.atomic
def change_own_answers(*, registration: Registration, answers: Sequence[tuple[RegistrationQuestion, Any]]) -> None:
    """What the cycle asks of its own: answered anew, or left open, which erases it."""
    lock_own(registration)
    change_answers(registration=registration, answers=dict(answers))


@transaction.atomic
def give_consents(*, registration: Registration, purposes: Sequence[str]) -> None:
    """Agree to exactly these of the optional purposes; any other consent in force ends now."""
    lock_own(registration)
    optional = [purpose for purpose in offered_purposes() if purpose != Purpose.USE_OF_DATA]
    wanted = set(optional).intersection(purposes)
    agree_to(Consent, CONSENT_WORDS, owner=registration, purposes=wanted, of=optional)
    record(None, "changed consents", registration)
