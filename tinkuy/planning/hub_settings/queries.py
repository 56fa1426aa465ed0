"""Who holds a role over the hub, what the hub calls itself, and from where its reviewers come."""

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language

from tinkuy.core.text import in_language
from tinkuy.people.models import HubRole

from .models import HubWords, ReviewersFrom


def hub_team() -> QuerySet[HubRole]:
    """Every role over the hub with its person, by role."""
    return HubRole.objects.select_related("person").order_by("role", "person__name")


def hub_words() -> HubWords | None:
    """What was written of the hub, if anybody has."""
    return HubWords.objects.filter(pk=1).first()


def reviewers_from() -> ReviewersFrom:
    """Another institution, unless the hub chose otherwise."""
    chosen = HubWords.objects.filter(pk=1).values_list("reviewers_from", flat=True).first()
    return ReviewersFrom(chosen or ReviewersFrom.INSTITUTION)


def hub_line() -> str:
    """«Hub regional · Suramérica» in the reader's language, else in the one it has; empty while unwritten."""
    words, main = hub_words(), settings.LANGUAGE_CODE
    if words is None:
        return ""
    texts = (in_language(text, get_language() or main, main) for text in (words.name, words.region))
    return " · ".join(part for part in texts if part)
