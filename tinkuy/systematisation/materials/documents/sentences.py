"""Why a document is not taken, in the words that the person reads."""

from django.utils.translation import gettext as _


def no_document() -> str:
    return _("This is no PDF, Word or PowerPoint file. Choose a .pdf, .docx or .pptx file.")


def damaged() -> str:
    return _("The file is damaged or built in an unsafe way. Open it, save it as PDF, and upload that file.")


def locked() -> str:
    return _("The file has a password. Save it without one and upload it again.")


def too_heavy() -> str:
    return _("This file takes too long to be looked through. Print it to a plain PDF and upload that file.")


def carries_macros() -> str:
    return _("The file holds macros: programs that run when it is opened. Save it as PDF and upload that file.")


def carries_files() -> str:
    return _(
        "The file carries whole files inside: charts often keep all the data of their spreadsheet. Save it as PDF and "
        "upload that file."
    )


def fetches() -> str:
    return _(
        "The file fetches a template, a picture or a video from elsewhere, which tells who opens it. Save it as PDF "
        "and upload that file."
    )


def carries_remarks() -> str:
    return _("The file still holds comments or tracked changes with their authors. Resolve them and upload it again.")


def carries_films() -> str:
    return _(
        "The file carries a film or a recording inside, which may tell who made it and where. Take it out, or save the "
        "file as PDF, and upload that."
    )


def odd_picture() -> str:
    return _(
        "A picture in the file is of a kind that cannot be looked through. Put it in as JPEG or PNG, or save the file "
        "as PDF, and upload that."
    )


def hides_by_style() -> str:
    return _("In this Word file a style hides words. Show them or delete them, and upload it again.")


def odd_drawing() -> str:
    return _(
        "Something in this file is built so that nobody can tell whether it is shown. Save the file as PDF, and upload "
        "that."
    )


def beside_the_page() -> str:
    return _(
        "In this Word file something stands beyond the edge of its pages. Move it onto a page or delete it, and upload "
        "it again."
    )


def shows_no_letters() -> str:
    return _(
        "In this file there are words without a colour, or in a line or a box too low to show them. Show them or "
        "delete them, and upload it again."
    )


def beside_a_slide() -> str:
    return _(
        "Beside a slide of this presentation stand words that may reach onto it. Move them onto the slide or delete "
        "them, and upload it again."
    )


def too_many_pages(most: int) -> str:
    return _("The PDF has more than %(most)d pages. Split it, and upload the parts.") % {"most": most}
