"""Why a document is not taken, in the words that the person reads."""

from django.utils.translation import gettext_lazy as _

NO_DOCUMENT = _("This is no PDF, Word or PowerPoint file. Choose a .pdf, .docx or .pptx file.")
DAMAGED = _("The file is damaged or built in an unsafe way. Open it, save it as PDF, and upload that file.")
LOCKED = _("The file has a password. Save it without one and upload it again.")
TOO_HEAVY = _("This file takes too long to be looked through. Print it to a plain PDF and upload that file.")
CARRIES_MACROS = _("The file holds macros: programs that run when it is opened. Save it as PDF and upload that file.")
CARRIES_FILES = _(
    "The file carries whole files inside: charts often keep all the data of their spreadsheet. Save it as PDF and "
    "upload that file."
)
FETCHES = _(
    "The file fetches a template, a picture or a video from elsewhere, which tells who opens it. Save it as PDF "
    "and upload that file."
)
CARRIES_REMARKS = _(
    "The file still holds comments or tracked changes with their authors. Resolve them and upload it again."
)
CARRIES_FILMS = _(
    "The file carries a film or a recording inside, which may tell who made it and where. Take it out, or save the "
    "file as PDF, and upload that."
)
ODD_PICTURE = _(
    "A picture in the file is of a kind that cannot be looked through. Put it in as JPEG or PNG, or save the file "
    "as PDF, and upload that."
)
HIDES_BY_STYLE = _("In this Word file a style hides words. Show them or delete them, and upload it again.")
ODD_DRAWING = _(
    "Something in this file is built so that nobody can tell whether it is shown. Save the file as PDF, and upload "
    "that."
)
BESIDE_THE_PAGE = _(
    "In this Word file something stands beyond the edge of its pages. Move it onto a page or delete it, and upload "
    "it again."
)
SHOWS_NO_LETTERS = _(
    "In this file there are words without a colour, or in a line or a box too low to show them. Show them or "
    "delete them, and upload it again."
)
BESIDE_A_SLIDE = _(
    "Beside a slide of this presentation stand words that may reach onto it. Move them onto the slide or delete "
    "them, and upload it again."
)
TOO_MANY_PAGES = _("The PDF has more than %(most)d pages. Split it, and upload the parts.")
