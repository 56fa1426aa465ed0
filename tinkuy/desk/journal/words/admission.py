"""Who gets a place, and what a cycle asks of its own. Of those who answered nobody is told."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

AREA = Thing.TAKING_PART

ADMISSION = {
    ("limited places of", "cycle"): Deed(_("%(who)s set the places of the sessions, and who decides."), AREA),
    ("gave places of", "webinar"): Deed(
        _("Whoever waited for session %(place)s got a place that was free."), AREA, nameless=True
    ),
    ("admitted", "registration"): Deed(_("%(who)s accepted a registration."), AREA, of_one_person=True),
    ("declined", "registration"): Deed(_("%(who)s did not accept a registration."), AREA, of_one_person=True),
    ("changed answers", "registration"): Deed(
        _("Somebody changed what they answered to the cycle's questions."), AREA, nameless=True
    ),
    ("added", "registrationquestion"): Deed(_("%(who)s added a question that registering asks."), AREA),
    ("edited", "registrationquestion"): Deed(_("%(who)s changed a question that registering asks."), AREA),
    ("removed", "registrationquestion"): Deed(
        _("%(who)s removed a question that registering asks, with its answers."), AREA
    ),
    ("exported the answers of", "cycle"): Deed(_("%(who)s took away the answers to the cycle's questions."), AREA),
}
