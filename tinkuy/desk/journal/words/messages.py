"""2 CONVENE: the messages around a session, what they say and whether they go."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

MESSAGES = {
    ("chose the messages of", "cycle"): Deed(
        _("%(who)s chose which messages go around the sessions."), Thing.TAKING_PART
    ),
    ("paused the mails of", "cycle"): Deed(_("%(who)s paused mails of the cycle."), Thing.TAKING_PART),
    ("let the mails go on of", "cycle"): Deed(_("%(who)s let mails of the cycle go on."), Thing.TAKING_PART),
    ("wrote the message", "cycle"): Deed(_("%(who)s wrote the text of a message."), Thing.TAKING_PART),
    ("took back the message", "cycle"): Deed(_("%(who)s went back to the usual text of a message."), Thing.TAKING_PART),
    ("approved the messages of", "webinar"): Deed(
        _("%(who)s approved messages of session %(place)s."), Thing.TAKING_PART
    ),
    ("held the messages of", "webinar"): Deed(_("%(who)s held messages of session %(place)s."), Thing.TAKING_PART),
    ("dropped the messages of", "webinar"): Deed(
        _("%(who)s dropped messages of session %(place)s."), Thing.TAKING_PART
    ),
    ("left the messages to the setting of", "webinar"): Deed(
        _("%(who)s took back a decision on messages of session %(place)s."), Thing.TAKING_PART
    ),
    ("looked at a message for", "registration"): Deed(
        _("%(who)s looked at messages as one person receives them."), Thing.TAKING_PART, of_one_person=True
    ),
}
