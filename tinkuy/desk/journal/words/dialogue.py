"""3 LIVE DIALOGUE: the room, its questions, polls and notes. Who asked is never told."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

AREA = Thing.ROOM

ROOM = {
    ("prepared", "floor"): Deed(_("%(who)s prepared the room of session %(place)s."), AREA),
    ("closed the floor of", "webinar"): Deed(_("%(who)s closed the room of session %(place)s."), AREA),
    ("opened to questions", "floor"): Deed(_("%(who)s opened session %(place)s to questions."), AREA),
    ("closed to questions", "floor"): Deed(_("%(who)s closed session %(place)s to questions."), AREA),
    ("extended", "floor"): Deed(_("%(who)s gave a part of session %(place)s %(minutes)s minutes more."), AREA),
    ("put on screen", "floor"): Deed(_("%(who)s changed what the projector shows in session %(place)s."), AREA),
    ("entered", "segment"): Deed(_("%(who)s went on to “%(title)s” in session %(place)s."), AREA),
    ("asked", "question"): Deed(_("Somebody asked a question in session %(place)s."), AREA, nameless=True),
    ("withdrew", "question"): Deed(_("Somebody took back their question in session %(place)s."), AREA, nameless=True),
    ("approved", "question"): Deed(_("%(who)s approved a question in session %(place)s."), AREA),
    ("redacted", "question"): Deed(_("%(who)s approved a question in session %(place)s with other words."), AREA),
    ("held", "question"): Deed(_("%(who)s held back a question in session %(place)s."), AREA),
    ("declined", "question"): Deed(_("%(who)s declined a question in session %(place)s."), AREA),
    ("merged", "question"): Deed(_("%(who)s joined two questions in session %(place)s."), AREA),
    ("pinned", "question"): Deed(_("%(who)s pinned a question in session %(place)s."), AREA),
    ("unpinned", "question"): Deed(_("%(who)s unpinned a question in session %(place)s."), AREA),
    ("answered", "question"): Deed(_("%(who)s noted the answer to a question in session %(place)s."), AREA),
    ("deferred", "question"): Deed(_("%(who)s left a question of session %(place)s for afterwards."), AREA),
    ("reworded the answer to", "question"): Deed(_("%(who)s worded an answer of session %(place)s anew."), AREA),
    ("drafted", "poll"): Deed(_("%(who)s wrote a poll for session %(place)s."), AREA),
    ("removed", "poll"): Deed(_("%(who)s removed a poll."), AREA),
    ("opened", "poll"): Deed(_("%(who)s opened a poll in session %(place)s."), AREA),
    ("closed", "poll"): Deed(_("%(who)s closed a poll in session %(place)s."), AREA),
    ("revealed", "poll"): Deed(_("%(who)s showed the result of a poll in session %(place)s."), AREA),
    ("wrote", "note"): Deed(_("%(who)s wrote a note in session %(place)s."), AREA),
    ("proposed", "note"): Deed(_("%(who)s proposed a note in session %(place)s."), AREA),
    ("accepted", "note"): Deed(_("%(who)s accepted a note in session %(place)s."), AREA),
    ("edited", "note"): Deed(_("%(who)s changed a note of session %(place)s."), AREA),
    ("removed", "note"): Deed(_("%(who)s removed a note."), AREA),
}
