"""From where whoever reviews a sheet comes, in sentences: by institution, or by office where the hub chose that."""

from django.utils.translation import gettext as _

from tinkuy.planning.hub_settings.models import ReviewersFrom
from tinkuy.planning.hub_settings.queries import reviewers_from


def _is_by_office() -> bool:
    return reviewers_from() == ReviewersFrom.OFFICE


def others_review_sentence() -> str:
    """What whoever is too near to a text is refused with."""
    if _is_by_office():
        return _(
            "A sheet is reviewed by people of other offices than its authors': of another institution, or of the same "
            "one in another country."
        )
    return _("A sheet is reviewed by people of other organisations than its authors'.")


def took_part_sentence() -> str:
    """What stands in the place of the form for them."""
    if _is_by_office():
        return _("You or your office took part in this text: others review it. You can read it here.")
    return _("You or your organisation took part in this text: others review it. You can read it here.")


def outside_sentence() -> str:
    """That whoever reviews is near to nobody who wrote."""
    if _is_by_office():
        return _("Your office took no part in the text.")
    return _("Your organisation took no part in the text.")


def reviewers_place_sentence() -> str:
    """Why an institution is asked for."""
    if _is_by_office():
        return _("Who reviews a sheet is of another institution than its authors, or of its office in another country.")
    return _("Who reviews a sheet is of another institution than its authors.")


def name_institution_sentence() -> str:
    """What whoever names none is refused with."""
    return _("Name your institution.") + " " + reviewers_place_sentence()


def authors_place_sentence() -> str:
    """What whoever names an author's is refused with."""
    if _is_by_office():
        return _("An author of this text is of the same office of that institution: others review it.")
    return _("An author of this text is of that institution: others review it.")


def peers_place_sentence() -> str:
    """Whom an editor may ask."""
    if _is_by_office():
        return _(
            "Of another institution than the authors', or of its office in another country; two countries are needed."
        )
    return _("Of another institution than the authors'; two countries are needed.")
