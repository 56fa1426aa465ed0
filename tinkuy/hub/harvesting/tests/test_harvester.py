"""Capability H3: a harvester that others wrote takes the whole catalogue, by all six verbs, deletions too."""

import httpx2
import pytest
from django.test import Client
from oaipmh_scythe import Scythe
from oaipmh_scythe.exceptions import BadResumptionToken, IdDoesNotExist, NoRecordsMatch

from tinkuy.hub.harvesting import verbs
from tinkuy.hub.tests.versions import retire, version_of


class Harvester(Scythe):
    """It speaks to the application itself, without a network."""

    @property
    def client(self) -> httpx2.Client:
        if self._client is None:
            self._client = httpx2.Client(transport=httpx2.MockTransport(answered))
        return self._client


def answered(request: httpx2.Request) -> httpx2.Response:
    response = Client().get(request.url.raw_path.decode())
    return httpx2.Response(response.status_code, headers=dict(response.items()), content=response.content)


@pytest.fixture
def harvester(cycle, monkeypatch):
    monkeypatch.setattr(verbs, "RECORDS_AT_ONCE", 2)
    for number in range(5):
        version_of(cycle, f"ficha-{number}", title=f"Ficha {number}")
    retire(version_of(cycle, "retirada"))
    with Harvester("http://localhost:8000/oai") as one:
        yield one


def test_capability_H3_an_independent_harvester_reads_all_six_verbs(harvester):
    records = list(harvester.list_records(metadata_prefix="oai_dc"))
    headers = list(harvester.list_identifiers(metadata_prefix="oai_dc"))
    one = harvester.get_record(identifier=records[0].header.identifier, metadata_prefix="oai_dc")

    assert harvester.identify().deletedRecord == "persistent"
    assert [form.metadataPrefix for form in harvester.list_metadata_formats()] == ["oai_dc", "qdc"]
    assert "language:es" in [each.setSpec for each in harvester.list_sets()]
    assert [header.deleted for header in headers] == [False] * 5 + [True]
    assert [record.metadata["title"] for record in records[:5]] == [[f"Ficha {number}"] for number in range(5)]
    assert one.metadata == records[0].metadata
    assert len(list(harvester.list_records(metadata_prefix="oai_dc", ignore_deleted=True))) == 5


def test_capability_H3_an_independent_harvester_knows_our_errors(harvester):
    with pytest.raises(IdDoesNotExist):
        harvester.get_record(identifier="oai:localhost:sheets/ninguna")
    with pytest.raises(NoRecordsMatch):
        list(harvester.list_records(from_="2098-01-01"))
    with pytest.raises(BadResumptionToken):
        list(harvester.list_records(resumption_token="roto"))
