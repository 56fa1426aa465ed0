"""A hub with an account at a DataCite of the tests' own, and a sheet that may have a DOI."""

from collections.abc import Iterator

import pytest

from tinkuy.hub.tests.versions import version_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.publication.dois.actions import AccountDetails, ask_for_doi, set_doi_account
from tinkuy.publication.dois.models import DoiAccount, SheetDoi
from tinkuy.publication.dois.registering import register_dois
from tinkuy.publication.dois.tests.datacite import ACCOUNT, PREFIX, DataCite, running_datacite
from tinkuy.publication.sheets.models import Sheet


@pytest.fixture
def datacite(settings) -> Iterator[DataCite]:
    with running_datacite(settings) as one:
        yield one


@pytest.fixture
def account(administrator) -> DoiAccount:
    details = AccountDetails("datacite", ACCOUNT[0], PREFIX, ACCOUNT[1])
    return set_doi_account(actor=administrator, details=details)


@pytest.fixture
def open_cycle(cycle: Cycle) -> Cycle:
    """Of a theme that is not sensitive."""
    cycle.is_sensitive = False
    cycle.save(update_fields=["is_sensitive"])
    return cycle


@pytest.fixture
def public_sheet(open_cycle) -> Sheet:
    return version_of(open_cycle).sheet


@pytest.fixture
def registered(datacite, account, public_sheet, hub_editor) -> SheetDoi:
    row = ask_for_doi(actor=hub_editor, sheet=public_sheet)
    assert register_dois() == 1
    row.refresh_from_db()
    return row
