"""Who is written to when support is asked for or moves on: by day in their country, once, without naming what it is."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation

from tinkuy.notices.outbox import owe
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.practice.responses.accounts import accounts_of_country
from tinkuy.practice.support.models import PeerSupport, PeerSupportStep


def mail_request(support: PeerSupport, step: PeerSupportStep, countries: Iterable[str]) -> None:
    """Owe the focal points of *countries* a message that something is asked of them or offered to them."""
    for person, key, values in _messages(support, step, countries):
        owe(person, "support-asked", dedupe_key=f"support-asked-{key}", **values)


def tell_news(support: PeerSupport, step: PeerSupportStep, countries: Iterable[str]) -> None:
    """Owe the focal points of *countries* a message that *step* was taken."""
    for person, key, values in _messages(support, step, countries):
        owe(person, "support-news", dedupe_key=f"support-news-{key}", **values)


def _messages(
    support: PeerSupport, step: PeerSupportStep, countries: Iterable[str]
) -> Iterator[tuple[Person, str, dict[str, Any]]]:
    """To whom, once for each step, and what it says; whoever recorded the step knows it already."""
    cycle = support.cycle
    for country in dict.fromkeys(countries):
        zone = zone_of(country, cycle.zone)
        for person in accounts_of_country(cycle, country):
            if person.pk == step.recorded_by_id:
                continue
            with translation.override(person.language):
                page = reverse("practice:support", args=[cycle.slug, support.public_id])
                path = reverse("desk:home") if cycle.is_sensitive else page
            values = {"label": support.finding.label, "path": path, "from_cycle": cycle.public_id}
            about = f"support|{support.public_id}"
            yield person, f"{support.public_id}-{step.pk}-{person.pk}", values | {"about": about, "by_day_in": zone}
