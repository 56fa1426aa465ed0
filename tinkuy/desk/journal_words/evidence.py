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
    ("linked", "findinglink"): Deed(_("%(who)s linked %(label)s to %(target)s."), Thing.FINDINGS),
    ("unlinked", "findinglink"): Deed(_("%(who)s took back the link from %(label)s to %(target)s."), Thing.FINDINGS),
    ("merged", "finding"): Deed(_("%(who)s made %(label)s part of %(target)s."), Thing.FINDINGS),
    ("split", "finding"): Deed(_("%(who)s split %(target)s from %(label)s."), Thing.FINDINGS),
    ("ticked", "finding"): Deed(_("%(who)s ticked an item of the checklist of %(label)s."), Thing.FINDINGS),
    ("took back a tick of", "finding"): Deed(
        _("%(who)s took back an item of the checklist of %(label)s."), Thing.FINDINGS
    ),
    ("took the change into", "finding"): Deed(
        _("%(who)s took the change of %(country)s into %(label)s."), Thing.FINDINGS
    ),
    ("answered", "validation"): Deed(_("%(who)s answered what %(country)s said of %(label)s."), Thing.FINDINGS),
    ("opened", "validationround"): Deed(_("%(who)s opened round %(number)s of validation."), Thing.FINDINGS),
    ("extended", "validationround"): Deed(_("%(who)s gave more days to round %(number)s."), Thing.FINDINGS),
    ("reminded", "validationround"): Deed(_("%(who)s reminded %(country)s of round %(number)s."), Thing.FINDINGS),
    ("closed", "validationround"): Deed(_("Round %(number)s of validation closed."), Thing.FINDINGS),
    ("added", "evidence"): Deed(_("%(who)s added a quote to %(label)s."), Thing.FINDINGS),
    ("removed", "evidence"): Deed(_("%(who)s took a quote away from %(label)s."), Thing.FINDINGS),
}  # fmt: skip
