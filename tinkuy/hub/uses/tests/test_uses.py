"""H6: how often a sheet is used, without following anybody."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.urls import reverse

from tinkuy.config.web.uses import CountedUses
from tinkuy.core import clock
from tinkuy.hub.subscriptions.tests.test_subscriptions import published
from tinkuy.hub.uses.actions import use_of_path, write_uses
from tinkuy.hub.uses.models import SheetUse


def counted(*requests: tuple[str, str, int]) -> dict:
    """What the server's entry counts of these: method, path, and the status that is answered."""
    statuses = iter(status for _method, _path, status in requests)

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": next(statuses), "headers": []})

    async def ask() -> dict:
        uses = CountedUses(app)
        for method, path, _status in requests:
            await uses({"type": "http", "method": method, "path": path}, None, nowhere)
        return dict(uses._counts.taken())

    async def nowhere(message):
        return None

    with ThreadPoolExecutor(1) as thread:  # where the process drives a browser, this one has a loop already
        return thread.submit(asyncio.run, ask()).result()


def test_capability_H6_a_page_and_a_file_are_counted_when_they_are_given():
    uses = counted(
        ("GET", "/es/hub/trata/", 200),
        ("GET", "/en/hub/trata/", 304),
        ("GET", "/es/hub/trata.pdf", 200),
        ("HEAD", "/es/hub/trata/", 200),
        ("GET", "/es/hub/no-hay/", 404),
        ("GET", "/es/hub/", 200),
        ("GET", "/es/hub/trata/trail/LA-1/", 200),
    )

    assert uses == {("trata", clock.today(), "page"): 2, ("trata", clock.today(), "pdf"): 1}


@pytest.mark.django_db
def test_counts_add_up_and_hold_a_sheet_a_day_and_a_form():
    use = use_of_path("/es/hub/una-ficha.pdf")

    write_uses({use: 2})
    write_uses({use: 3})

    assert SheetUse.objects.get().count == 5
    assert {field.name for field in SheetUse._meta.fields} == {"id", "slug", "day", "what", "count"}


@pytest.mark.django_db
def test_who_edits_the_hub_reads_them_and_nobody_else(hub_editor, outsider, signed_in):
    published("Una ficha")
    write_uses({use_of_path("/es/hub/una-ficha/"): 7, use_of_path("/es/hub/una-ficha.docx"): 4})

    shown = signed_in(hub_editor).get(reverse("hub:uses")).content.decode()

    assert '<td class="num">7</td><td class="num">7</td><td>DOCX <span class="num">4</span></td>' in shown
    assert signed_in(outsider).get(reverse("hub:uses")).status_code == 403
