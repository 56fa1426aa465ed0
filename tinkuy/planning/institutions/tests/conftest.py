"""A few institutions of the directory."""

from datetime import date

import pytest

from tinkuy.convening.registrations.models import Registration
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector


@pytest.fixture
def make_institution(db: None):
    def make(name: str, country: str = "PE", sector: str = Sector.GOVERNMENT) -> Organisation:
        slug = f"i-{Organisation.objects.count()}"
        return Organisation.objects.create(slug=slug, name=name, sector=sector, country=country)

    return make


@pytest.fixture
def register_for(scoped):
    """Somebody who registered for the cycle in scope and named the institution."""

    def register(institution: Organisation) -> Registration:
        return Registration.objects.create(
            cycle=scoped, country="PE", organisation=institution, erase_on=date(2027, 1, 1)
        )

    return register
