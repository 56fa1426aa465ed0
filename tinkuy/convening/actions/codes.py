"""Codes by mail: six digits that open a participant's page in one more browser. As those of the team, see `people`."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import translation

from tinkuy.convening.models import PersonalCode, Registration
from tinkuy.core.identifiers import new_public_id
from tinkuy.notices.outbox import owe_to_address
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.own_pages import actions as mailed_codes


def asked_too_often(cycle: Cycle, email_index: str) -> bool:
    """Whether this address was sent enough mails of *cycle* within the hour."""
    return mailed_codes.asked_too_often(PersonalCode, cycle=cycle, registration__email_index=email_index)


def mail_code(registrations: Sequence[Registration], *, kind: str, email: str, language: str, secret: str = "") -> None:
    """Owe one message of *kind* whose code opens all these registrations, with the personal link where there is one.

    The message holds no word that a person wrote and no theme: an address may be anybody's until it is confirmed.
    """
    code = mailed_codes.new_code(PersonalCode, "registration", registrations)
    owe_to_address(
        email=email,
        language=language,
        kind=kind,
        dedupe_key=f"{kind}-{new_public_id()}",
        about=about(registrations[0]),
        code=code,
        path=own_pages_path(language) + (f"#{secret}" if secret else ""),
    )


def about(registration: Registration) -> str:
    """How the outbox names whose message it is."""
    return f"registration|{registration.public_id}"


def own_pages_path(language: str) -> str:
    with translation.override(language):
        return reverse("convening:enter")


def opened_by(code: str, registrations: Iterable[Registration]) -> list[Registration]:
    """Those of *registrations* that *code* opens; it is used up. A wrong try counts, and the fifth closes a code."""
    return mailed_codes.opened_by(PersonalCode, "registration", list(registrations), code)
