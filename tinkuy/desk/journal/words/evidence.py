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
    ("added", "material"): Deed(_("%(who)s added a material to session %(place)s."), AREA),
    ("edited", "material"): Deed(_("%(who)s changed a material of session %(place)s."), AREA),
    ("removed", "material"): Deed(_("%(who)s removed a material of session %(place)s."), AREA),
    ("took back", "material"): Deed(
        _("A material of session %(place)s went back to the team: a part of it became stricter."), AREA
    ),
    ("held back", "material"): Deed(
        _("A material of session %(place)s went back to the team: its file tells who made it. Upload it anew."), AREA
    ),
    ("erased", "material"): Deed(_("A material of session %(place)s was erased on its day."), AREA),
    ("described", "speaker"): Deed(_("%(who)s described a voice of the transcripts."), AREA),
    ("redacted", "cue"): Deed(_("%(who)s took words out of the transcript of session %(place)s for good."), AREA),
    ("corrected", "cue"): Deed(_("%(who)s corrected the transcript of session %(place)s."), AREA),
    ("renamed", "speaker"): Deed(_("%(who)s gave a voice of the transcripts the name of its office."), AREA),
    ("merged", "speaker"): Deed(_("%(who)s said that two voices of the transcripts are one."), AREA),
    ("decided", "alertdecision"): Deed(_("%(who)s decided of an alert about personal data."), AREA),
    ("reopened", "alertdecision"): Deed(_("%(who)s took back what was decided of an alert about personal data."), AREA),
    ("coded", "excerpt"): Deed(_("%(who)s marked a quote in session %(place)s."), AREA),
    ("recoded", "excerpt"): Deed(_("%(who)s changed a quote of session %(place)s."), AREA),
    ("tied", "excerpt"): Deed(_("%(who)s said that a quote of session %(place)s answers thread %(label)s."), AREA),
    ("untied", "excerpt"): Deed(_("%(who)s said that a quote of session %(place)s answers no thread."), AREA),
    ("left to its session", "excerpt"): Deed(
        _("%(who)s took back which thread a quote of session %(place)s answers: its session says it."), AREA
    ),
    ("removed", "excerpt"): Deed(_("%(who)s removed a quote."), AREA),
    ("coded turns", "webinar"): Deed(_("%(who)s coded all turns of a voice in session %(place)s."), AREA),
    ("undid coding", "webinar"): Deed(_("%(who)s took back coding in session %(place)s."), AREA),
    ("redid coding", "webinar"): Deed(_("%(who)s did coding in session %(place)s again."), AREA),
    ("cited", "excerpt"): Deed(_("%(who)s cited what was said live in session %(place)s."), AREA),
    ("dismissed", "dismissal"): Deed(_("%(who)s said of a suggestion in session %(place)s that it is none."), AREA),
    ("restored", "dismissal"): Deed(_("%(who)s let a suggestion in session %(place)s wait again."), AREA),
    ("added", "code"): Deed(_("%(who)s added “%(label)s” to the codebook."), AREA),
    ("renamed", "code"): Deed(_("%(who)s renamed a code to “%(label)s”."), AREA),
    ("removed", "code"): Deed(_("%(who)s took code %(label)s out of the codebook."), AREA),
    ("merged", "code"): Deed(_("%(who)s merged another code into %(label)s."), AREA),
    ("took apart", "code"): Deed(_("%(who)s took code %(label)s out of another one again."), AREA),
    ("split", "code"): Deed(_("%(who)s split a new code off %(label)s."), AREA),
    ("started codebook", "cycle"): Deed(_("%(who)s began the codebook with %(number)s words."), AREA, counts="codes"),
    ("imported codebook", "cycle"): Deed(
        _("%(who)s took a codebook in from a file: %(number)s new."), AREA, counts="codes"
    ),
    ("took codebook back", "cycle"): Deed(_("%(who)s undid the import of a codebook."), AREA),
    ("opened", "doublecoding"): Deed(_("%(who)s asked for a second coding of session %(place)s."), AREA),
    ("finished", "doublecoding"): Deed(_("%(who)s finished the second coding of session %(place)s."), AREA),
    ("settled", "doublecoding"): Deed(_("%(who)s settled a difference of two codings of session %(place)s."), AREA),
    ("removed", "doublecoding"): Deed(_("%(who)s removed a second coding of session %(place)s."), AREA),
    ("wrote", "finding"): Deed(_("%(who)s wrote finding %(label)s."), Thing.FINDINGS),
    ("edited", "finding"): Deed(_("%(who)s changed finding %(label)s."), Thing.FINDINGS),
    ("submitted", "finding"): Deed(_("%(who)s sent %(label)s to the countries."), Thing.FINDINGS),
    ("rejected", "finding"): Deed(_("%(who)s left %(label)s out."), Thing.FINDINGS),
    ("published", "finding"): Deed(_("%(label)s was published with the sheet."), Thing.FINDINGS),
    ("validated", "finding"): Deed(_("%(who)s answered %(for_country)s on %(label)s."), Thing.FINDINGS),
    ("became validated", "finding"): Deed(_("%(label)s is validated by its countries."), Thing.FINDINGS),
    ("became contrasted", "finding"): Deed(_("%(label)s needs the answers of its countries again."), Thing.FINDINGS),
    ("linked", "findinglink"): Deed(_("%(who)s linked %(label)s to %(target)s."), Thing.FINDINGS),
    ("unlinked", "findinglink"): Deed(_("%(who)s took back the link from %(label)s to %(target)s."), Thing.FINDINGS),
    ("merged", "finding"): Deed(_("%(who)s made %(label)s part of %(target)s."), Thing.FINDINGS),
    ("split", "finding"): Deed(_("%(who)s split %(target)s from %(label)s."), Thing.FINDINGS),
    ("ticked", "finding"): Deed(_("%(who)s ticked an item of the checklist of %(label)s."), Thing.FINDINGS),
    ("took back a tick of", "finding"): Deed(
        _("%(who)s took back an item of the checklist of %(label)s."), Thing.FINDINGS
    ),
    ("took the change into", "finding"): Deed(
        _("%(who)s took the change %(of_country)s into %(label)s."), Thing.FINDINGS
    ),
    ("answered", "validation"): Deed(_("%(who)s answered what %(the_country)s said of %(label)s."), Thing.FINDINGS),
    ("opened", "validationround"): Deed(
        _("%(who)s opened round %(number)s of validation."), Thing.FINDINGS, counts="rounds"
    ),
    ("extended", "validationround"): Deed(
        _("%(who)s gave more days to round %(number)s."), Thing.FINDINGS, counts="rounds"
    ),
    ("reminded", "validationround"): Deed(
        _("%(who)s reminded %(the_country)s of round %(number)s."), Thing.FINDINGS, counts="rounds"
    ),
    ("closed", "validationround"): Deed(_("Round %(number)s of validation closed."), Thing.FINDINGS, counts="rounds"),
    ("added", "evidence"): Deed(_("%(who)s added a quote to %(label)s."), Thing.FINDINGS),
    ("removed", "evidence"): Deed(_("%(who)s took a quote away from %(label)s."), Thing.FINDINGS),
}  # fmt: skip


PRODUCT = {
    ("imported", "sheet"): Deed(_("%(who)s brought in a sheet from outside, in %(language)s."), Thing.SHEET),
    ("took back", "sheet"): Deed(_("%(who)s undid the import of a sheet."), Thing.SHEET),
    ("asked for the DOI of", "sheet"): Deed(_("%(who)s asked for the DOI of the sheet."), Thing.SHEET),
    ("registered the DOI of", "sheet"): Deed(_("DataCite registered the DOI of the sheet."), Thing.SHEET),
    ("changed", "doiaccount"): Deed(_("%(who)s changed the account that registers DOIs."), Thing.SHEET),
    ("removed", "doiaccount"): Deed(_("%(who)s removed the account that registers DOIs."), Thing.SHEET),
    ("added", "knownhub"): Deed(_("%(who)s named another hub as known."), Thing.SHEET),
    ("changed", "knownhub"): Deed(_("%(who)s changed what is exchanged with another hub."), Thing.SHEET),
    ("removed", "knownhub"): Deed(_("%(who)s removed a known hub."), Thing.SHEET),
    ("asked", "hubreview"): Deed(_("%(who)s asked another hub for a review."), Thing.SHEET),
    ("gave", "hubreview"): Deed(_("%(who)s gave a review to another hub."), Thing.SHEET),
    ("declined", "hubreview"): Deed(_("%(who)s declined a review for another hub."), Thing.SHEET),
    ("withdrew", "hubreview"): Deed(_("%(who)s withdrew a review for another hub."), Thing.SHEET),
    ("began to copy", "hubcopy"): Deed(_("%(who)s made a copy of the public hub as a file."), Thing.SHEET),
    ("opened", "practicecall"): Deed(_("%(who)s opened a call for practices."), Thing.SHEET),
    ("changed", "practicecall"): Deed(_("%(who)s changed a call for practices."), Thing.SHEET),
    ("closed", "practicecall"): Deed(_("%(who)s closed a call for practices."), Thing.SHEET),
    ("asked about", "offeredpractice"): Deed(_("%(who)s asked the author of an offered practice."), Thing.SHEET),
    ("accepted", "offeredpractice"): Deed(_("%(who)s accepted an offered practice as a sheet."), Thing.SHEET),
    ("declined", "offeredpractice"): Deed(_("%(who)s declined an offered practice."), Thing.SHEET),
    ("asked a peer of", "sheet"): Deed(_("%(who)s asked somebody %(of_country)s to review the sheet."), Thing.SHEET),
    ("drafted", "sheet"): Deed(_("%(who)s began the sheet in %(language)s."), Thing.SHEET),
    ("edited", "sheet"): Deed(_("%(who)s changed the sheet in %(language)s."), Thing.SHEET),
    ("refreshed", "sheet"): Deed(_("%(who)s took the figures and quotes of the sheet anew."), Thing.SHEET),
    ("began translation", "sheet"): Deed(_("%(who)s began to translate the sheet into %(language)s."), Thing.SHEET),
    ("translated", "sheet"): Deed(_("%(who)s translated paragraphs of the sheet into %(language)s."), Thing.SHEET),
    ("approved translation", "sheet"): Deed(
        _("%(who)s approved the translation of the sheet into %(language)s."), Thing.SHEET
    ),
    ("published translation", "sheet"): Deed(
        _("%(who)s published the translation of the sheet into %(language)s."), Thing.SHEET
    ),
    ("laid out", "sheet"): Deed(_("%(who)s chose the layout of the sheet's PDF."), Thing.SHEET),
    ("commented", "sheet"): Deed(_("%(who)s commented on the draft of the sheet in %(language)s."), Thing.SHEET),
    ("answered comment", "sheet"): Deed(_("%(who)s answered a comment on the sheet."), Thing.SHEET),
    ("resolved comment", "sheet"): Deed(_("%(who)s resolved a comment on the sheet."), Thing.SHEET),
    ("reopened comment", "sheet"): Deed(_("%(who)s opened a comment on the sheet again."), Thing.SHEET),
    ("removed comment", "sheet"): Deed(_("%(who)s removed a comment on the sheet."), Thing.SHEET),
    ("removed former draft", "sheet"): Deed(_("%(who)s removed a former draft of the sheet."), Thing.SHEET),
    ("submitted", "sheet"): Deed(_("%(who)s sent the sheet to its peers."), Thing.SHEET),
    ("reviewed", "sheet"): Deed(_("%(who)s reviewed the sheet."), Thing.SHEET),
    ("approved", "sheet"): Deed(_("%(who)s approved the sheet."), Thing.SHEET),
    ("published", "sheet"): Deed(
        _("%(who)s published version %(number)s of the sheet."), Thing.SHEET, counts="versions"
    ),
    ("published early", "sheet"): Deed(
        _("%(who)s published version %(number)s of the sheet before the cycle was over, knowing what it prints."),
        Thing.SHEET,
        counts="versions",
    ),
    ("retired", "sheet"): Deed(_("%(who)s retired the sheet."), Thing.SHEET),
    ("redacted", "sheet"): Deed(_("Words taken out of a transcript were taken out of the sheet too."), Thing.SHEET),
    ("withdrew an image of", "sheet"): Deed(
        _("%(who)s withdrew an image of the sheet from all that is published of it."), Thing.SHEET
    ),
    ("communicated", "response"): Deed(_("%(who)s communicated %(label)s %(to_country)s."), Thing.PRACTICE),
    ("recorded", "response"): Deed(_("%(who)s noted where %(the_country)s stands with %(label)s."), Thing.PRACTICE),
    ("agreed on the review of", "response"): Deed(
        _("%(who)s agreed on when to review %(label)s %(in_country)s."), Thing.PRACTICE
    ),
    ("named the counterpart of", "response"): Deed(
        _("%(who)s named the counterpart for %(label)s %(in_country)s."), Thing.PRACTICE
    ),
    ("answered", "response"): Deed(_("An answer came by a link: to %(label)s, %(in_country)s."), Thing.PRACTICE),
    ("asked again about", "response"): Deed(_("%(who)s wrote again about %(label)s %(to_country)s."), Thing.PRACTICE),
    ("took a link to answer", "response"): Deed(
        _("%(who)s made a link that answers %(label)s %(for_country)s."), Thing.PRACTICE
    ),
    ("named a contact of", "response"): Deed(
        _("%(who)s named who is asked about %(label)s %(in_country)s."), Thing.PRACTICE
    ),
    ("erased a contact of", "response"): Deed(
        _("The address of a counterpart was erased: %(label)s, %(in_country)s."), Thing.PRACTICE
    ),
    ("passed on", "response"): Deed(
        _("Whoever was asked about %(label)s %(in_country)s said that it is somebody else."), Thing.PRACTICE
    ),
    ("decided what is public of", "response"): Deed(
        _("%(who)s decided what is public of the answer %(of_country)s to %(label)s."), Thing.PRACTICE
    ),
    ("planned", "keyaction"): Deed(_("%(who)s planned an action %(of_country)s."), Thing.PRACTICE),
    ("started", "keyaction"): Deed(_("%(who)s said that an action %(of_country)s is under way."), Thing.PRACTICE),
    ("completed", "keyaction"): Deed(_("%(who)s said that an action %(of_country)s is done."), Thing.PRACTICE),
    ("scheduled reports on", "finding"): Deed(
        _("%(who)s decided when it is asked how %(label)s goes."), Thing.PRACTICE
    ),
    ("noted progress of", "keyaction"): Deed(_("%(who)s told how an action %(of_country)s goes."), Thing.PRACTICE),
    ("removed proof of", "keyaction"): Deed(
        _("%(who)s removed a file that proved an action %(of_country)s."), Thing.PRACTICE
    ),
    ("named whom to ask about", "keyaction"): Deed(
        _("%(who)s named who is asked about an action %(of_country)s."), Thing.PRACTICE
    ),
    ("asked for progress of", "keyaction"): Deed(_("%(who)s asked how an action %(of_country)s goes."), Thing.PRACTICE),
    ("took a link to tell of", "keyaction"): Deed(
        _("%(who)s made a link that tells how an action %(of_country)s goes."), Thing.PRACTICE
    ),
    ("passed on", "keyaction"): Deed(
        _("Whoever was asked about an action %(of_country)s said that it is somebody else."), Thing.PRACTICE
    ),
    ("erased a contact of", "keyaction"): Deed(
        _("Name and address of the counterpart of an action %(of_country)s were erased."), Thing.PRACTICE
    ),
    ("asked by a link for", "peersupport"): Deed(
        _("Support on %(label)s was asked for by a link (%(country)s)."), Thing.PRACTICE
    ),
    ("asked for", "peersupport"): Deed(_("%(who)s asked for support on %(label)s (%(country)s)."), Thing.PRACTICE),
    ("offered", "peersupport"): Deed(_("%(who)s offered support on %(label)s (%(country)s)."), Thing.PRACTICE),
    ("answered", "peersupport"): Deed(
        _("%(who)s answered a request for support on %(label)s (%(country)s)."), Thing.PRACTICE
    ),
    ("agreed on", "peersupport"): Deed(
        _("%(who)s accepted an offer of support on %(label)s (%(country)s)."), Thing.PRACTICE
    ),
    ("gave", "peersupport"): Deed(_("%(who)s said that support on %(label)s was given (%(country)s)."), Thing.PRACTICE),
    ("closed", "peersupport"): Deed(
        _("%(who)s closed support on %(label)s with its result (%(country)s)."), Thing.PRACTICE
    ),
    ("declined", "peersupport"): Deed(
        _("%(who)s declined an offer of support on %(label)s (%(country)s)."), Thing.PRACTICE
    ),
    ("withdrew", "peersupport"): Deed(_("%(who)s withdrew support on %(label)s (%(country)s)."), Thing.PRACTICE),
    ("decided what is public of", "peersupport"): Deed(
        _("%(who)s decided what is public of support on %(label)s (%(country)s)."), Thing.PRACTICE
    ),
    ("arranged", "peervisit"): Deed(_("%(who)s arranged a peer visit on %(label)s (%(country)s)."), Thing.PRACTICE),
    ("wrote notes of", "peervisit"): Deed(
        _("%(who)s wrote the notes of a peer visit on %(label)s (%(country)s)."), Thing.PRACTICE
    ),
    ("decided after", "peervisit"): Deed(
        _("%(who)s decided after a peer visit on %(label)s (%(country)s)."), Thing.PRACTICE
    ),
    ("began", "verification"): Deed(_("%(who)s began a second voice on what is done %(in_country)s."), Thing.PRACTICE),
    ("spoke in its own voice in", "verification"): Deed(
        _("%(who)s wrote what %(the_country)s says of its practice."), Thing.PRACTICE
    ),
    ("concluded", "verification"): Deed(
        _("%(who)s concluded what was verified of the practice %(of_country)s."), Thing.PRACTICE
    ),
    ("took a link to verify", "verification"): Deed(
        _("%(who)s made a link for whoever verifies the practice %(of_country)s."), Thing.PRACTICE
    ),
    ("took back links to verify", "verification"): Deed(
        _("%(who)s took back the links for whoever verifies the practice %(of_country)s."), Thing.PRACTICE
    ),
    ("concluded by a link", "verification"): Deed(
        _("An organisation concluded by a link what it verified of the practice %(of_country)s."), Thing.PRACTICE
    ),
    ("declined", "verification"): Deed(_("%(who)s declined a verification %(in_country)s."), Thing.PRACTICE),
    ("replied in", "verification"): Deed(_("%(who)s replied to what was verified %(in_country)s."), Thing.PRACTICE),
    ("decided what is public of", "verification"): Deed(
        _("%(who)s decided who may read both voices on the practice %(of_country)s."), Thing.PRACTICE
    ),
    ("decided what is public of", "countryreport"): Deed(
        _("%(who)s decided who may read the report %(of_country)s."), Thing.PRACTICE
    ),
    ("drafted", "countryreport"): Deed(_("%(who)s began the report %(of_country)s."), Thing.PRACTICE),
    ("wrote", "countryreport"): Deed(_("%(who)s changed the report %(of_country)s."), Thing.PRACTICE),
    ("marked as ready", "countryreport"): Deed(
        _("%(who)s marked the report %(of_country)s as ready."), Thing.PRACTICE
    ),
}  # fmt: skip
