"""2 CONVENE: invitations, registrations, attendance. What participants did for themselves has no name."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

AREA = Thing.TAKING_PART

TAKING_PART = {
    ("recorded", "invitationwave"): Deed(_("%(who)s noted the invitations of %(country)s."), AREA),
    ("registered", "registration"): Deed(_("%(who)s added registrations."), AREA, of_one_person=True),
    ("exported the registrations of", "cycle"): Deed(
        _("%(who)s took away the list of registrations, for: %(title)s"), AREA
    ),
    ("exported the addresses of", "cycle"): Deed(
        _("%(who)s took away the e-mail addresses of the participants, for: %(title)s"), AREA
    ),
    ("exported the attendance of", "cycle"): Deed(_("%(who)s took away the attendance list, for: %(title)s"), AREA),
    ("previewed", "attendanceimport"): Deed(_("%(who)s looked through the report of session %(place)s."), AREA),
    ("committed", "attendanceimport"): Deed(_("%(who)s imported the attendance of session %(place)s."), AREA),
    ("undid", "attendanceimport"): Deed(_("%(who)s undid an import of attendance of session %(place)s."), AREA),
    ("previewed list", "upload"): Deed(_("%(who)s looked through a list of registrations."), AREA),
    ("committed list", "upload"): Deed(_("%(who)s imported a list of registrations."), AREA),
    ("undid list", "upload"): Deed(_("%(who)s undid the import of a list of registrations."), AREA),
    ("dropped in", "batch"): Deed(
        _("%(who)s read the reports of several sessions: %(number)s files."), AREA, counts="files"
    ),
    ("imported", "batch"): Deed(_("%(who)s imported several reports at once: %(number)s."), AREA, counts="files"),
    ("undid", "batch"): Deed(_("%(who)s took several reports back at once: %(number)s."), AREA, counts="files"),
    ("saved", "columnmapping"): Deed(_("%(who)s said what the columns of a report are."), AREA),
    ("forgot", "columnmapping"): Deed(_("%(who)s removed what was said of the columns of reports."), AREA),
    ("added", "headerword"): Deed(_("%(who)s added a word for the columns of reports."), AREA),
    ("removed", "headerword"): Deed(_("%(who)s removed a word for the columns of reports."), AREA),
    ("matched", "presence"): Deed(_("%(who)s matched accounts with registrations."), AREA, of_one_person=True),
    ("acted on", "warningdecision"): Deed(_("%(who)s took an action on a warning of session %(place)s."), AREA),
    ("set aside", "warningdecision"): Deed(_("%(who)s set a warning of session %(place)s aside."), AREA),
    ("took back the decision on", "warningdecision"): Deed(
        _("%(who)s took back the decision on a warning of session %(place)s."), AREA
    ),
    ("set warning thresholds", "cycle"): Deed(_("%(who)s changed the thresholds of the early warnings."), AREA),
    ("marked as team", "presence"): Deed(_("%(who)s marked accounts as the team's."), AREA, of_one_person=True),
    ("left out", "presence"): Deed(_("%(who)s left accounts out of the figures."), AREA, of_one_person=True),
    ("registered as a walk-in", "presence"): Deed(
        _("%(who)s registered people who came without registering."), AREA, of_one_person=True
    ),
    ("took back", "presence"): Deed(_("%(who)s took back decisions on accounts."), AREA, of_one_person=True),
    ("took back", "cycle"): Deed(
        _("%(who)s took back decisions on accounts that no report has any more."), AREA, of_one_person=True
    ),
    ("confirmed the match of", "presence"): Deed(
        _("%(who)s confirmed whose accounts are, as their names say."), AREA, of_one_person=True
    ),
    ("refused the match of", "presence"): Deed(
        _("%(who)s said that accounts are not whose their names say."), AREA, of_one_person=True
    ),
    ("took back what was said of", "presence"): Deed(
        _("%(who)s took back what was said of the names of accounts."), AREA, of_one_person=True
    ),
    ("took back what was said of", "cycle"): Deed(
        _("%(who)s took back what was said of names that no report has any more."), AREA, of_one_person=True
    ),
    ("enrolled", "webinar"): Deed(_("Registrations were added to session %(place)s."), AREA),
    ("asked to register", "registration"): Deed(_("Somebody asked to register."), AREA, nameless=True),
    ("confirmed", "registration"): Deed(_("Somebody confirmed their registration."), AREA, nameless=True),
    ("withdrew", "registration"): Deed(_("Somebody withdrew their registration."), AREA, nameless=True),
    ("chose sessions", "registration"): Deed(_("Somebody chose their sessions."), AREA, nameless=True),
    ("changed appearance", "registration"): Deed(_("Somebody chose how they appear."), AREA, nameless=True),
    ("changed needs", "registration"): Deed(_("Somebody changed what they need."), AREA, nameless=True),
    ("changed consents", "registration"): Deed(_("Somebody changed what they agree to."), AREA, nameless=True),
    ("closed a device", "registration"): Deed(_("Somebody closed their page on a device."), AREA, nameless=True),
    ("opened", "device"): Deed(_("Somebody opened their page on a device."), AREA, nameless=True),
}
