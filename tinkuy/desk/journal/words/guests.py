"""1 PLAN: speakers and counterparts. Who they are stands on their page; what they did for themselves has no name."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

GUESTS = {
    ("added", "guest"): Deed(_("%(who)s added a speaker or counterpart."), Thing.GUESTS),
    ("edited", "guest"): Deed(_("%(who)s changed a speaker or counterpart."), Thing.GUESTS),
    ("removed", "guest"): Deed(_("%(who)s removed a speaker or counterpart."), Thing.GUESTS),
    ("sent the link", "guest"): Deed(_("%(who)s sent a guest the link to their page."), Thing.GUESTS),
    ("filed consents on paper", "guest"): Deed(_("%(who)s filed a guest's consents on paper."), Thing.GUESTS),
    ("ended a consent", "guest"): Deed(_("%(who)s ended a consent of a guest."), Thing.GUESTS),
    ("changed consents", "guest"): Deed(_("A guest changed what they agree to."), Thing.GUESTS, nameless=True),
    ("corrected their data", "guest"): Deed(_("A guest corrected their data."), Thing.GUESTS, nameless=True),
    ("wrote the biography", "guest"): Deed(
        _("%(who)s wrote the biography of a guest, by their consent on paper."), Thing.GUESTS
    ),
    ("put a photo", "guest"): Deed(_("A photo of a guest was put in."), Thing.GUESTS, nameless=True),
    ("removed the photo", "guest"): Deed(_("A photo of a guest was removed."), Thing.GUESTS, nameless=True),
    ("opened", "guestdevice"): Deed(_("A guest opened their page on a device."), Thing.GUESTS, nameless=True),
    ("closed a device", "guest"): Deed(_("A guest closed their page on a device."), Thing.GUESTS, nameless=True),
    ("withdrew", "guest"): Deed(_("A guest withdrew."), Thing.GUESTS, nameless=True),
}
