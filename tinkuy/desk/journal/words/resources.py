"""What makes focal points visible, and the ledger of the cycle. Whose credit it is stands in no sentence."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

RESOURCES = {
    ("recorded", "visibilityact"): Deed(_("%(who)s wrote down how a focal point was seen in public."), Thing.PRACTICE),
    ("corrected", "visibilityact"): Deed(_("%(who)s corrected how a focal point was seen in public."), Thing.PRACTICE),
    ("removed", "visibilityact"): Deed(_("%(who)s took out how a focal point was seen in public."), Thing.PRACTICE),
    ("agreed to show", "visibilityact"): Deed(
        _("%(who)s agreed that everybody reads how they were seen in public."), Thing.PRACTICE
    ),
    ("withdrew", "visibilityact"): Deed(
        _("%(who)s withdrew that everybody reads how they were seen in public."), Thing.PRACTICE
    ),
    ("issued", "recognitionletter"): Deed(_("%(who)s made a letter of recognition."), Thing.PRACTICE),
    ("took back", "recognitionletter"): Deed(_("%(who)s took their letter of recognition back."), Thing.PRACTICE),
    ("agreed to be credited", "teamrole"): Deed(_("%(who)s agreed that public pages count what they do."), Thing.TEAM),
    ("withdrew from being credited", "teamrole"): Deed(
        _("%(who)s withdrew that public pages count what they do."), Thing.TEAM
    ),
    ("recorded", "resourceentry"): Deed(_("%(who)s wrote a line of the ledger."), Thing.RESOURCES),
    ("corrected", "resourceentry"): Deed(_("%(who)s corrected a line of the ledger."), Thing.RESOURCES),
    ("took back", "resourceentry"): Deed(_("%(who)s took a line of the ledger back."), Thing.RESOURCES),
    ("imported ledger", "upload"): Deed(_("%(who)s brought lines of the ledger in with a file."), Thing.RESOURCES),
    ("took ledger back", "upload"): Deed(_("%(who)s undid the import of a ledger."), Thing.RESOURCES),
    ("put back", "resourceentry"): Deed(_("%(who)s put a line of the ledger back."), Thing.RESOURCES),
}
