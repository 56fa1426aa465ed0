"""Capability H3: the sheets as Atom, per language, country and whatever else the catalogue is narrowed by."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.feedgenerator import rfc3339_date
from lxml import etree

from tinkuy.hub.feeds import queries
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.content.parts import Scope
from tinkuy.publication.records.models import CatalogueRecord

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "at": "http://purl.org/atompub/tombstones/1.0",
}


def feed(client, query: str = "", language: str = "es"):
    answer = client.get(f"/{language}/feeds/sheets.atom{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def texts(root, path: str) -> list[str]:
    return [str(one) for one in root.xpath(path, namespaces=NAMES)]


def test_capability_H3_the_feed_tells_each_sheet_with_its_address_its_words_and_its_forms(client, cycle):
    version_of(cycle, "una", title="Fichas & más", summary="Con <b>marcas</b>")

    root = feed(client)

    (entry,) = root.findall("a:entry", NAMES)
    record = CatalogueRecord.objects.get()
    assert texts(entry, "a:title/text()") == ["Fichas & más"]
    assert texts(entry, "a:summary[@type='text']/text()") == ["Con <b>marcas</b>"]
    assert texts(entry, "a:id/text()") == ["oai:localhost:sheets/una"]
    assert texts(entry, "a:updated/text()") == [rfc3339_date(record.changed_at)]
    assert texts(entry, "a:category/@term") == ["AR", "BR", "PE"]
    links = texts(entry, "a:link[@rel='alternate']/@href")
    assert links[0].endswith("/es/hub/una/")
    assert {link.rpartition(".")[2] for link in links[1:]} >= {"pdf", "docx", "md", "json"}
    assert texts(root, "a:author/a:name/text()") == ["Tinkuy"]


def test_capability_H3_a_feed_speaks_its_readers_language(client, cycle):
    version_of(cycle, "una", title="En español")
    version_of(cycle, "una", language="pt-br", title="Em português")

    portuguese, english = feed(client, language="pt-br"), feed(client, language="en")

    assert texts(portuguese, "a:entry/a:title/text()") == ["Em português"]
    assert texts(portuguese, "@xml:lang") == texts(portuguese, "a:entry/@xml:lang") == ["pt-br"]
    assert (texts(english, "@xml:lang"), texts(english, "a:entry/@xml:lang")) == (["en"], ["es"])
    assert texts(portuguese, "a:title/text()") == ["Fichas de boas práticas"]


def test_capability_H3_a_country_has_its_own_feed(client, cycle):
    version_of(cycle, "del-peru", scope=Scope(countries=("PE",)))
    version_of(cycle, "de-chile", scope=Scope(countries=("CL",)))

    root = feed(client, "?country=PE")

    assert texts(root, "a:title/text()") == ["Fichas: Perú"]
    assert texts(root, "a:entry/a:id/text()") == ["oai:localhost:sheets/del-peru"]


def test_invariant_18_a_retired_sheet_stands_in_its_feeds_as_gone(client, cycle):
    retire(version_of(cycle, "retirada", scope=Scope(countries=("PE",)), title="Se retira"))

    root, of_chile = feed(client, "?country=PE"), feed(client, "?country=CL")

    assert texts(root, "a:entry/a:id/text()") == []
    assert texts(root, "at:deleted-entry/@ref") == ["oai:localhost:sheets/retirada"]
    assert b"Se retira" not in etree.tostring(root)
    assert texts(of_chile, "at:deleted-entry/@ref") == []


def test_capability_H3_a_long_feed_comes_in_pages_that_lead_to_each_other(client, cycle, monkeypatch):
    monkeypatch.setattr(queries, "ENTRIES_PER_PAGE", 2)
    for number in range(5):
        version_of(cycle, f"ficha-{number}", year=2020 + number)

    first, second = feed(client), feed(client, "?page=2")

    def pages(root):
        return {
            link.get("rel"): re.sub(r".*page=|.*/sheets.atom", "", link.get("href"))
            for link in root.findall("a:link", NAMES)
            if link.get("rel") in ("first", "previous", "next", "last")
        }

    assert pages(first) == {"first": "", "next": "2", "last": "3"}
    assert pages(second) == {"first": "", "previous": "", "next": "3", "last": "3"}
    assert texts(second, "a:entry/a:id/text()") == [f"oai:localhost:sheets/ficha-{n}" for n in (2, 1)]
    assert texts(first, "a:id/text()") == texts(second, "a:id/text()")


def test_a_page_that_is_not_there_and_odd_numbers_are_404(client, cycle):
    version_of(cycle)

    answers = [client.get(f"/es/feeds/sheets.atom?page={odd}") for odd in ("2", "0", "-1", "x", "²", "9" * 20)]

    assert [answer.status_code for answer in answers] == [404] * 6


def test_an_empty_feed_is_a_whole_one(client, db):
    root = feed(client)

    assert texts(root, "a:updated/text()") == ["2020-01-01T00:00:00+00:00"]
    assert root.findall("a:entry", NAMES) == []


def test_a_feed_of_three_sheets_takes_as_many_queries_as_one_of_one(client, cycle):
    version_of(cycle, "a")
    feed(client)
    with CaptureQueriesContext(
        connection,
    ) as of_one:
        feed(client)
    version_of(cycle, "b")
    version_of(cycle, "c")
    feed(client)
    with CaptureQueriesContext(connection) as of_three:
        feed(client)

    assert len(of_three) == len(of_one)


def test_capability_H3_pages_lead_to_their_feed_and_to_the_search(client, cycle):
    version_of(cycle)
    pages = {
        "/es/": "/es/feeds/sheets.atom",
        "/pt-br/hub/?country=PE&q=x": "/pt-br/feeds/sheets.atom?country=PE",
        "/en/countries/pe/": "/en/feeds/sheets.atom?country=PE",
    }

    for page, address in pages.items():
        html = client.get(page).content.decode()
        assert f'href="{address}"' in html.replace("&amp;", "&"), page
        assert 'type="application/opensearchdescription+xml"' in html


def test_capability_H3_a_browser_learns_how_to_search_the_hub(client, db):
    answer = client.get("/pt-br/feeds/opensearch.xml")

    root = etree.fromstring(answer.content)
    search = root.find("{*}Url[@type='text/html']")
    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    assert search.get("template").endswith("/pt-br/hub/?q={searchTerms}")
    assert len(root.findtext("{*}ShortName")) <= 16


def test_what_no_document_can_hold_is_left_out_of_the_name_of_a_feed(client, db):
    """XML has no place for these characters, and an address may ask for anything."""
    titles = [texts(feed(client, f"?theme=trata{one}"), "a:title/text()") for one in ("%01", "%EF%BF%BE", "")]

    assert titles[0] == titles[1] == titles[2]
