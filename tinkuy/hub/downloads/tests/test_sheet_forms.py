"""U4, U7 and U10: from the page of a sheet every form, its citation and the texts that pass it on are a press away."""

import re
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.test import Client
from PIL import Image

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.publication.downloads.queries import forms_of
from tinkuy.publication.downloads.share_text import shared_text
from tinkuy.publication.sheets.models import SheetVersion

ADDRESS = "/es/hub/trata-covid-19/"


@pytest.fixture
def version(scoped) -> SheetVersion:
    """Of a cycle whose theme may be told."""
    Cycle.objects.filter(pk=scoped.pk).update(is_sensitive=False)
    return version_of(scoped, "trata-covid-19", citation="")


def test_capability_U4_the_page_of_a_sheet_leads_to_every_form_in_two_presses(version):
    page, forms = Client().get(ADDRESS).text, Client().get(f"{ADDRESS}forms/")

    assert f'href="{ADDRESS}forms/"' in page
    assert f'href="{ADDRESS[:-1]}.pdf?layout=one-page"' in page
    links = set(re.findall(r'href="(/es/hub/[^"]+)"', forms.text))
    assert {one.path for one in forms_of(version)} - links == set()
    assert f"{ADDRESS}forms/network/" in links
    assert len(re.findall(r'class="button(?: small)?"', forms.text)) == 1, "one button of ink: the first PDF"


def test_capability_U4_the_form_of_the_network_is_read_field_by_field(version):
    page = Client().get(f"{ADDRESS}forms/network/")

    assert page.status_code == 200
    assert version.content["summary"] in page.text


def test_capability_U7_the_page_says_how_to_cite_it_its_licence_and_who_agreed_to_be_named(
    version, scoped, focal_point_pe, focal_point_uy
):
    TeamRole.objects.filter(person=focal_point_pe).update(public_since=scoped.today())
    text = Client().get(f"{ADDRESS}forms/").text

    for page in (text, Client().get(ADDRESS).text):
        assert f"{focal_point_pe.name} (Perú)" in page
        assert focal_point_uy.name not in page

    assert f"{version.content['title']} (versión 2)" in text
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in text
    for ending in ("bib", "ris", "csl.json", "datacite.json"):
        assert f'href="{ADDRESS[:-1]}.{ending}"' in text


def test_capability_U10_each_channel_opens_with_the_words_and_the_address_once(version, settings):
    text = shared_text(version, is_sensitive=False)
    whatsapp, telegram = (dict(text.channels)[name] for name in ("WhatsApp", "Telegram"))

    said = parse_qs(urlsplit(whatsapp).query)["text"][0]
    assert said == text.chat
    assert said.endswith(version.content["address"])
    assert said.count(version.content["address"]) == 1
    parameters = parse_qs(urlsplit(telegram).query)
    assert parameters["url"] == [version.content["address"]]
    assert version.content["address"] not in parameters["text"][0]
    assert version.content["title"] in unquote(text.mail)
    assert unquote(whatsapp) in unquote(Client().get(f"{ADDRESS}forms/").text.replace("&amp;", "&"))


def test_capability_U10_what_is_passed_on_of_a_delicate_theme_tells_nothing_of_it(version):
    Cycle.objects.filter(slug=version.cycle_slug).update(is_sensitive=True)

    text = shared_text(version, is_sensitive=True)

    for words in (text.chat, text.letter, text.subject, *(unquote(href) for _name, href in text.channels)):
        assert version.content["title"] not in words
        assert version.slug not in words
    assert "og:" not in Client().get(ADDRESS).text
    assert text.chat in Client().get(f"{ADDRESS}forms/").text


def test_capability_U10_the_short_address_leads_to_the_sheet_in_its_language(version, settings):
    path = f"/es/f/{version.sheet.public_id}/"

    answer = Client().get(path)

    assert (answer.status_code, answer["Location"]) == (302, ADDRESS)
    assert Client().get("/es/f/AAAAAAAAAAAAAAAA/").status_code == 404
    assert path in Client().get(f"{ADDRESS}forms/").text


def test_capability_U10_a_link_to_the_sheet_shows_its_picture(version, settings):
    head = dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', Client().get(ADDRESS).text))

    assert head["title"] == version.content["title"]
    assert head["url"] == version.content["address"]
    picture = Client().get(head["image"].removeprefix(settings.BASE_ADDRESS))
    assert picture["Content-Type"] == "image/png"
    assert Image.open(BytesIO(picture.content)).size == (int(head["image:width"]), int(head["image:height"]))


@pytest.mark.parametrize("form", ["qr.svg", "qr.png"])
def test_capability_U10_the_code_is_read_back_as_the_address_that_stays(version, form):
    import typst
    import zxingcpp

    data = Client().get(f"{ADDRESS[:-1]}.{form}").content
    if form == "qr.svg":
        data = typst.compile(
            b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 200pt)",
            format="png",
            sys_inputs={"svg": data.decode()},
        )

    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(data)).convert("L"))

    assert code.text == version.content["address"]


def test_capability_U9_of_a_retired_sheet_no_file_is_handed_out_and_its_short_address_leads_to_why(version):
    retire(version)

    paths = [one.path for one in forms_of(version)] + [f"{ADDRESS}forms/", f"{ADDRESS}forms/network/"]
    assert {Client().get(path).status_code for path in paths} == {410}
    assert Client().get(f"/es/f/{version.sheet.public_id}/", follow=True).status_code == 410


def test_the_page_asks_as_much_of_the_database_however_many_files_were_made(version, django_assert_max_num_queries):
    for one in forms_of(version)[:6]:
        Client().get(one.path)

    with django_assert_max_num_queries(16):
        text = Client().get(f"{ADDRESS}forms/").text

    assert re.search(r"PDF.{0,120}KB", text, re.DOTALL)
    assert not re.search(r'class="muted">[^<]*KB', text)  # of a dark button the letters are light
