"""The manual on the site: every page renders, leads only to what is there, and shows nothing from elsewhere."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from markdown_it import MarkdownIt

from tinkuy.config.web.finished.pages import KEPT_PAGES, may_be_cached
from tinkuy.manual.files import DOCS, LANGUAGES, Source, source_of, sources
from tinkuy.manual.pictures import address_of
from tinkuy.manual.rendering import PARSER, page_of, text_of

LINK = re.compile(r'<a [^>]*href="([^"]*)"')
PICTURE = re.compile(r"<img [^>]*>")
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
ANCHOR = re.compile(r'\sid="([^"]*)"')


def path_of(source: Source, reader: str = "") -> str:
    place = "" if source.is_index else f"{source.section}/{source.topic}/"
    return f"/{reader or source.language}/manual/{place}"


def written(folder: Path, text: str) -> Source:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return Source(path, "es", "how-to", "page")


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> dict[str, str]:
    """Every page of both languages as a stranger gets it, by its address."""
    with django_db_blocker.unblock():
        found = {path_of(source): Client().get(path_of(source)) for source in sources().values()}
    assert {address: answer.status_code for address, answer in found.items() if answer.status_code != 200} == {}
    return {address: answer.content.decode() for address, answer in found.items()}


def words_of(page: str) -> str:
    """What is of the manual itself, between the layout's head and foot."""
    return page.partition('<main id="main"')[2].partition("</main>")[0]


def test_every_file_of_the_manual_is_a_page(answers):
    files = [path for language in LANGUAGES for path in (DOCS / language).rglob("*.md")]

    assert len(answers) == len(files) > 60


def test_every_link_leads_to_a_page_and_its_heading(answers):
    dead = []
    for address, page in answers.items():
        for href in LINK.findall(words_of(page)):
            target, _, anchor = urljoin(address, href).partition("#")
            if target not in answers or (anchor and anchor not in ANCHOR.findall(answers[target])):
                dead.append((address, href))

    assert dead == []
    assert sum(len(LINK.findall(words_of(page))) for page in answers.values()) > 300


def test_every_page_is_reached_from_the_index_of_its_language(answers):
    for language in LANGUAGES:
        listed = set(LINK.findall(words_of(answers[f"/{language}/manual/"])))

        assert {address for address in answers if address.startswith(f"/{language}/")} - listed == {
            f"/{language}/manual/"
        }


def test_pictures_come_from_the_site_and_say_what_they_show(answers):
    pictures = [dict(ATTRIBUTE.findall(tag)) for page in answers.values() for tag in PICTURE.findall(words_of(page))]

    assert len(pictures) > 40
    for picture in pictures:
        assert finders.find(picture["src"].removeprefix("/static/")), picture
        assert picture["alt"]
        assert picture["loading"] == "lazy"


def test_nothing_is_fetched_from_elsewhere_and_nothing_runs_in_the_text(answers):
    for address, page in answers.items():
        assert re.findall(r'(?:src|href|action)="(?:https?:)?//', page) == [], address
        assert re.findall(r"<script|<style|<iframe|\sstyle=|\son[a-z]+=", words_of(page)) == [], address


def test_no_source_holds_html():
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    found = [
        (source.path.name, child.content)
        for source in sources().values()
        for token in parser.parse(text_of(source))
        for child in [token, *(token.children or [])]
        if child.type in ("html_block", "html_inline")
    ]

    assert found == []


def test_html_of_a_source_is_shown_as_words(tmp_path):
    page = page_of(written(tmp_path, "# A *b*\n\n<script>x()</script> <b onclick=y>z</b>\n\n[l](javascript:x)"), "es")

    assert page.title == "A <em>b</em>"
    assert page.name == "A b"
    assert "<script" not in page.body
    assert "<b" not in page.body
    assert "<a" not in page.body


@pytest.mark.parametrize(
    "href", ["../../decisions/0009-the-stream.md", "../../../tinkuy/x.py", "/etc/passwd", "none.md"]
)
def test_a_link_to_what_is_not_served_is_plain_words(tmp_path, href):
    page = page_of(written(tmp_path, f"# A\n\nSee [the words]({href}) of it."), "es")

    assert page.body.strip() == "<p>See the words of it.</p>"


def test_a_heading_gives_its_anchor_and_a_table_its_name(tmp_path):
    page = page_of(written(tmp_path, "# A\n\n## Una: dos\n\n## Una dos\n\n|a||\n|:-|-:|\n|c|d|\n"), "es")

    assert page.contents == [("una-dos", "Una: dos"), ("una-dos-1", "Una dos")]
    assert 'aria-labelledby="una-dos-1"><table class="table">' in page.body
    assert '<th scope="col">a</th>\n<td></td>' in page.body
    assert "style" not in page.body


@pytest.mark.parametrize(
    "place",
    [
        "how-to/none/",
        "none/sign-in/",
        "how-to/README/",
        "../../../README/",
        "how-to/..%2F..%2FCHANGELOG/",
        "decisions/0001-the-stack/",
        "how-to/sign-in.md",
    ],
)
def test_what_is_no_page_of_the_manual_does_not_exist(client, db, place):
    assert client.get(f"/es/manual/{place}").status_code == 404


@pytest.mark.parametrize(
    "name", ["es/README.md", "../README.md", "pictures/../../pyproject.toml", "decisions/README.md"]
)
def test_only_listed_pictures_are_static_files(client, db, name):
    assert finders.find(f"manual/{name}") is None
    assert client.get(f"/static/manual/{name}").status_code == 404


def test_no_picture_is_read_from_outside_of_the_manual():
    assert address_of(DOCS / "es" / "README.md") == ""
    assert address_of(Path("/etc/passwd")) == ""


def test_who_reads_portuguese_gets_the_spanish_page_and_is_told(client, db):
    page = client.get("/pt-br/manual/how-to/import-attendance/").content.decode()

    assert "O manual está em espanhol e em inglês." in page
    assert '<div class="manual-text" lang="es">' in page
    assert {href.split("/")[1] for href in LINK.findall(words_of(page)) if href.startswith("/")} == {"pt-br"}


def test_a_page_is_rendered_once_and_served_as_finished(client, db):
    source = source_of("how-to", "sign-in", "es")
    page_of.cache_clear()
    for _ in range(3):
        client.get(path_of(source))

    assert page_of.cache_info().misses == 1
    assert {"manual:index", "manual:page"} <= set(KEPT_PAGES)
    assert may_be_cached({"path": path_of(source), "query_string": b""})


def test_the_foot_of_public_pages_leads_to_the_manual(client, db):
    for language in ("es", "pt-br", "en"):
        assert f'href="/{language}/manual/"' in client.get(f"/{language}/").content.decode().partition("site-footer")[2]


def test_the_parser_passes_no_html():
    assert PARSER.options["html"] is False
