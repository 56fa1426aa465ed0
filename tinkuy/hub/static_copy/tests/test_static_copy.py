"""The copy of the example's hub: it stands without a server, leads nowhere by mistake, and says whose copy it is."""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.conf import settings

from tinkuy.hub.static_copy.places import address_of
from tinkuy.hub.static_copy.writing import WrittenCopy, write_copy
from tinkuy.publication.downloads.queries import forms_of
from tinkuy.publication.sheets.models import SheetVersion

ORIGINAL = settings.BASE_ADDRESS
SHEETS_AS_FILES = ("*/ficha-*.html", "*/metodo-*.html")


@pytest.fixture(scope="module")
def copy(example_loaded, django_db_blocker, tmp_path_factory) -> WrittenCopy:
    """No test of this module asks the database: those that do go first, and the example would be copied twice."""
    with django_db_blocker.unblock():
        return write_copy(tmp_path_factory.mktemp("hub") / "copy")


@pytest.fixture(scope="module")
def forms(copy, django_db_blocker) -> set[str]:
    """The places of the sheet's files, in its own language; one of them is HTML, and taken as it is."""
    with django_db_blocker.unblock():
        return {address_of(form.path)[0].place for one in SheetVersion.objects.all() for form in forms_of(one)}


class Elements(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def pages_of(copy: WrittenCopy) -> dict[str, list[tuple[str, dict[str, str | None]]]]:
    files = [path for path in copy.folder.rglob("*.html") if not any(map(path.match, SHEETS_AS_FILES))]
    return {path.relative_to(copy.folder).as_posix(): Elements(path.read_text()).found for path in files}


def test_every_link_is_a_file_of_the_copy_or_whole_to_the_original(copy):
    wrong = []
    for place, elements in pages_of(copy).items():
        for tag, values in elements:
            link = values.get("href") or values.get("src") or values.get("action") or ""
            parts = urlsplit(link)
            if link.startswith(("#", "mailto:", "data:")) or parts.scheme in ("http", "https"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(parts.path)))
            if link.startswith("/") or (link and not (copy.folder / target).is_file()):
                wrong.append((place, tag, link))

    assert wrong == []


def test_nothing_is_loaded_from_elsewhere_and_the_search_is_the_only_script(copy):
    loading, scripts = set(), set()
    for place, elements in pages_of(copy).items():
        for tag, values in elements:
            link = str(values.get("src") or (values.get("href") if values.get("rel") == "stylesheet" else "") or "")
            loading |= {(place, link)} if urlsplit(link).scheme in ("http", "https") else set()
            if tag == "script" and not str(values.get("type")).endswith("json"):
                scripts.add((posixpath.basename(place), posixpath.basename(link)))

    assert loading == set()
    assert scripts == {("index.html", "search.js")}


def test_no_form_is_left_but_the_search_which_asks_a_file(copy):
    forms = {
        (values.get("method", "get"), posixpath.basename(str(values["action"])))
        for elements in pages_of(copy).values()
        for tag, values in elements
        if tag == "form"
    }

    assert forms == {("get", "index.html")}


def test_each_page_names_its_original_and_the_day_of_the_copy(copy):
    for place in pages_of(copy):
        page = (copy.folder / place).read_text()
        (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)"', page)
        assert canonical.startswith(ORIGINAL + "/")
        assert page.count('class="wrap copy-note"') == 1
    sheet = (copy.folder / "es/hub/ficha-trata-covid-19/index.html").read_text()
    assert f'<a href="{ORIGINAL}/es/hub/ficha-trata-covid-19/">' in sheet


def test_the_copy_holds_every_kind_of_public_page_in_three_languages(copy, forms):
    for language in ("es", "pt-br", "en"):
        top = copy.folder / language
        kinds = (
            "c/trata-covid-19",
            "countries/pe",
            "cycles",
            "practice",
            "recommendations",
            "hub/ficha-trata-covid-19",
        )
        assert [kind for kind in kinds if not (top / kind / "index.html").is_file()] == []
        for each in (
            "recommendations/*/index.html",
            "recommendations/*.pdf",
            "recommendations/*/voices/*.pdf",
            "practices/*/index.html",
            "hub/country-PE.html",
        ):
            assert list(top.glob(each)), each
        assert (top / "hub/ficha-trata-covid-19.pdf").stat().st_size > 500
    assert len(forms) > 5
    assert [place for place in forms if not (copy.folder / place).is_file()] == []


def test_a_sensitive_cycle_that_goes_on_is_not_in_the_copy(copy):
    assert not list(copy.folder.glob("*/c/demo-en-vivo"))
    assert f'href="{ORIGINAL}/es/c/demo-en-vivo/"' in (copy.folder / "es/cycles/index.html").read_text()


def test_the_facets_of_the_catalogue_are_pages(copy):
    catalogue = (copy.folder / "es/hub/index.html").read_text()

    assert re.search(r'<a class="facet" href="country-PE.html">', catalogue)
    assert 'type="checkbox"' not in catalogue


def test_checksums_name_every_file(copy):
    files = {path.relative_to(copy.folder).as_posix() for path in copy.folder.rglob("*") if path.is_file()}

    assert set(copy.checksums) == files


def search_of(page, asked: str) -> list[str]:
    page.fill('input[name="q"]', asked)
    page.press('input[name="q"]', "Enter")
    page.wait_for_selector(".copy-results")
    return page.locator(".copy-results a").all_inner_texts()


@pytest.mark.browser
def test_opened_from_the_folder_it_is_searched_without_a_server(copy, chromium):
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    outside: list[str] = []
    page.on("request", lambda request: request.url.startswith("file:") or outside.append(request.url))

    page.goto((Path(copy.folder) / "es/index.html").as_uri())
    results = search_of(page, "MIGRÁNTES irregular")
    nothing = search_of(page, "zzzz")
    in_english = search_of(page, "Human trafficking, borders")
    also = page.inner_text(".copy-results p")

    assert any("Trata de personas" in title for title in results)
    assert nothing == []
    assert any("Trata de personas" in title for title in in_english)
    assert "trata de personas" in also
    assert "fronteira" in also
    assert "trafficking" not in also
    assert [one for one in outside if not one.startswith("data:")] == []
    page.close()
