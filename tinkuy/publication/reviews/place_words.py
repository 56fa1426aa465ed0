"""From where whoever reviews a sheet comes, in sentences: by institution, or by office where the hub chose that."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.planning.hub_settings.models import ReviewersFrom
from tinkuy.planning.hub_settings.queries import reviewers_from


@dataclass(frozen=True)
class PlaceWords:
    """In the reader's language. `others_review` and `of_authors` are refusals; `took_part` stands in the place of the
    form for whoever is too near to a text.
    """

    others_review: str
    took_part: str
    took_no_part: str
    of_reviewers: str
    of_peers: str
    of_authors: str


def place_words() -> PlaceWords:
    return _by_office() if reviewers_from() == ReviewersFrom.OFFICE else _by_institution()


def _by_institution() -> PlaceWords:
    return PlaceWords(
        others_review=_("A sheet is reviewed by people of other organisations than its authors'."),
        took_part=_("You or your organisation took part in this text: others review it. You can read it here."),
        took_no_part=_("Your organisation took no part in the text."),
        of_reviewers=_("Who reviews a sheet is of another institution than its authors."),
        of_peers=_("Of another institution than the authors'; two countries are needed."),
        of_authors=_("An author of this text is of that institution: others review it."),
    )


def _by_office() -> PlaceWords:
    return PlaceWords(
        others_review=_(
            "A sheet is reviewed by people of other offices than its authors': of another institution, or of the same "
            "one in another country."
        ),
        took_part=_("You or your office took part in this text: others review it. You can read it here."),
        took_no_part=_("Your office took no part in the text."),
        of_reviewers=_(
            "Who reviews a sheet is of another institution than its authors, or of its office in another country."
        ),
        of_peers=_(
            "Of another institution than the authors', or of its office in another country; two countries are needed."
        ),
        of_authors=_("An author of this text is of the same office of that institution: others review it."),
    )
