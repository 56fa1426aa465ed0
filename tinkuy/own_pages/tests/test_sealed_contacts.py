"""Counterparts are erased on their day, by the cycle's own clock, whichever stage has them."""

from datetime import UTC, datetime

import pytest
from django.apps import apps

from tinkuy.core import clock
from tinkuy.dialogue.agreements.models import Agreement, AgreementParty
from tinkuy.own_pages import sealed_contacts
from tinkuy.own_pages.models import SealedContact
from tinkuy.own_pages.sealed_contacts import erase_contacts


@pytest.mark.one_database
def test_every_table_of_contacts_is_erased_by_the_clock_and_again_after_a_restore():
    tables = {model for model in apps.get_models() if issubclass(model, SealedContact)}

    assert set(sealed_contacts._kinds) == tables
    assert all(
        kind.links._meta.get_field(kind.of).related_model is kind.rows for kind in sealed_contacts._kinds.values()
    )


@pytest.mark.parametrize(
    ("zone", "stands", "erased"),
    [("Pacific/Kiritimati", False, 1), ("America/Lima", False, 0), ("Pacific/Kiritimati", True, 0)],
)
def test_the_last_day_ends_where_the_cycle_is_while_its_clock_goes(scoped, zone, stands, erased):
    evening = datetime(2026, 5, 1, 12, tzinfo=UTC)  # in Kiritimati it is the second of May
    scoped.zone, scoped.clock_stands_at = zone, evening if stands else None
    scoped.save(update_fields=["zone", "clock_stands_at"])
    agreement = Agreement.objects.create(cycle=scoped, number=1, text="Abrir el registro", who="Perú")
    party = AgreementParty(cycle=scoped, agreement=agreement, country="PE", contact_until=evening.date())
    party.seal(name="Ana", email="ana@example.org")
    party.save()

    with clock.at(evening):
        assert erase_contacts() == erased

    party.refresh_from_db()
    assert party.has_counterpart is not bool(erased)
