"""Capability H3: all that is published as files, each column with its meaning."""

import csv
import io
import json
import re

import pytest

from tinkuy.config.web import budget
from tinkuy.hub.api.endpoints import COLLECTIONS
from tinkuy.hub.open_data.tables import columns_of
from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.publication.content.parts import Item


def body(client, path: str) -> bytes:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return b"".join(answer.streaming_content)


def test_capability_H3_the_sheets_come_as_a_table_that_a_spreadsheet_opens(client, cycle):
    version_of(cycle, "una", title="=1+1 en español")
    version_of(cycle, "una", language="pt-br", title="Em português")
    retire(version_of(cycle, "retirada"))

    text = body(client, "/es/data/sheets.csv").decode()

    assert text.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert (row["slug"], row["countries"], row["lessons"]) == ("una", "AR BR PE", "4")
    assert (row["title_es"], row["title_pt-br"], row["title_en"]) == ("'=1+1 en español", "Em português", "")
    assert body(client, "/en/data/sheets.csv").decode().splitlines()[0].count(",") == text.splitlines()[0].count(";")


def test_capability_H3_the_same_comes_line_by_line_for_programs(client, cycle):
    version_of(cycle, "una", lessons=(Item(code="LE-1", text="Uno\nDos"),))

    lines = [json.loads(line) for line in body(client, "/es/data/findings.jsonl").splitlines()]

    api = client.get("/api/v1/findings").json()["items"]
    assert lines == api
    assert "Uno\nDos" in [line["text"].get("es") for line in lines]


def test_every_file_has_the_columns_that_the_page_and_the_package_explain(client, cycle):
    version_of(cycle)
    page = client.get("/es/data/").content.decode()
    package = client.get("/es/data/datapackage.json").json()
    explained = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}

    for name, collection in COLLECTIONS.items():
        header = body(client, f"/en/data/{name}.csv").decode().removeprefix("\ufeff").splitlines()[0]
        columns = next(csv.reader([header]))
        assert columns == explained[name] == list(columns_of(collection.resource))
        assert all(f"<code>{column}</code>" in page for column in columns)
        assert f'href="/es/data/{name}.csv"' in page
    block = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0]
    assert json.loads(block)["@type"] == "Dataset"


@pytest.mark.parametrize("path", ["persons.csv", "sheets.xlsx", "sheets.exe"])
def test_another_table_or_form_is_not_there(client, db, path):
    assert client.get(f"/es/data/{path}").status_code == 404


def test_what_is_made_while_it_is_sent_is_charged_to_the_network(client, cycle, monkeypatch):
    monkeypatch.setattr(budget, "of_strangers", budget.Budgets(given_back=0))
    version_of(cycle)
    answer = client.get("/es/data/sheets.jsonl", REMOTE_ADDR="203.0.113.9")
    (network,) = [one for one in budget.of_strangers._left if one.startswith("203.0.113")]
    before, _when = budget.of_strangers._left[network]

    sum(1 for _line in answer.streaming_content)

    assert budget.of_strangers._left[network][0] < before
