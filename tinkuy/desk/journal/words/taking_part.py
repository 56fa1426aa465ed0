"""2 CONVENE and 3 LIVE DIALOGUE: who takes part, the room, its questions, polls and notes. Who asked is never told."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

REGISTRATION_AREA = Thing.TAKING_PART

TAKING_PART = {
    ("took", "enquiry"): Deed(_("%(who)s takes care of a message from outside."), REGISTRATION_AREA),
    ("answered", "enquiry"): Deed(_("%(who)s answered a message from outside."), REGISTRATION_AREA),
    ("closed", "enquiry"): Deed(_("%(who)s closed a message from outside without an answer."), REGISTRATION_AREA),
    ("recorded", "invitationwave"): Deed(_("%(who)s noted the invitations %(of_country)s."), REGISTRATION_AREA),
    ("added invitees", "upload"): Deed(_("%(who)s added a list of whom to invite."), REGISTRATION_AREA),
    ("took back invitees", "upload"): Deed(_("%(who)s took back a list of whom to invite."), REGISTRATION_AREA),
    ("wrote", "invitationsending"): Deed(_("%(who)s wrote a mail of invitation."), REGISTRATION_AREA),
    ("rewrote", "invitationsending"): Deed(_("%(who)s changed a mail of invitation."), REGISTRATION_AREA),
    ("approved", "invitationsending"): Deed(_("%(who)s approved a mail of invitation."), REGISTRATION_AREA),
    ("stopped", "invitationsending"): Deed(_("%(who)s stopped a mail of invitation."), REGISTRATION_AREA),
    ("discarded", "invitationsending"): Deed(_("%(who)s threw a mail of invitation away."), REGISTRATION_AREA),
    ("called", "invitee"): Deed(_("%(who)s made an invitation to pass on by telephone."), REGISTRATION_AREA),
    ("corrected", "invitee"): Deed(_("%(who)s corrected an address to invite."), REGISTRATION_AREA),
    ("asked again", "invitee"): Deed(_("%(who)s asked at an address whether mail arrives again."), REGISTRATION_AREA),
    ("removed", "invitee"): Deed(_("%(who)s took somebody off a list of whom to invite."), REGISTRATION_AREA),
    ("declined", "invitee"): Deed(_("Somebody declined an invitation."), REGISTRATION_AREA, nameless=True),
    ("noted a refusal of", "invitee"): Deed(_("%(who)s noted that somebody invited will not come."), REGISTRATION_AREA),
    ("refused invitations", "invitee"): Deed(
        _("Somebody asked for no more invitations."), REGISTRATION_AREA, nameless=True
    ),
    ("registered", "registration"): Deed(_("%(who)s added registrations."), REGISTRATION_AREA, of_one_person=True),
    ("looked at the registrations of", "cycle"): Deed(
        _("%(who)s looked at the list of registrations."), REGISTRATION_AREA, of_one_person=True
    ),
    ("confirmed by hand", "registration"): Deed(
        _("%(who)s confirmed registrations by hand, because: %(title)s"), REGISTRATION_AREA, of_one_person=True
    ),
    ("sent the confirmation again", "registration"): Deed(
        _("%(who)s had the mail that confirms registrations sent again."), REGISTRATION_AREA, of_one_person=True
    ),
    ("withdrew by hand", "registration"): Deed(
        _("%(who)s withdrew registrations, because: %(title)s"), REGISTRATION_AREA, of_one_person=True
    ),
    ("marked as a walk-in", "registration"): Deed(
        _("%(who)s marked people who came without registering."), REGISTRATION_AREA, of_one_person=True
    ),
    ("unmarked as a walk-in", "registration"): Deed(
        _("%(who)s took away that people came without registering."), REGISTRATION_AREA, of_one_person=True
    ),
    ("corrected the origin", "registration"): Deed(
        _("%(who)s corrected the country or institution of registrations."), REGISTRATION_AREA, of_one_person=True
    ),
    ("exported the registrations of", "cycle"): Deed(
        _("%(who)s took away the list of registrations, for: %(title)s"), REGISTRATION_AREA
    ),
    ("exported the addresses of", "cycle"): Deed(
        _("%(who)s took away the e-mail addresses of the participants, for: %(title)s"), REGISTRATION_AREA
    ),
    ("exported the attendance of", "cycle"): Deed(
        _("%(who)s took away the attendance list, for: %(title)s"), REGISTRATION_AREA
    ),
    ("previewed", "attendanceimport"): Deed(
        _("%(who)s looked through the report of session %(place)s."), REGISTRATION_AREA
    ),
    ("committed", "attendanceimport"): Deed(
        _("%(who)s imported the attendance of session %(place)s."), REGISTRATION_AREA
    ),
    ("undid", "attendanceimport"): Deed(
        _("%(who)s undid an import of attendance of session %(place)s."), REGISTRATION_AREA
    ),
    ("previewed list", "upload"): Deed(_("%(who)s looked through a list of registrations."), REGISTRATION_AREA),
    ("committed list", "upload"): Deed(_("%(who)s imported a list of registrations."), REGISTRATION_AREA),
    ("undid list", "upload"): Deed(_("%(who)s undid the import of a list of registrations."), REGISTRATION_AREA),
    ("dropped in", "batch"): Deed(
        _("%(who)s read the reports of several sessions: %(number)s files."), REGISTRATION_AREA, counts="files"
    ),
    ("imported", "batch"): Deed(
        _("%(who)s imported several reports at once: %(number)s."), REGISTRATION_AREA, counts="files"
    ),
    ("undid", "batch"): Deed(
        _("%(who)s took several reports back at once: %(number)s."), REGISTRATION_AREA, counts="files"
    ),
    ("saved", "columnmapping"): Deed(_("%(who)s said what the columns of a report are."), REGISTRATION_AREA),
    ("forgot", "columnmapping"): Deed(_("%(who)s removed what was said of the columns of reports."), REGISTRATION_AREA),
    ("added", "headerword"): Deed(_("%(who)s added a word for the columns of reports."), REGISTRATION_AREA),
    ("removed", "headerword"): Deed(_("%(who)s removed a word for the columns of reports."), REGISTRATION_AREA),
    ("matched", "presence"): Deed(
        _("%(who)s matched accounts with registrations."), REGISTRATION_AREA, of_one_person=True
    ),
    ("acted on", "warningdecision"): Deed(
        _("%(who)s took an action on a warning of session %(place)s."), REGISTRATION_AREA
    ),
    ("set aside", "warningdecision"): Deed(_("%(who)s set a warning of session %(place)s aside."), REGISTRATION_AREA),
    ("took back the decision on", "warningdecision"): Deed(
        _("%(who)s took back the decision on a warning of session %(place)s."), REGISTRATION_AREA
    ),
    ("issued certificates of", "cycle"): Deed(_("%(who)s issued the certificates."), REGISTRATION_AREA),
    ("corrected certificates of", "cycle"): Deed(
        _("Attendance was corrected, and certificates followed it."), REGISTRATION_AREA
    ),
    ("showed the name of a certificate", "registration"): Deed(
        _("A participant let the page of their certificate show their name."), REGISTRATION_AREA, of_one_person=True
    ),
    ("hid the name of a certificate", "registration"): Deed(
        _("A participant took their name off the page of their certificate."), REGISTRATION_AREA, of_one_person=True
    ),
    ("set warning thresholds", "cycle"): Deed(
        _("%(who)s changed the thresholds of the early warnings."), REGISTRATION_AREA
    ),
    ("marked as team", "presence"): Deed(
        _("%(who)s marked accounts as the team's."), REGISTRATION_AREA, of_one_person=True
    ),
    ("left out", "presence"): Deed(
        _("%(who)s left accounts out of the figures."), REGISTRATION_AREA, of_one_person=True
    ),
    ("registered as a walk-in", "presence"): Deed(
        _("%(who)s registered people who came without registering."), REGISTRATION_AREA, of_one_person=True
    ),
    ("took back", "presence"): Deed(
        _("%(who)s took back decisions on accounts."), REGISTRATION_AREA, of_one_person=True
    ),
    ("took back", "cycle"): Deed(
        _("%(who)s took back decisions on accounts that no report has any more."), REGISTRATION_AREA, of_one_person=True
    ),
    ("confirmed the match of", "presence"): Deed(
        _("%(who)s confirmed whose accounts are, as their names say."), REGISTRATION_AREA, of_one_person=True
    ),
    ("refused the match of", "presence"): Deed(
        _("%(who)s said that accounts are not whose their names say."), REGISTRATION_AREA, of_one_person=True
    ),
    ("took back the decision about", "presence"): Deed(
        _("%(who)s took back what was said of the names of accounts."), REGISTRATION_AREA, of_one_person=True
    ),
    ("took back the decision about", "cycle"): Deed(
        _("%(who)s took back what was said of names that no report has any more."),
        REGISTRATION_AREA,
        of_one_person=True,
    ),
    ("enrolled", "webinar"): Deed(_("Registrations were added to session %(place)s."), REGISTRATION_AREA),
    ("asked to register", "registration"): Deed(_("Somebody asked to register."), REGISTRATION_AREA, nameless=True),
    ("confirmed", "registration"): Deed(_("Somebody confirmed their registration."), REGISTRATION_AREA, nameless=True),
    ("withdrew", "registration"): Deed(_("Somebody withdrew their registration."), REGISTRATION_AREA, nameless=True),
    ("chose sessions", "registration"): Deed(_("Somebody chose their sessions."), REGISTRATION_AREA, nameless=True),
    ("changed appearance", "registration"): Deed(
        _("Somebody chose how they appear."), REGISTRATION_AREA, nameless=True
    ),
    ("made a calendar address", "registration"): Deed(
        _("Somebody made an address to follow their sessions in a calendar."), REGISTRATION_AREA, nameless=True
    ),
    ("closed a calendar address", "registration"): Deed(
        _("Somebody closed the address of their calendar."), REGISTRATION_AREA, nameless=True
    ),
    ("chose mail about questions", "registration"): Deed(
        _("Somebody chose whether mails tell them what becomes of their questions."), REGISTRATION_AREA, nameless=True
    ),
    ("changed details", "registration"): Deed(
        _("Somebody changed what they said when registering."), REGISTRATION_AREA, nameless=True
    ),
    ("asked for another address", "registration"): Deed(
        _("Somebody asked to be written to at another address."), REGISTRATION_AREA, nameless=True
    ),
    ("changed the address", "registration"): Deed(
        _("Somebody is written to at another address."), REGISTRATION_AREA, nameless=True
    ),
    ("changed needs", "registration"): Deed(_("Somebody changed what they need."), REGISTRATION_AREA, nameless=True),
    ("changed consents", "registration"): Deed(
        _("Somebody changed what they agree to."), REGISTRATION_AREA, nameless=True
    ),
    ("closed a device", "registration"): Deed(
        _("Somebody closed their page on a device."), REGISTRATION_AREA, nameless=True
    ),
    ("opened", "device"): Deed(_("Somebody opened their page on a device."), REGISTRATION_AREA, nameless=True),
}


ROOM_AREA = Thing.ROOM

ROOM = {
    ("prepared", "floor"): Deed(_("%(who)s prepared the room of session %(place)s."), ROOM_AREA),
    ("closed the floor of", "webinar"): Deed(_("%(who)s closed the room of session %(place)s."), ROOM_AREA),
    ("opened to questions", "floor"): Deed(_("%(who)s opened session %(place)s to questions."), ROOM_AREA),
    ("closed to questions", "floor"): Deed(_("%(who)s closed session %(place)s to questions."), ROOM_AREA),
    ("extended", "floor"): Deed(_("%(who)s gave a part of session %(place)s %(minutes)s minutes more."), ROOM_AREA),
    ("put on screen", "floor"): Deed(_("%(who)s changed what the projector shows in session %(place)s."), ROOM_AREA),
    ("entered", "segment"): Deed(_("%(who)s went on to “%(title)s” in session %(place)s."), ROOM_AREA),
    ("asked", "question"): Deed(_("Somebody asked a question in session %(place)s."), ROOM_AREA, nameless=True),
    ("withdrew", "question"): Deed(
        _("Somebody took back their question in session %(place)s."), ROOM_AREA, nameless=True
    ),
    ("approved", "question"): Deed(_("%(who)s approved a question in session %(place)s."), ROOM_AREA),
    ("redacted", "question"): Deed(_("%(who)s approved a question in session %(place)s with other words."), ROOM_AREA),
    ("held", "question"): Deed(_("%(who)s held back a question in session %(place)s."), ROOM_AREA),
    ("declined", "question"): Deed(_("%(who)s declined a question in session %(place)s."), ROOM_AREA),
    ("merged", "question"): Deed(_("%(who)s joined two questions in session %(place)s."), ROOM_AREA),
    ("pinned", "question"): Deed(_("%(who)s pinned a question in session %(place)s."), ROOM_AREA),
    ("unpinned", "question"): Deed(_("%(who)s unpinned a question in session %(place)s."), ROOM_AREA),
    ("answered", "question"): Deed(_("%(who)s noted the answer to a question in session %(place)s."), ROOM_AREA),
    ("deferred", "question"): Deed(_("%(who)s left a question of session %(place)s for afterwards."), ROOM_AREA),
    ("promised an answer to", "question"): Deed(
        _("%(who)s noted who answers a question of session %(place)s in writing."), ROOM_AREA
    ),
    ("took back the promise of", "question"): Deed(
        _("%(who)s noted that nobody promised to answer a question of session %(place)s."), ROOM_AREA
    ),
    ("reworded the answer to", "question"): Deed(_("%(who)s worded an answer of session %(place)s anew."), ROOM_AREA),
    ("restored", "question"): Deed(_("%(who)s put a question of session %(place)s back as it stood."), ROOM_AREA),
    ("separated", "question"): Deed(_("%(who)s took a joined question of session %(place)s out again."), ROOM_AREA),
    ("reopened", "question"): Deed(_("%(who)s opened an answered question of session %(place)s again."), ROOM_AREA),
    ("shortened", "floor"): Deed(_("%(who)s took %(minutes)s minutes of a part of session %(place)s back."), ROOM_AREA),
    ("drafted", "poll"): Deed(_("%(who)s wrote a poll for session %(place)s."), ROOM_AREA),
    ("removed", "poll"): Deed(_("%(who)s removed a poll."), ROOM_AREA),
    ("opened", "poll"): Deed(_("%(who)s opened a poll in session %(place)s."), ROOM_AREA),
    ("closed", "poll"): Deed(_("%(who)s closed a poll in session %(place)s."), ROOM_AREA),
    ("revealed", "poll"): Deed(_("%(who)s showed the result of a poll in session %(place)s."), ROOM_AREA),
    ("hid the result of", "poll"): Deed(_("%(who)s hid the result of a poll in session %(place)s."), ROOM_AREA),
    ("took back", "poll"): Deed(_("%(who)s took an opened poll of session %(place)s back."), ROOM_AREA),
    ("wrote", "note"): Deed(_("%(who)s wrote a note in session %(place)s."), ROOM_AREA),
    ("proposed", "note"): Deed(_("%(who)s proposed a note in session %(place)s."), ROOM_AREA),
    ("accepted", "note"): Deed(_("%(who)s accepted a note in session %(place)s."), ROOM_AREA),
    ("edited", "note"): Deed(_("%(who)s changed a note of session %(place)s."), ROOM_AREA),
    ("removed", "note"): Deed(_("%(who)s removed a note."), ROOM_AREA),
}
