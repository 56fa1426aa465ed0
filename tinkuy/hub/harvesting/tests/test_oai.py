"""Capability H3: OAI-PMH 2.0, each answer valid by its schema, each error by its name."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinkuy.core import clock
from tinkuy.hub.harvesting import verbs
from tinkuy.hub.harvesting.tests.answers import answer, error, texts
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.content.parts import Scope
from tinkuy.publication.search.actions import write_card

DC = {"metadataPrefix": "oai_dc"}


def identifiers(root) -> list[str]:
    return [text.rpartition("/")[2] for text in texts(root, "//o:header/o:identifier/text()")]


def test_capability_H3_the_hub_says_who_it_is_and_keeps_deletions_for_good(client, cycle):
    version_of(cycle)

    root = answer(client, verb="Identify")

    said = {name: texts(root, f"//o:{name}/text()") for name in ("baseURL", "deletedRecord", "granularity")}
    assert said == {
        "baseURL": ["http://localhost:8000/oai"],
        "deletedRecord": ["persistent"],
        "granularity": ["YYYY-MM-DDThh:mm:ssZ"],
    }


def test_a_hub_with_a_name_of_its_own_says_how_its_identifiers_are_made(client, db, settings):
    settings.BASE_ADDRESS = "https://hub.example.org"

    root = answer(client, verb="Identify")

    assert root.xpath("string(//*[local-name()='sampleIdentifier'])") == "oai:hub.example.org:sheets/una-ficha"


def test_capability_H3_a_record_is_a_sheet_in_all_its_languages(client, cycle):
    version_of(cycle, "una", title="En español", summary="Uno & <dos>")
    version_of(cycle, "una", language="pt-br", title="Em português")

    root = answer(client, verb="GetRecord", identifier="oai:localhost:sheets/una", **DC)

    titles = {one.get("{http://www.w3.org/XML/1998/namespace}lang"): one.text for one in root.iter("{*}title")}
    assert titles == {"es": "En español", "pt-BR": "Em português"}
    assert "Uno & <dos>" in texts(root, "//dc:description/text()")
    assert texts(root, "//dc:language/text()") == ["es", "pt-BR"]
    assert texts(root, "//dc:identifier/text()") == [
        f"http://localhost:8000/{code}/hub/una/" for code in ("es", "pt-br")
    ]
    assert texts(root, "//dc:source/text()")[0] == f"http://localhost:8000/es/c/{cycle.slug}/"
    assert texts(root, "//o:setSpec/text()") == [
        *("country:AR", "country:BR", "country:PE"),
        *("kind:risk", "kind:good_practice", "kind:lesson", "kind:recommendation"),
        *("language:es", "language:pt-br", "year:2026"),
    ]


def test_capability_H3_a_richer_format_names_files_licence_and_times(client, cycle):
    version_of(cycle, "una", licence="CC-BY-4.0", starts_on="2020-06-04", ends_on="2020-07-30")

    root = answer(client, verb="GetRecord", identifier="oai:localhost:sheets/una", metadataPrefix="qdc")

    assert texts(root, "//dcterms:license/text()") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert texts(root, "//dcterms:temporal/text()") == ["2020-06-04/2020-07-30"]
    assert "http://localhost:8000/es/hub/una.pdf" in texts(root, "//dcterms:hasFormat/text()")


def test_no_focal_point_and_no_mailbox_is_in_a_record(client, cycle):
    version_of(cycle, "una")

    for prefix in ("oai_dc", "qdc"):
        text = client.get(f"/oai?verb=ListRecords&metadataPrefix={prefix}").content.decode()
        assert "Oficina de Perú" not in text
        assert "@" not in text


def test_invariant_18_a_retired_sheet_is_a_deleted_record_and_nothing_of_its_words_is_left(client, cycle):
    retire(version_of(cycle, "retirada", title="Se retira"))

    listed, one = (
        answer(client, verb="ListRecords", **DC),
        answer(client, verb="GetRecord", identifier="oai:localhost:sheets/retirada", **DC),
    )

    for root in (listed, one):
        assert texts(root, "//o:header/@status") == ["deleted"]
        assert texts(root, "//o:metadata") == []
        assert "country:PE" in texts(root, "//o:setSpec/text()")


def test_capability_H3_sets_are_the_facets_of_the_catalogue(client, cycle):
    version_of(cycle, "del-peru", scope=Scope(countries=("PE",)))
    version_of(cycle, "de-chile", scope=Scope(countries=("CL",)))

    sets = answer(client, verb="ListSets")
    of_peru = answer(client, verb="ListIdentifiers", set="country:PE", **DC)
    of_any = answer(client, verb="ListIdentifiers", set="country", **DC)

    assert {"country", "country:CL", "country:PE"} <= set(texts(sets, "//o:setSpec/text()"))
    assert "Perú" in texts(sets, "//o:setName/text()")
    assert identifiers(of_peru) == ["del-peru"]
    assert identifiers(of_any) == ["del-peru", "de-chile"]


def test_capability_H3_a_harvester_asks_for_what_changed_since(client, cycle):
    start = clock.now().replace(microsecond=400_000)
    with clock.at(start):
        version_of(cycle, "antes")
    with clock.at(start + timedelta(seconds=5)):
        version_of(cycle, "después-no".replace("é", "e"))
    first, last = (f"{start + timedelta(seconds=n):%Y-%m-%dT%H:%M:%SZ}" for n in (0, 5))

    assert identifiers(answer(client, verb="ListIdentifiers", until=first, **DC)) == ["antes"]
    assert identifiers(answer(client, verb="ListIdentifiers", **{"from": last}, **DC)) == ["despues-no"]
    assert len(identifiers(answer(client, verb="ListIdentifiers", **{"from": first, "until": last}, **DC))) == 2
    assert len(identifiers(answer(client, verb="ListIdentifiers", **{"from": first[:10]}, **DC))) == 2


@pytest.fixture
def in_parts(cycle, monkeypatch):
    """Five sheets, of which two are handed out at once."""
    monkeypatch.setattr(verbs, "RECORDS_AT_ONCE", 2)
    start = clock.now() - timedelta(days=1)
    versions = []
    for number in range(5):
        with clock.at(start + timedelta(minutes=number)):
            versions.append(version_of(cycle, f"ficha-{number}"))
    return versions


def token(root) -> str:
    return "".join(texts(root, "//o:resumptionToken/text()"))


def test_capability_H3_a_long_list_comes_in_parts_and_misses_nothing_that_changes_meanwhile(client, in_parts):
    first = answer(client, verb="ListRecords", **DC)
    write_card(in_parts[0].sheet)
    second = answer(client, verb="ListRecords", resumptionToken=token(first))
    third = answer(client, verb="ListRecords", resumptionToken=token(second))

    assert identifiers(first) + identifiers(second) + identifiers(third) == [
        *(f"ficha-{number}" for number in range(5)),
        "ficha-0",
    ]
    assert token(third) == ""
    assert texts(first, "//o:resumptionToken/@completeListSize") == ["5"]
    assert [texts(root, "//o:resumptionToken/@cursor") for root in (first, second, third)] == [["0"], ["2"], ["4"]]


def test_a_token_keeps_what_was_asked(client, in_parts):
    retire(in_parts[1])

    first = answer(client, verb="ListIdentifiers", set="country:PE", until="2099-01-01", **DC)
    second = answer(client, verb="ListIdentifiers", resumptionToken=token(first))

    assert identifiers(first) == ["ficha-0", "ficha-2"]
    assert identifiers(second) == ["ficha-3", "ficha-4"]


def test_a_token_of_a_day_ago_is_refused_by_its_name(client, in_parts):
    old = token(answer(client, verb="ListRecords", **DC))

    with time_machine.travel(clock.now() + timedelta(hours=25), tick=False):
        assert error(answer(client, verb="ListRecords", resumptionToken=old)) == "badResumptionToken"
    assert identifiers(answer(client, verb="ListRecords", resumptionToken=old)) == ["ficha-2", "ficha-3"]


def test_every_error_has_the_name_that_the_protocol_gives_it(client, in_parts):
    known = "oai:localhost:sheets/ficha-0"
    good = token(answer(client, verb="ListRecords", **DC))
    wrong = {
        "badVerb": [{}, {"verb": "Nothing"}, {"verb": ["Identify", "Identify"]}, {"verb": "Identify\x00"}],
        "badArgument": [
            {"verb": "Identify", "x": "1"},
            {"verb": "Identify", "x\x00<": "1"},
            {"verb": "GetRecord", "identifier": known},
            {"verb": "ListRecords"},
            {"verb": "ListRecords", "metadataPrefix": ["oai_dc", "oai_dc"]},
            {"verb": "ListRecords", "from": "2026-13-01", **DC},
            {"verb": "ListRecords", "from": "hoy", **DC},
            {"verb": "ListRecords", "from": "2026-01-01", "until": "2026-02-01T00:00:00Z", **DC},
            {"verb": "ListRecords", "from": "2026-02-01", "until": "2026-01-01", **DC},
            {"verb": "ListRecords", "until": "9999-12-31", "from": "", **DC},
            {"verb": "ListRecords", "until": "9999-12-31", **DC},
            {"verb": "ListRecords", "resumptionToken": good, **DC},
            {"verb": "ListRecords", "set": "country:PE\x00", **DC},
            {"verb": "GetRecord", "identifier": known + "\x00", **DC},
        ],
        "badResumptionToken": [
            {"verb": "ListRecords", "resumptionToken": "roto"},
            {"verb": "ListRecords", "resumptionToken": good[:-2]},
            {"verb": "ListRecords", "resumptionToken": good + "\x00"},
            {"verb": "ListIdentifiers", "resumptionToken": good},
            {"verb": "ListSets", "resumptionToken": good},
        ],
        "cannotDisseminateFormat": [
            {"verb": "ListRecords", "metadataPrefix": "marc"},
            {"verb": "GetRecord", "identifier": known, "metadataPrefix": "marc"},
        ],
        "idDoesNotExist": [
            {"verb": "GetRecord", "identifier": "oai:localhost:sheets/ninguna", **DC},
            {"verb": "GetRecord", "identifier": "oai:otro.example:sheets/ficha-0", **DC},
            {"verb": "ListMetadataFormats", "identifier": "ficha-0"},
        ],
        "noRecordsMatch": [
            {"verb": "ListRecords", "from": "2098-01-01", **DC},
            {"verb": "ListRecords", "set": "country:XX", **DC},
        ],
    }

    named = {code: [error(answer(client, **query)) for query in queries] for code, queries in wrong.items()}

    assert named == {code: [code] * len(queries) for code, queries in wrong.items()}


def test_a_harvester_that_posts_is_led_to_the_same_question(client, cycle):
    version_of(cycle)

    response = client.post("/oai", {"verb": "ListIdentifiers", **DC})

    assert (response.status_code, response["Location"]) == (
        303,
        "http://localhost:8000/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
    )


def test_many_records_take_as_many_queries_as_one(client, cycle):
    def queries() -> int:
        with CaptureQueriesContext(connection) as statements:
            answer(client, verb="ListRecords", **DC)
        return len(statements)

    version_of(cycle, "a")
    queries()
    of_one = queries()
    version_of(cycle, "b", number=2)
    version_of(cycle, "c", language="pt-br")

    assert queries() == of_one
