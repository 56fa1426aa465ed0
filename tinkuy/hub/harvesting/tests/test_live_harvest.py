"""Capability H3: a harvester that others wrote takes the catalogue over a network, from a server that runs."""

import pytest
from oaipmh_scythe import Scythe
from oaipmh_scythe.exceptions import BadResumptionToken, IdDoesNotExist

from tinkuy.hub.harvesting import verbs
from tinkuy.hub.tests.versions import retire, version_of

PREFIX = "oai_dc"


@pytest.fixture
def harvester(live_server, cycle, settings, monkeypatch):
    settings.BASE_ADDRESS = live_server.url
    monkeypatch.setattr(verbs, "RECORDS_AT_ONCE", 2)
    for number in range(5):
        version_of(cycle, f"ficha-{number}", title=f"Ficha {number}")
    retire(version_of(cycle, "retirada", title="Ficha que se retira"))
    with Scythe(f"{live_server.url}/oai") as one:
        yield one


def test_capability_H3_an_independent_harvester_takes_all_from_a_live_server(harvester, live_server):
    records = list(harvester.list_records(metadata_prefix=PREFIX))
    headers = list(harvester.list_identifiers(metadata_prefix=PREFIX))
    identity = harvester.identify()
    one = harvester.get_record(identifier=records[0].header.identifier, metadata_prefix=PREFIX)

    assert (identity.baseURL, identity.deletedRecord) == (f"{live_server.url}/oai", "persistent")
    assert [form.metadataPrefix for form in harvester.list_metadata_formats()] == ["oai_dc", "qdc"]
    assert "language:es" in [each.setSpec for each in harvester.list_sets()]
    assert [header.deleted for header in headers] == [False] * 5 + [True]
    assert [record.header.identifier for record in records] == [header.identifier for header in headers]
    assert [record.metadata["title"] for record in records[:5]] == [[f"Ficha {number}"] for number in range(5)]
    assert one.metadata == records[0].metadata
    assert "Ficha que se retira" not in str(records[5])


def test_capability_H3_a_harvest_over_the_network_goes_on_from_its_token_or_is_told_why_not(harvester):
    first = harvester.harvest({"verb": "ListRecords", "metadataPrefix": PREFIX})
    token = first.xml.findtext(".//{*}resumptionToken")
    rest = list(harvester.list_records(resumption_token=token))

    assert [record.metadata["title"] for record in rest[:3]] == [["Ficha 2"], ["Ficha 3"], ["Ficha 4"]]
    assert [record.header.deleted for record in rest] == [False, False, False, True]
    with pytest.raises(BadResumptionToken):
        list(harvester.list_records(resumption_token="roto"))
    with pytest.raises(IdDoesNotExist):
        harvester.get_record(identifier="oai:localhost:sheets/ninguna", metadata_prefix=PREFIX)
