"""Capabilities H3 and C17: a card to copy into another site is HTML alone, and its words cannot be markup."""

import html
import re

import pytest
from django_scopes import scope
from lxml import html as parsed

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.publication.sheets.models import SheetVersion


def card(client, path: str):
    page = client.get(path).content.decode()
    (code, *_others) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    return parsed.fromstring(html.unescape(code).strip())


def test_capability_H3_a_sheet_has_a_card_that_leads_to_it(client, cycle):
    version_of(cycle, "una", title='<script>"x"</script> & más', summary="Lo que se hizo.")

    article = card(client, "/es/hub/una/card/")

    (link,) = article.iter("a")
    assert (link.get("href"), link.text) == ("http://localhost:8000/es/hub/una/", '<script>"x"</script> & más')
    assert {one.tag for one in article.iter()} == {"article", "p", "h3", "a", "small"}
    assert "Lo que se hizo." in article.text_content()
    assert "Argentina, Brasil y Perú · 4 lecciones" in article.text_content()


def test_the_card_of_example_data_says_so_on_its_page_and_where_it_is_copied_to(client, cycle):
    SheetVersion.objects.filter(pk=version_of(cycle, "una").pk).update(is_example=True)
    version_of(cycle, "otra")

    assert "datos de ejemplo" in card(client, "/es/hub/una/card/").text_content()
    assert "example-chip" in client.get("/es/hub/una/card/").text
    assert "datos de ejemplo" not in client.get("/es/hub/otra/card/").text


@pytest.fixture
def announced(scoped, webinars):
    """With words in three languages, and a theme that may be told."""
    scoped.is_sensitive, scoped.state = False, CycleState.RUNNING
    scoped.title = {"es": "Refugio", "pt-br": "Refúgio", "en": "Shelter"}
    scoped.save()
    return scoped


def test_capability_C17_a_cycle_has_a_card_in_each_language_that_invites_to_register(client, announced):
    page = client.get(f"/pt-br/c/{announced.slug}/card/").text
    codes = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    articles = [parsed.fromstring(html.unescape(code).strip()) for code in codes]

    assert [one.get("lang") for one in articles] == ["pt-br", "es", "en"]
    for language, one in zip(("pt-br", "es", "en"), articles, strict=True):
        page_of_cycle = f"http://localhost:8000/{language}/c/{announced.slug}/"
        assert [link.get("href") for link in one.iter("a")] == [page_of_cycle, f"{page_of_cycle}register/"]
        assert {part.tag for part in one.iter()} <= {"article", "p", "h3", "a", "small", "br"}
    assert "sessões, de " in articles[0].text_content()
    assert "Peru" in articles[0].text_content()


def test_once_nobody_can_register_the_card_invites_nobody(client, announced):
    announced.state = CycleState.DOCUMENTED
    announced.save()

    (link,) = card(client, f"/es/c/{announced.slug}/card/").iter("a")

    assert (link.get("href"), link.text) == (f"http://localhost:8000/es/c/{announced.slug}/", "Refugio")


def test_capability_C17_the_card_of_a_sensitive_cycle_tells_neither_theme_nor_country_nor_day(client, announced):
    announced.is_sensitive = True
    announced.guiding_question = {"es": "¿Quién abre el refugio?"}
    announced.save()

    article = card(client, f"/es/c/{announced.slug}/card/")

    code = parsed.tostring(article, encoding="unicode")
    assert f"/es/i/{announced.public_id}/" in code
    for word in ("efugio", announced.slug, "Per", "sesiones,"):
        assert word not in code


def previewed(client, path: str) -> str:
    """What a messenger may show of an address that was pasted into it: it follows, and reads the head of the page."""
    page = parsed.fromstring(client.get(path, follow=True).content)
    (head,) = page.iter("head")
    metas = [str(one.get("content")) for one in head.iter("meta")]
    data = [script.text or "" for script in head.iter("script")]
    return " ".join([head.findtext("title") or "", *metas, *data])


def test_capability_C17_a_messenger_that_previews_any_address_of_a_sensitive_cycle_shows_no_theme(
    client, announced, webinars
):
    announced.is_sensitive, announced.guiding_question = True, {"es": "¿Quién abre el refugio?"}
    announced.save()
    type(webinars[0]).objects.update(title={"es": "Un refugio que cierra"})
    key, page = announced.public_id, f"/es/c/{announced.slug}/"
    addresses = (f"/es/i/{key}/", f"/es/via/{key}/PE-whatsapp/", page, f"{page}register/", f"{page}s/1/")

    shown = {address: previewed(client, address).casefold() for address in addresses}

    assert [address for address, text in shown.items() if "refugio" in text or announced.slug in text] == []
    assert all("tinkuy" in text for text in shown.values())


def test_capability_C17_a_link_to_a_cycle_shows_its_picture_and_of_a_sensitive_one_nothing(client, announced):
    picture = f"/es/c/{announced.slug}/preview.png"
    assert (
        f'<meta property="og:image" content="http://localhost:8000{picture}">'
        in client.get(f"/es/c/{announced.slug}/").text
    )
    answer = client.get(picture)
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")

    announced.is_sensitive = True
    announced.save()
    assert client.get(picture).status_code == 404
    assert "og:" not in client.get(f"/es/c/{announced.slug}/").text


def test_what_is_not_public_or_was_retired_has_no_card(client, cycle):
    cycle.state = CycleState.DESIGN
    cycle.save()
    retire(version_of(cycle, "retirada"))

    paths = ("/es/hub/retirada/card/", "/es/hub/ninguna/card/", "/es/recommendations/ninguna/card/")
    assert [client.get(path).status_code for path in paths] == [410, 404, 404]
    with scope(cycle=None):
        assert client.get(f"/es/c/{cycle.slug}/card/").status_code == 404
