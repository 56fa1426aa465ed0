"""Capability H3: from a sheet a program finds what it is, how it is cited, described and had."""

import json
import re

from django.urls import reverse

from tinkuy.hub.tests.versions import retire, version_of

PAGE = "http://localhost:8000/es/hub/una/"
LINK = re.compile(r'<([^>]+)>; rel="([^"]+)"((?:; \w+="[^"]*")*)')


def links(answer) -> dict[str, list[str]]:
    """By relation."""
    found: dict[str, list[str]] = {}
    for href, relation, _rest in LINK.findall(answer["Link"]):
        found.setdefault(relation, []).append(href)
    return found


def test_capability_H3_the_page_of_a_sheet_leads_a_program_on(client, cycle):
    version_of(cycle, "una", licence="CC-BY-4.0")
    version_of(cycle, "una", language="pt-br")

    answer = client.get("/es/hub/una/")

    of_page = links(answer)
    assert of_page["cite-as"] == [PAGE]
    assert of_page["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert "https://schema.org/LearningResource" in of_page["type"]
    assert of_page["alternate"] == ["http://localhost:8000/pt-br/hub/una/"]
    assert "http://localhost:8000/es/hub/una.pdf" in of_page["item"]
    for address in (*of_page["describedby"], *of_page["linkset"]):
        assert client.get(address.removeprefix("http://localhost:8000")).status_code == 200, address


def test_capability_H3_a_file_leads_back_to_its_sheet(client, cycle):
    version_of(cycle, "una")

    of_file = links(client.get("/es/hub/una.md"))

    assert (of_file["collection"], of_file["cite-as"]) == ([PAGE], [PAGE])


def test_capability_H3_all_links_stand_in_one_set(client, cycle):
    version_of(cycle, "una")

    answer = client.get("/es/hub/una.linkset.json")

    contexts = {one["anchor"]: one for one in json.loads(answer.content)["linkset"]}
    assert answer["Content-Type"] == "application/linkset+json"
    items = [one["href"] for one in contexts[PAGE]["item"]]
    assert set(contexts) == {PAGE, *items}
    assert all(contexts[item]["collection"][0]["href"] == PAGE for item in items)
    assert all(
        client.get(item.removeprefix("http://localhost:8000")).status_code == 200 for item in items if ".md" in item
    )


def test_invariant_18_a_retired_sheet_has_no_links(client, cycle):
    retire(version_of(cycle, "una"))

    assert client.get("/es/hub/una.linkset.json").status_code == 410
    assert not client.get("/es/hub/una/").has_header("Link")


def linked_data(client, path: str):
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).content.decode())
    return json.loads(block)


def test_capability_H3_a_page_says_what_it_is_to_search_engines(client, cycle):
    version_of(cycle, "una", title="Fin </script> & más")

    sheet, home = linked_data(client, "/es/hub/una/"), linked_data(client, reverse("hub:home"))

    assert (sheet["@type"], sheet["name"]) == ("LearningResource", "Fin </script> & más")
    assert "email" not in sheet.get("publisher", {})
    assert home["potentialAction"]["target"]["urlTemplate"] == "http://localhost:8000/es/hub/?q={words}"
