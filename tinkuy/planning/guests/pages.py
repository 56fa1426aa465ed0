"""The own page of a guest: which tables it stands on, and what is particular to it."""

from django.utils.translation import gettext_lazy as _

from tinkuy.own_pages.pages import OwnPages, PageWords
from tinkuy.planning.request import CycleRequest

from .actions.erasing import withdraw_guest
from .models import Guest, GuestCode, GuestDevice
from .queries.own_page import guest_data

GUEST_PAGES = OwnPages(
    owners=Guest,
    browsers=GuestDevice,
    codes=GuestCode,
    address="guest/",
    page="planning:guest_page",
    browser_on_request="guest_device",
    browsers_key="guest_devices",
    awaited_key="awaited_guest_code",
    code_notice="guest-code",
    words=PageWords(
        title=_("Your page as a guest"),
        page=_("Your page as a guest"),
        intro=_("For speakers and national counterparts: your data, your photo, and what you allow to be shown."),
        by_link=_("In a further browser we send you a code as well."),
        open_by_link=_("Open my page"),
        code_sent=_("If this address is a guest's, a message with six digits is on its way. It works for ten minutes."),
        address=_("Your e-mail"),
        no_address=_("Write the e-mail to which the link came."),
        left=_("You left this browser. Your page stays."),
        withdraw=_("Leave the cycle and erase my data"),
        yes_withdraw=_("Yes, leave and erase"),
        withdrawn=_("You have withdrawn and your data are erased."),
    ),
    withdraw_page="planning/guest_withdraw.html",
    withdraw=lambda guest: withdraw_guest(guest=guest),
    own_data=guest_data,
)


class GuestRequest(CycleRequest):
    """A request of a guest's own page: the gate has made sure of the browser and its guest."""

    guest_device: GuestDevice
    guest: Guest
