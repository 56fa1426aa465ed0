"""Registering somebody by the team; registering oneself, which the answer to a mail confirms.

Whoever fills the form learns nothing of who is registered.
"""

import secrets
from collections.abc import Collection, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.admission.actions.places import claim_places
from tinkuy.convening.custom_questions.actions import sealed_answers
from tinkuy.convening.custom_questions.models import RegistrationAnswer
from tinkuy.convening.registrations.actions import draw_number
from tinkuy.convening.registrations.consent_words import CONSENT_WORDS, offered_purposes
from tinkuy.convening.registrations.later_stages import do_at_registering
from tinkuy.convening.registrations.models import (
    AppearsAs,
    Consent,
    PersonalCode,
    Purpose,
    Registration,
    RegistrationSource,
    RegistrationState,
)
from tinkuy.convening.registrations.queries import confirmed, in_force_with_address, webinars_of
from tinkuy.convening.registrations.rules import may_be_joined, registration_erased_on, takes_registrations
from tinkuy.core import clock, sealing
from tinkuy.core.deeds import writing
from tinkuy.core.errors import Refused
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.own_pages.actions import has_too_many_codes, mail_code
from tinkuy.people.models import Organisation, Person
from tinkuy.people.roles import Sector
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .answers import Answers
from .organisations import name_organisation

REGISTRATION, CONSENT, ANSWER = (
    CompiledInsert(Registration),
    CompiledInsert(Consent),
    CompiledInsert(RegistrationAnswer),
)
CHOSEN: CompiledInsert[Any] = CompiledInsert(Registration.webinars.through)
DECLINED: CompiledInsert[Any] = CompiledInsert(Registration.declined.through)

ALREADY = _("This address is already registered for the cycle.")


def register(
    *,
    actor: Person | None,
    cycle: Cycle,
    name: str,
    email: str,
    country: str = "",
    sector: str = "",
    organisation: Organisation | None = None,
    language: str = "es",
    webinars: Sequence[Webinar] = (),
    source: str = RegistrationSource.REGISTERED,
) -> Registration:
    """Register someone for *cycle* and the webinars chosen; name and e-mail are sealed. An address registers once."""
    index = sealing.blind_index(email, place=cycle.public_id) if email else ""
    if index and confirmed().filter(email_index=index).exists():
        raise Refused(ALREADY)
    registration = Registration(
        cycle=cycle,
        country=country,
        sector=sector if sector in Sector.values else "",
        organisation=organisation,
        language=language,
        source=source,
        erase_on=registration_erased_on(cycle),
    )
    registration.seal(name=tidy(name), email=email.strip())
    try:
        return _save_registered(actor, registration, webinars)
    except IntegrityError as error:  # the same address, pressed twice at once
        raise Refused(ALREADY) from error


@transaction.atomic
def _save_registered(actor: Person | None, registration: Registration, webinars: Sequence[Webinar]) -> Registration:
    registration.number = draw_number(registration.cycle)
    registration.confirmed_at = clock.now()
    registration.save()
    claim_places(registration, webinars)
    do_at_registering(registration)
    record(actor, "registered", registration)
    return registration


def register_participant(*, cycle: Cycle, answers: Answers, webinars: Sequence[Webinar] | None = None) -> None:
    """Keep what someone answered until their mail is answered too.

    *webinars* are all of the cycle, in order, of whoever has read them in this request.

    The deed looks the same for an address that is new, that waits and that is registered: the mail says which it is.
    Several may wait for one address; the one that is confirmed first is the registration.
    """
    webinars = webinars_of(cycle) if webinars is None else webinars
    declined = _demand_answers(cycle, answers, webinars)
    index = sealing.blind_index(answers.email, place=cycle.public_id)
    secret = secrets.token_urlsafe(24)
    waiting = _sealed_until_confirmed(cycle, answers, webinars, secret)  # before anybody waits for it
    answered = sealed_answers(waiting, answers.answered)
    with writing():
        if has_too_many_codes(PersonalCode, cycle, index):
            return
        registration = in_force_with_address(cycle, index)
        if registration:
            mail_code(PersonalCode, [registration], kind="already-registered", language=answers.language)
        else:
            _save_until_confirmed(waiting, answers, declined, answered)
            mail_code(
                PersonalCode,
                [waiting],
                kind="confirm-registration",
                language=answers.language,
                secret=secret,
                email=answers.email.strip(),
            )


def _demand_answers(cycle: Cycle, answers: Answers, webinars: Sequence[Webinar]) -> set[Webinar]:
    """Which of the sessions to come were not chosen."""
    if not takes_registrations(cycle):
        raise Refused(_("This cycle does not take registrations now."))
    offered = set(filter(may_be_joined, webinars))
    if not answers.webinars or not set(answers.webinars) <= offered:
        raise Refused(_("Choose at least one of the sessions to come."), about="webinars")
    if Purpose.USE_OF_DATA not in answers.purposes:
        raise Refused(_("Tick that you accept the use of your data."), about="use_of_data")
    if answers.appears_as != AppearsAs.NONE and not tidy(answers.name):
        raise Refused(
            _("Write how you want to appear, or choose to appear without a name."), about=("alias", "appears_as")
        )
    return offered - set(answers.webinars)


def _sealed_until_confirmed(cycle: Cycle, answers: Answers, webinars: Sequence[Webinar], secret: str) -> Registration:
    key = cycle.data_key
    registration = REGISTRATION.row(
        cycle=cycle,
        state=RegistrationState.PENDING,
        appears_as=answers.appears_as,
        country=answers.country,
        sector=answers.sector,
        language=answers.language,
        needs=list(answers.needs),
        joins_new_webinars=answers.joins_new_webinars,
        came_by=answers.source.word,
        invitation=answers.source.invitee,
        link_fingerprint=Registration.fingerprint_of_link(secret),
        erase_on=registration_erased_on(cycle, webinars),
    )
    name = "" if answers.appears_as == AppearsAs.NONE else tidy(answers.name)
    registration.seal(name=name, email=answers.email.strip(), key=key)
    registration.seal_note(tidy(answers.note), key)
    name_organisation(registration, answers.organisation)
    return registration


def _save_until_confirmed(
    registration: Registration,
    answers: Answers,
    declined: Collection[Webinar],
    answered: Sequence[RegistrationAnswer],
) -> None:
    REGISTRATION.add(registration)
    for answer in answered:
        answer.registration = registration  # whose key is known by now
    ANSWER.add(*answered)
    for insert, webinars in ((CHOSEN, answers.webinars), (DECLINED, declined)):
        insert.add(*(insert.row(registration=registration, webinar=webinar) for webinar in webinars))
    CONSENT.add(
        *(
            CONSENT.row(
                cycle=registration.cycle,
                registration=registration,
                purpose=purpose,
                version=CONSENT_WORDS.current_version(purpose),
            )
            for purpose in offered_purposes()
            if purpose in answers.purposes
        )
    )
    record(None, "asked to register", registration)
