"""4 SYSTEMATISE: transcripts, voices, quotes, codes and findings."""

from django.utils.translation import gettext_lazy as _

from .deed import Deed, Thing

AREA = Thing.EVIDENCE

EVIDENCE = {
    ("imported", "transcript"): Deed(_("%(who)s imported the transcript of session %(place)s."), AREA),
    ("removed", "transcript"): Deed(_("%(who)s removed the transcript of session %(place)s."), AREA),
    ("rechecked", "webinar"): Deed(
        _("The quotes of session %(place)s were checked against its stricter rules."), AREA
    ),
    ("described", "speaker"): Deed(_("%(who)s described a voice of the transcripts."), AREA),
    ("coded", "excerpt"): Deed(_("%(who)s marked a quote in session %(place)s."), AREA),
    ("recoded", "excerpt"): Deed(_("%(who)s changed a quote of session %(place)s."), AREA),
    ("removed", "excerpt"): Deed(_("%(who)s removed a quote."), AREA),
    ("cited", "excerpt"): Deed(_("%(who)s cited what was said live in session %(place)s."), AREA),
    ("dismissed", "dismissal"): Deed(_("%(who)s said of a suggestion in session %(place)s that it is none."), AREA),
    ("restored", "dismissal"): Deed(_("%(who)s let a suggestion in session %(place)s wait again."), AREA),
    ("added", "code"): Deed(_("%(who)s added “%(label)s” to the codebook."), AREA),
    ("renamed", "code"): Deed(_("%(who)s renamed a code to “%(label)s”."), AREA),
    ("wrote", "finding"): Deed(_("%(who)s wrote finding %(label)s."), Thing.FINDINGS),
    ("edited", "finding"): Deed(_("%(who)s changed finding %(label)s."), Thing.FINDINGS),
    ("submitted", "finding"): Deed(_("%(who)s sent %(label)s to the countries."), Thing.FINDINGS),
    ("rejected", "finding"): Deed(_("%(who)s left %(label)s out."), Thing.FINDINGS),
    ("published", "finding"): Deed(_("%(label)s was published with the sheet."), Thing.FINDINGS),
    ("validated", "finding"): Deed(_("%(who)s gave the word of %(country)s on %(label)s."), Thing.FINDINGS),
    ("became validated", "finding"): Deed(_("%(label)s is validated by its countries."), Thing.FINDINGS),
    ("became contrasted", "finding"): Deed(_("%(label)s waits for its countries again."), Thing.FINDINGS),
    ("added", "evidence"): Deed(_("%(who)s added a quote to %(label)s."), Thing.FINDINGS),
    ("removed", "evidence"): Deed(_("%(who)s took a quote away from %(label)s."), Thing.FINDINGS),
}  # fmt: skip
