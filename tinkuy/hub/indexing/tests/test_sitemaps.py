"""Capability H3: what search engines are told."""

from lxml import etree

from tinkuy.hub.indexing import sitemaps
from tinkuy.hub.tests.versions import retire, version_of

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def locations(client, address: str) -> list[str]:
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    return [str(one) for one in etree.fromstring(answer.content).xpath("//s:loc/text()", namespaces=NAMES)]


def paths(client, address: str) -> list[str]:
    return [location.removeprefix("http://localhost:8000") for location in locations(client, address)]


def test_capability_H3_the_index_leads_to_files_that_are_there(client, cycle):
    version_of(cycle)

    index = paths(client, "/sitemap.xml")

    assert "/sitemaps/sheets-1.xml" in index
    assert all(locations(client, address) for address in index)


def test_capability_H3_a_sheet_is_named_in_its_languages_and_leads_to_the_others(client, cycle):
    version_of(cycle, "una")
    version_of(cycle, "una", language="pt-br")
    retire(version_of(cycle, "retirada"))

    root = etree.fromstring(client.get("/sitemaps/sheets-1.xml").content)

    assert paths(client, "/sitemaps/sheets-1.xml") == ["/es/hub/una/", "/pt-br/hub/una/"]
    url = root.find("s:url", NAMES)
    alternates = {link.get("hreflang"): link.get("href")[-13:] for link in url.findall("x:link", NAMES)}
    assert alternates == {"es": "8000/es/hub/una/"[-13:], "pt-br": "/pt-br/hub/una/"[-13:]}
    assert url.findtext("s:lastmod", namespaces=NAMES)


def test_many_sheets_are_parted_into_files(client, cycle, monkeypatch):
    monkeypatch.setattr(sitemaps, "ITEMS_PER_FILE", 2)
    for number in range(3):
        version_of(cycle, f"ficha-{number}")

    assert [name for name in sitemaps.files() if name.startswith("sheets")] == ["sheets-1", "sheets-2"]
    assert paths(client, "/sitemaps/sheets-2.xml") == ["/es/hub/ficha-2/"]


def test_a_file_that_is_not_there_is_404(client, cycle):
    names = ("sheets-1", "sheets-0", "sheets-x", "persons-1", "sheets", "lists-2", "lists-999999999")

    assert [client.get(f"/sitemaps/{name}.xml").status_code for name in names] == [404] * 7


def test_capability_H3_no_page_of_a_person_or_of_the_team_is_named(client, cycle):
    version_of(cycle)

    every = [path for address in paths(client, "/sitemap.xml") for path in paths(client, address)]

    assert [path for path in every if "focal-points" in path or "/team/" in path] == []


def test_capability_H3_robots_are_led_to_the_sitemap_and_away_from_persons(client, db):
    answer = client.get("/robots.txt")

    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: http://localhost:8000/sitemap.xml" in lines
    assert {"Disallow: /*/team/", "Disallow: /*/me/", "Disallow: /*/focal-points/"} <= set(lines)
    assert "Disallow: /" not in lines
