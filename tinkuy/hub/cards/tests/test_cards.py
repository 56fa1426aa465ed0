"""Capability H3: a card to copy into another site is HTML alone, and its words cannot be markup."""

import html
import re

from django_scopes import scope
from lxml import html as parsed

from tinkuy.hub.tests.versions import retire, version_of
from tinkuy.planning.cycles.models.cycle import CycleState


def card(client, path: str):
    page = client.get(path).content.decode()
    (code,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    return parsed.fromstring(html.unescape(code).strip())


def test_capability_H3_a_sheet_has_a_card_that_leads_to_it(client, cycle):
    version_of(cycle, "una", title='<script>"x"</script> & más', summary="Lo que se hizo.")

    article = card(client, "/es/hub/una/card/")

    (link,) = article.iter("a")
    assert (link.get("href"), link.text) == ("http://localhost:8000/es/hub/una/", '<script>"x"</script> & más')
    assert {one.tag for one in article.iter()} == {"article", "p", "h3", "a", "small"}
    assert "Lo que se hizo." in article.text_content()
    assert "Argentina, Brasil y Perú · 4 lecciones" in article.text_content()


def test_capability_H3_a_public_cycle_has_a_card(client, cycle):
    cycle.state = CycleState.RUNNING
    cycle.save()

    (link,) = card(client, f"/es/c/{cycle.slug}/card/").iter("a")

    assert (link.get("href"), link.text) == (f"http://localhost:8000/es/c/{cycle.slug}/", cycle.title["es"])


def test_what_is_not_public_or_was_retired_has_no_card(client, cycle):
    cycle.state = CycleState.DESIGN
    cycle.save()
    retire(version_of(cycle, "retirada"))

    paths = ("/es/hub/retirada/card/", "/es/hub/ninguna/card/", "/es/recommendations/ninguna/card/")
    assert [client.get(path).status_code for path in paths] == [404] * 3
    with scope(cycle=None):
        assert client.get(f"/es/c/{cycle.slug}/card/").status_code == 404
