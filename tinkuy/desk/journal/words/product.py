"""4 … AND PUBLISH, 5 PUT INTO PRACTICE: the sheet, the answers, the actions."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

PRODUCT = {
    ("drafted", "sheet"): Deed(_("%(who)s began the sheet in %(language)s."), Thing.SHEET),
    ("edited", "sheet"): Deed(_("%(who)s changed the sheet in %(language)s."), Thing.SHEET),
    ("refreshed", "sheet"): Deed(_("%(who)s took the figures and quotes of the sheet anew."), Thing.SHEET),
    ("submitted", "sheet"): Deed(_("%(who)s sent the sheet to its peers."), Thing.SHEET),
    ("reviewed", "sheet"): Deed(_("%(who)s reviewed the sheet."), Thing.SHEET),
    ("approved", "sheet"): Deed(_("%(who)s approved the sheet."), Thing.SHEET),
    ("published", "sheet"): Deed(_("%(who)s published version %(number)s of the sheet."), Thing.SHEET),
    ("published early", "sheet"): Deed(
        _("%(who)s published version %(number)s of the sheet before the cycle was over, knowing what it prints."),
        Thing.SHEET,
    ),
    ("retired", "sheet"): Deed(_("%(who)s retired the sheet."), Thing.SHEET),
    ("redacted", "sheet"): Deed(_("Words taken out of a transcript were taken out of the sheet too."), Thing.SHEET),
    ("communicated", "response"): Deed(_("%(who)s communicated %(label)s to %(country)s."), Thing.PRACTICE),
    ("recorded", "response"): Deed(_("%(who)s noted where %(country)s stands with %(label)s."), Thing.PRACTICE),
    ("agreed on the review of", "response"): Deed(
        _("%(who)s agreed on when to review %(label)s in %(country)s."), Thing.PRACTICE
    ),
    ("named the counterpart of", "response"): Deed(
        _("%(who)s named the counterpart for %(label)s in %(country)s."), Thing.PRACTICE
    ),
    ("planned", "keyaction"): Deed(_("%(who)s planned an action of %(country)s."), Thing.PRACTICE),
    ("started", "keyaction"): Deed(_("%(who)s said that an action of %(country)s is under way."), Thing.PRACTICE),
    ("completed", "keyaction"): Deed(_("%(who)s said that an action of %(country)s is done."), Thing.PRACTICE),
}  # fmt: skip
