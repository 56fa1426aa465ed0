"""The own page of a participant: which tables it stands on, and what is particular to it."""

from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.convening.admission.actions.confirming import confirm_registration
from tinkuy.convening.registrations.models import (
    IN_FORCE,
    Device,
    PersonalCode,
    Registration,
    RegistrationState,
)
from tinkuy.convening.session_changes.confirming import tell_of_place
from tinkuy.convening.withdrawing.actions import withdraw_registration
from tinkuy.own_pages.pages import OwnPages, PageWords

from .queries import own_data


def who_is_mailed(registrations: list[Registration]) -> list[Registration]:
    """Those that answered their mail; only where none did, the latest that waits."""
    in_force = [one for one in registrations if one.state in IN_FORCE]
    return in_force or sorted(registrations, key=lambda one: one.made_at)[-1:]


def confirmed_first(registration: Registration) -> Registration:
    """Whoever opens their page has answered the mail."""
    if registration.state != RegistrationState.PENDING:
        return registration
    confirmed = confirm_registration(registration=registration)
    if confirmed.is_confirmed:
        tell_of_place(confirmed)
    return confirmed


PARTICIPANT_PAGES = OwnPages(
    owners=Registration,
    browsers=Device,
    codes=PersonalCode,
    address="me/",
    page="convening:me",
    browser_on_request="device",
    browsers_key="devices",
    awaited_key="awaited_code",
    code_notice="personal-code",
    words=PageWords(
        title=_("Your registrations"),
        page=_("Your page"),
        intro="",
        by_link=_("The first time, this confirms your registration. In a further browser we send you a code as well."),
        open_by_link=_("Open my registration"),
        code_sent=_("If there is a registration, a message with six digits is on its way. It works for ten minutes."),
        address=pgettext_lazy("field of a form", "E-mail"),
        no_address=_("Write the e-mail with which you registered."),
        left=_("You left this browser. Your registration stays."),
        withdraw=_("Cancel my registration and erase my data"),
        yes_withdraw=_("Yes, cancel and erase"),
        withdrawn=_(
            "Your registration is cancelled and your data are erased. Nothing is left to do: you can close this page."
        ),
    ),
    withdraw_page="convening/withdraw.html",
    withdraw=lambda registration: withdraw_registration(registration=registration),
    own_data=own_data,
    before_opening=confirmed_first,
    who_is_mailed=who_is_mailed,
)
