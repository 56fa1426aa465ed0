"""Until when a peer is asked to have reviewed, and how long that takes: what stands above the table of criteria."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from tinkuy.journal.trail import newest_moments
from tinkuy.people.countries import country_name
from tinkuy.people.models import Person
from tinkuy.planning.hours import local_day, long_day
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.html import minutes_to_read
from tinkuy.publication.reviews.criteria import CRITERIA
from tinkuy.publication.reviews.place_words import place_words
from tinkuy.publication.sheets.models import Sheet

DAYS_TO_REVIEW = 10
"""What is asked for, counted from the day on which the text went to its peers: nothing closes on the last one."""

MINUTES_A_CRITERION = 1.5
ROUNDED_TO = 5


def review_days(sheets: Iterable[Sheet]) -> dict[int, date]:
    """The last day of each of them that was sent, by its key, in the zone of its cycle. One query."""
    by_key = {sheet.pk: sheet for sheet in sheets}
    return {
        key: local_day(at + timedelta(days=DAYS_TO_REVIEW), by_key[key].home.zone)
        for key, at in newest_moments(by_key.values(), "submitted").items()
    }


def minutes_to_review(content: SheetContent) -> int:
    """To read the text, and a minute and a half for each criterion: to the nearest five."""
    return ROUNDED_TO * round((minutes_to_read(content) + MINUTES_A_CRITERION * len(CRITERIA)) / ROUNDED_TO)


def peer_sentence(person: Person) -> str:
    """From which country *person* reviews, and that neither they nor their organisation wrote the text.

    It is said of whom the table lets judge: nobody reviews what they took part in.
    """
    country = country_name(person.country) if person.country else ""
    review = _("Peer review: %(country)s.") % {"country": country} if country else _("Peer review.")
    outside = place_words().took_no_part if person.organisation_id else _("You took no part in the text.")
    return f"{review} {outside}"


def until_sentence(sheet: Sheet, content: SheetContent) -> str:
    """Until when the review is asked for, or was, and how long it takes."""
    until = review_days([sheet]).get(sheet.pk)
    values: dict[str, object] = {"minutes": minutes_to_review(content)}
    if until is None:
        return _("It takes some %(minutes)s minutes.") % values
    values |= {"day": long_day(until)}
    if until < sheet.home.today():
        return _("It was asked for until %(day)s and still counts: it takes some %(minutes)s minutes.") % values
    return _("Please send it by %(day)s: it takes some %(minutes)s minutes.") % values
