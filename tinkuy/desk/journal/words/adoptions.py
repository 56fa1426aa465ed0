"""What is done about what one country takes over from another, and about what changed by it."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

ADOPTIONS = {
    ("began", "adoption"): Deed(_("%(who)s began to analyse a practice to adopt it %(in_country)s."), Thing.PRACTICE),
    ("analysed", "adoption"): Deed(_("%(who)s wrote the analysis before an adoption %(in_country)s."), Thing.PRACTICE),
    ("adopted", "adoption"): Deed(_("%(who)s recorded that a practice was adopted %(in_country)s."), Thing.PRACTICE),
    ("edited", "adoption"): Deed(_("%(who)s wrote the record of an adoption %(in_country)s anew."), Thing.PRACTICE),
    ("ended", "adoption"): Deed(_("%(who)s recorded that an adoption ended %(in_country)s."), Thing.PRACTICE),
    ("declined", "adoption"): Deed(
        _("%(who)s recorded that a practice is not adopted %(in_country)s."), Thing.PRACTICE
    ),
    ("withdrew", "adoption"): Deed(_("%(who)s withdrew the record of an adoption %(in_country)s."), Thing.PRACTICE),
    ("decided what is public of", "adoption"): Deed(
        _("%(who)s decided what everybody may read of an adoption %(in_country)s."), Thing.PRACTICE
    ),
    ("decided the credit of", "adoption"): Deed(
        _("%(who)s decided how the country is named from which a practice was adopted."), Thing.PRACTICE
    ),
    ("recorded", "outcome"): Deed(_("%(who)s recorded what changed %(in_country)s."), Thing.PRACTICE),
    ("edited", "outcome"): Deed(_("%(who)s wrote anew what changed %(in_country)s."), Thing.PRACTICE),
    ("substantiated", "outcome"): Deed(_("%(who)s said what confirms a change %(in_country)s."), Thing.PRACTICE),
    ("took a link to confirm", "outcome"): Deed(
        _("%(who)s made a link for whoever can confirm a change %(in_country)s."), Thing.PRACTICE
    ),
    ("answered about", "outcome"): Deed(
        _("Whoever knows a change %(in_country)s said by a link whether it is so."), Thing.PRACTICE
    ),
    ("removed an answer about", "outcome"): Deed(
        _("%(who)s removed the words of whoever was asked about a change %(in_country)s."), Thing.PRACTICE
    ),
    ("decided what is public of", "outcome"): Deed(
        _("%(who)s decided who may read what changed %(in_country)s."), Thing.PRACTICE
    ),
    ("withdrew", "outcome"): Deed(_("%(who)s withdrew a change that was recorded %(in_country)s."), Thing.PRACTICE),
}
