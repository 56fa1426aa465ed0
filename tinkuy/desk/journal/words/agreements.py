"""3 AND 5: agreements, from the line in the room to what became of them. Whom a party is asked by is never told."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

AGREEMENTS = {
    ("agreed", "agreement"): Deed(_("%(who)s recorded the agreement that answers thread %(label)s."), Thing.THREADS),
    ("made", "agreement"): Deed(_("%(who)s made agreement %(label)s outside of the sessions."), Thing.ROOM),
    ("caught", "agreement"): Deed(_("%(who)s wrote down agreement %(label)s."), Thing.ROOM),
    ("took back", "agreement"): Deed(_("%(who)s took back agreement %(label)s."), Thing.ROOM),
    ("reworded", "agreement"): Deed(_("%(who)s wrote agreement %(label)s anew."), Thing.PRACTICE),
    ("named a party of", "agreement"): Deed(_("%(who)s named a party of agreement %(label)s."), Thing.PRACTICE),
    ("took out a party of", "agreement"): Deed(_("%(who)s took a party out of agreement %(label)s."), Thing.PRACTICE),
    ("named a contact of", "agreement"): Deed(
        _("%(who)s said whom a party of agreement %(label)s is asked by."), Thing.PRACTICE
    ),
    ("erased a contact of", "agreement"): Deed(
        _("The name and the address of a counterpart of agreement %(label)s were erased."), Thing.PRACTICE
    ),
    ("sent", "agreement"): Deed(_("%(who)s sent agreement %(label)s to its parties."), Thing.PRACTICE),
    ("answered", "agreement"): Deed(_("A party answered agreement %(label)s."), Thing.PRACTICE),
    ("moved", "agreement"): Deed(_("What became of agreement %(label)s was written down."), Thing.PRACTICE),
    ("noted progress of", "agreement"): Deed(_("News of agreement %(label)s were written down."), Thing.PRACTICE),
    ("published", "agreement"): Deed(_("%(who)s made agreement %(label)s public."), Thing.PRACTICE),
    ("hid", "agreement"): Deed(_("%(who)s made agreement %(label)s internal."), Thing.PRACTICE),
}
