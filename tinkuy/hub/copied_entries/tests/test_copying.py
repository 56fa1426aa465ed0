"""Capability H8: the catalogue of a known hub is followed, whatever it answers; a copy leads to its original."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from tinkuy.hub.copied_entries.copying import copy_catalogue, copy_catalogues
from tinkuy.hub.copied_entries.models import CopiedEntry
from tinkuy.hub.known_hubs.models import CatalogueReading, KnownHub
from tinkuy.stream.models import PublicChange

HEAD = (
    '<?xml version="1.0"?>{doctype}<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<responseDate>2026-12-01T10:00:00Z</responseDate>{answer}</OAI-PMH>"
)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


class Catalogue:
    """Another hub, as far as its catalogue is asked: what it answers next, and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: list[bytes] = []
        self.queries: list[dict[str, list[str]]] = []

    def will_say(self, *answers: str, doctype: str = "") -> None:
        self.answers += [HEAD.format(doctype=doctype, answer=answer).encode() for answer in answers]

    def record(self, name: str, day: str = "2026-11-01", *, address: str = "", title: str = "", more: str = "") -> str:
        page = address or f"{self.address}/es/hub/{name}/"
        return (
            f"<record><header><identifier>oai:x:{name}</identifier><datestamp>{day}T00:00:00Z</datestamp></header>"
            f'<metadata><q><dc:title xml:lang="es">{title or name}</dc:title>'
            f'<dc:title xml:lang="pt-BR">{name} em português</dc:title>'
            f"<dcterms:abstract>R</dcterms:abstract><dc:identifier>{page}</dc:identifier><dcterms:spatial>PE</dcterms:spatial>{more}</q></metadata></record>"
        )


def deleted(name: str) -> str:
    return (
        f'<record><header status="deleted"><identifier>oai:x:{name}</identifier>'
        "<datestamp>2026-11-02T00:00:00Z</datestamp></header></record>"
    )


@pytest.fixture(scope="module")
def standing_catalogue() -> Iterator[Catalogue]:
    """One address for all tests of the module: what a fixture wrote of it is written again for the next."""

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            results.queries.append(parse_qs(urlsplit(self.path).query))
            body = results.answers.pop(0) if results.answers else b""
            self.send_response(200 if body else 503)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Nothing: it is a test."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    results = Catalogue(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield results
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def catalogue(standing_catalogue) -> Catalogue:
    standing_catalogue.answers.clear()
    standing_catalogue.queries.clear()
    return standing_catalogue


@pytest.fixture
def hub(db, catalogue) -> KnownHub:
    return KnownHub.objects.create(name="Norte", address=catalogue.address, inbox="", copies_catalogue=True)


def fault_of(hub: KnownHub) -> str:
    return CatalogueReading.objects.get(hub=hub).fault


def names() -> list[str]:
    return [one.identifier.removeprefix("oai:x:") for one in CopiedEntry.objects.order_by("pk")]


def test_capability_H8_a_catalogue_is_followed_part_by_part_and_deletions_too(catalogue, hub, client):
    token = "<resumptionToken>sigue</resumptionToken>"
    catalogue.will_say(
        f"<ListRecords>{catalogue.record('a')}{catalogue.record('b')}{token}</ListRecords>",
        f"<ListRecords>{catalogue.record('c')}{deleted('b')}<resumptionToken/></ListRecords>",
        f"<ListRecords>{catalogue.record('c', '2026-11-30', title='C corregida')}</ListRecords>",
    )

    copy_catalogue(hub)
    copy_catalogue(hub)

    assert [query.get("resumptionToken", query.get("from")) for query in catalogue.queries] == [
        None,
        ["sigue"],
        ["2026-12-01"],
    ]
    assert names() == ["a", "c"]
    page = client.get("/es/other-hubs/").text
    assert f'href="{catalogue.address}/es/hub/c/" rel="external noreferrer"' in page
    assert "C corregida" in page
    assert 'name="robots" content="noindex"' in page
    assert "em português" in client.get("/pt-br/other-hubs/").text
    assert "No se encontró nada" in client.get("/es/other-hubs/?q=inexistente").text


def test_a_hub_tells_of_its_own_pages_alone_and_what_is_too_long_is_cut(catalogue, hub):
    catalogue.will_say(
        "<ListRecords>"
        + catalogue.record("suya", title="x" * 5_000)
        + catalogue.record("ajena", address="https://otro.example.org/es/hub/ajena/")
        + catalogue.record("guion", address="javascript:alert(1)")
        + "<record/>"
        + "</ListRecords>"
    )

    copy_catalogue(hub)

    assert names() == ["suya"]
    assert len(CopiedEntry.objects.get().texts["es"]["title"]) == 300


@pytest.mark.parametrize("answer", ["bomb", "html", "cut", "nothing", "long"])
def test_threat_T05_whatever_a_catalogue_answers_nothing_is_lost_and_its_fault_is_told(
    catalogue, hub, answer, client, administrator
):
    catalogue.will_say(f"<ListRecords>{catalogue.record('a')}</ListRecords>")
    copy_catalogue(hub)
    said = {
        "bomb": HEAD.format(doctype=BOMB, answer=f"<ListRecords>{catalogue.record('&b;&f;')}</ListRecords>"),
        "html": "<html><p>Mantenimiento</p></html>",
        "cut": HEAD.format(doctype="", answer="<ListRecords><record>")[:-20],
        "nothing": "",
        "long": " " * (4 * 1024 * 1024 + 1),
    }[answer]
    catalogue.answers.append(said.encode())

    copy_catalogue(hub)

    assert "a" in names()
    assert "root:" not in str(list(CopiedEntry.objects.values()))
    if answer != "bomb":
        assert fault_of(hub) == ("unreachable" if answer in ("nothing", "long") else "unreadable")
        client.force_login(administrator)
        assert "notice warning" in client.get("/es/team/known-hubs/").text


def test_a_catalogue_of_another_program_is_asked_for_the_format_that_each_has(catalogue, hub):
    catalogue.will_say(
        '<error code="cannotDisseminateFormat"/>',
        f"<ListRecords>{catalogue.record('a')}</ListRecords>",
        '<error code="noRecordsMatch"/>',
    )

    copy_catalogue(hub)
    copy_catalogue(hub)

    assert [query["metadataPrefix"] for query in catalogue.queries] == [["qdc"], ["oai_dc"], ["oai_dc"]]
    assert (names(), fault_of(hub)) == (["a"], "")


def test_a_broken_token_makes_the_next_reading_begin_anew(catalogue, hub):
    CatalogueReading.objects.create(hub=hub, resumption="vieja")
    catalogue.will_say('<error code="badResumptionToken"/>', f"<ListRecords>{catalogue.record('a')}</ListRecords>")

    copy_catalogues()
    copy_catalogues()

    assert names() == ["a"]


def test_capability_H8_copies_are_narrowed_by_country_and_year_with_counts(catalogue, hub, client):
    other = "<dcterms:spatial>BR</dcterms:spatial><dcterms:issued>2024-05-01</dcterms:issued>"
    catalogue.will_say(f"<ListRecords>{catalogue.record('a')}{catalogue.record('b', more=other)}</ListRecords>")
    copy_catalogue(hub)

    page = client.get("/es/other-hubs/").text
    assert ">Perú (2)<" in page
    assert ">Brasil (1)<" in page
    narrowed = client.get("/es/other-hubs/?country=BR").text
    assert f"{catalogue.address}/es/hub/b/" in narrowed
    assert f"{catalogue.address}/es/hub/a/" not in narrowed
    assert "No se encontró nada" in client.get("/es/other-hubs/?country=BR&year=1999").text


def test_promise_P13_a_reading_without_news_makes_no_public_page_anew(catalogue, hub):
    """Public pages read the hub and its entries: neither is written where nothing changed."""
    again = f"<ListRecords>{catalogue.record('a')}</ListRecords>"
    catalogue.will_say(again, again, '<error code="noRecordsMatch"/>')
    copy_catalogue(hub)
    changes = PublicChange.objects.count()

    for _hour in range(3):
        copy_catalogue(hub)

    assert PublicChange.objects.count() == changes
    assert fault_of(hub) == "unreachable", "the fourth was not answered"


def test_no_other_machine_is_asked_where_the_administrator_named_none(db, monkeypatch):
    KnownHub.objects.create(name="Norte", address="https://norte.example.org", inbox="", exchanges_reviews=True)
    monkeypatch.setattr("tinkuy.core.outgoing.fetching.socket.getaddrinfo", None)

    assert copy_catalogues() == 0
