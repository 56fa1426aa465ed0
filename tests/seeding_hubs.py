"""What a test of two hubs prepares and asks in each: `python -m tests.seeding_hubs NAME`, as `tests/seeding.py`."""

from datetime import timedelta
from typing import Any

from tests import deed_reports


def prepared(name: str) -> str:
    """A hub of that name with its administrator and its editor."""
    from tinkuy.people.models import HubRole, Person
    from tinkuy.people.roles import Role
    from tinkuy.planning.hub_settings.actions import name_hub

    deed_reports.bring_tables()
    for role in (Role.ADMINISTRATOR, Role.HUB_EDITOR):
        person = Person.objects.create_user(f"{role.value}@example.org", str(role.label))
        HubRole.objects.create(person=person, role=role)
    name_hub(actor=_holder("administrator"), name={"es": name}, region={})
    return name


def published(slug: str, title: str) -> int:
    from tinkuy.hub.tests.versions import version_of
    from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

    cycle, _is_new = Cycle.objects.get_or_create(
        slug="ciclo", defaults={"title": {"es": "Ciclo"}, "state": CycleState.DOCUMENTED}
    )
    return version_of(cycle, slug, title=title).number


def retired(slug: str) -> str:
    from tinkuy.hub.tests.versions import retire
    from tinkuy.publication.sheets.models import SheetVersion

    retire(SheetVersion.objects.filter(slug=slug).latest("number"))
    return slug


def known(name: str, address: str) -> str:
    """As the form does, which refuses nothing here."""
    from tinkuy.hub.known_hubs.actions import HubDetails, add_known_hub

    details = HubDetails(name, address, copies_catalogue=True, exchanges_reviews=True)
    return add_known_hub(actor=_holder("administrator"), details=details).address


def worked() -> dict[str, Any]:
    """The clock's deeds of the exchange, whether or not it is their minute, and what stands afterwards."""
    from tinkuy.core import clock
    from tinkuy.hub.copied_entries.copying import copy_catalogues
    from tinkuy.hub.hub_reviews.checking import check_reviews
    from tinkuy.hub.hub_reviews.exchanging import exchange_notifications
    from tinkuy.hub.hub_reviews.models import HubReview, ReviewCheck
    from tinkuy.hub.known_hubs.models import CatalogueReading

    CatalogueReading.objects.update(read_at=None)
    for review in HubReview.objects.all():
        ReviewCheck.objects.update_or_create(review=review, defaults={"checked_at": clock.now() - timedelta(days=2)})
    copy_catalogues()
    exchange_notifications()
    check_reviews()
    return standing()


def standing() -> dict[str, Any]:
    from tinkuy.hub.copied_entries.models import CopiedEntry
    from tinkuy.hub.hub_reviews.models import HubReview

    return {
        "entries": [[one.texts["es"]["title"], one.addresses["es"]] for one in CopiedEntry.objects.order_by("pk")],
        "reviews": [[one.origin, one.state, one.is_endorsed] for one in HubReview.objects.order_by("pk")],
    }


def asked(slug: str) -> str:
    from tinkuy.hub.hub_reviews.actions.asking import ask_review
    from tinkuy.hub.known_hubs.models import KnownHub
    from tinkuy.publication.sheets.models import SheetVersion

    version = SheetVersion.objects.filter(slug=slug).latest("number")
    return str(ask_review(actor=_holder("hub_editor"), version=version, hub=KnownHub.objects.get()).state)


def given(words: str) -> str:
    """The page of the review, with this hub's endorsement."""
    from tinkuy.hub.hub_reviews.actions.giving import give_review
    from tinkuy.hub.hub_reviews.models import HubReview

    actor, review = _holder("hub_editor"), HubReview.objects.get(state="asked")
    return give_review(actor=actor, review=review, words=words, is_endorsed=True).page


def withdrawn() -> str:
    from tinkuy.hub.hub_reviews.actions.giving import withdraw_review
    from tinkuy.hub.hub_reviews.models import HubReview

    return str(withdraw_review(actor=_holder("hub_editor"), review=HubReview.objects.get(state="given")).state)


def _holder(role: str) -> Any:
    from tinkuy.people.models import Person

    return Person.objects.get(email=f"{role}@example.org")


DEEDS = {
    deed.__name__: deed for deed in (prepared, published, retired, known, worked, standing, asked, given, withdrawn)
}

if __name__ == "__main__":
    deed_reports.main(DEEDS)
