"""Registering oneself, and confirming it by the mail. Whoever fills the form learns nothing of who is registered."""

import secrets

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.answers import Answers
from tinkuy.convening.consents import PURPOSES_ASKED, current_version
from tinkuy.convening.models import AppearsAs, Consent, Purpose, Registration, RegistrationState
from tinkuy.convening.queries.registered import confirmed, webinars_to_join
from tinkuy.convening.rules import registration_kept_until, takes_registrations
from tinkuy.core import clock, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.cycle import Cycle

from .codes import asked_too_often, mail_code
from .numbering import draw_number
from .recognising import claim_waiting
from .withdrawing import REMOVED


@transaction.atomic
def register_participant(*, cycle: Cycle, answers: Answers) -> None:
    """Keep what someone answered until their mail is answered too.

    The deed looks the same for an address that is new, that waits and that is registered: the mail says which it is.
    Several may wait for one address; the one that is confirmed first is the registration.
    """
    _demand_answers(cycle, answers)
    index = sealing.blind_index(answers.email, place=cycle.public_id)
    if asked_too_often(cycle, index):
        return
    registration = confirmed().filter(email_index=index).select_related("cycle").first()
    if registration:
        mail_code([registration], kind="already-registered", email=answers.email, language=answers.language)
    else:
        _keep_waiting(cycle, answers)


def _demand_answers(cycle: Cycle, answers: Answers) -> None:
    if not takes_registrations(cycle):
        raise Refused(_("This cycle does not take registrations now."))
    if not answers.webinars or not set(answers.webinars) <= set(webinars_to_join(cycle)):
        raise Refused(_("Choose at least one of the sessions to come."), about="webinars")
    if Purpose.USE_OF_DATA not in answers.purposes:
        raise Refused(_("Tick that you accept the use of your data."), about="use_of_data")
    if answers.appears_as != AppearsAs.NONE and not tidy(answers.name):
        raise Refused(
            _("Write how you want to appear, or choose to appear without a name."), about=("alias", "appears_as")
        )


def _keep_waiting(cycle: Cycle, answers: Answers) -> None:
    secret = secrets.token_urlsafe(24)
    registration = Registration(
        cycle=cycle,
        state=RegistrationState.PENDING,
        appears_as=answers.appears_as,
        country=answers.country,
        sector=answers.sector,
        language=answers.language,
        needs=list(answers.needs),
        joins_new_webinars=answers.joins_new_webinars,
        link_fingerprint=link_fingerprint(secret),
        erase_on=registration_kept_until(cycle),
    )
    name = "" if answers.appears_as == AppearsAs.NONE else tidy(answers.name)
    registration.seal(name=name, email=answers.email.strip())
    registration.seal_note(tidy(answers.note))
    registration.save()
    registration.webinars.set(answers.webinars)
    registration.declined.set(set(webinars_to_join(cycle)) - set(answers.webinars))
    Consent.objects.bulk_create(
        Consent(cycle=cycle, registration=registration, purpose=purpose, version=current_version(purpose))
        for purpose in PURPOSES_ASKED
        if purpose in answers.purposes
    )
    record(None, "asked to register", registration)
    mail_code(
        [registration], kind="confirm-registration", email=answers.email, language=answers.language, secret=secret
    )


def link_fingerprint(secret: str) -> str:
    return sealing.blind_index(secret, place="personal-link")


@transaction.atomic
def confirm_registration(*, registration: Registration) -> Registration:
    """The mail was answered: from now on it counts. Confirming again changes nothing; others of the address go."""
    cycle = registration.cycle
    number = draw_number(cycle)
    same = Registration.objects.filter(cycle=cycle, email_index=registration.email_index)
    known: Registration | None = same.filter(state=RegistrationState.CONFIRMED).first()
    if known is None:
        same.filter(pk=registration.pk, state=RegistrationState.PENDING).update(
            state=RegistrationState.CONFIRMED, confirmed_at=clock.now(), number=number
        )
        registration.refresh_from_db()
        claim_waiting(registration)
        record(None, "confirmed", registration)
    others = same.filter(state=RegistrationState.PENDING)
    note_erasure(REMOVED, *others.values_list("public_id", flat=True))
    others.delete()
    return known or registration
