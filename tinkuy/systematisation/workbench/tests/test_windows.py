"""Of a long transcript the workbench shows the captions around a place; the rest comes in pieces, or by links."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinkuy.config.web.static_files import as_served
from tinkuy.planning.hooks.models import Hook
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.evidence.queries.lookup import CAPTIONS_AT_ONCE
from tinkuy.systematisation.tests.test_pages import at
from tinkuy.systematisation.workbench.queries.rows import Selection, quotes_of, rows_of, stored_captions
from tinkuy.systematisation.workbench.queries.windows import PIECE, Place, window_of
from tinkuy.systematisation.workbench.tests.long_transcript import long_transcript

PART = {"X-Part": "captions"}


@pytest.fixture
def hour(scoped, webinars) -> list[Excerpt]:
    """The quotes of a transcript of 1,000 captions."""
    return long_transcript(scoped, webinars[0], captions=1000, quotes=200)


@pytest.fixture
def client(signed_in, systematisation) -> Client:
    return signed_in(systematisation)


def captions_in(page: str) -> list[int]:
    return [int(place) for place in re.findall(r'<li id="cue-(\d+)"', page)]


def more(page: str, side: str) -> str:
    match = re.search(rf'data-more="{side}"><a href="([^"]+)"', page)
    return match[1].replace("&amp;", "&") if match else ""


def get(client: Client, address: str, **asked) -> str:
    answer = client.get(address.partition("#")[0], **asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("place", "bounds"),
    [
        (Place(), (0, 40)),
        (Place(around=3), (0, 40)),
        (Place(around=51), (40, 80)),
        (Place(around=99), (60, 100)),
        (Place(around=5000), (60, 100)),
        (Place(after=40), (40, 80)),
        (Place(after=90), (90, 100)),
        (Place(after=100), (60, 100)),
        (Place(before=41), (0, 40)),
        (Place(before=11), (0, 10)),
        (Place(before=1), (0, 40)),
        (Place(before=5000), (60, 100)),
    ],
)
def test_a_window_lies_around_after_or_before_a_caption_and_is_never_empty(place, bounds):
    assert place.bounds(range(1, 101), 40) == bounds
    assert place.bounds([], 40) == (0, 0)


def test_the_page_holds_the_captions_around_the_one_that_is_asked_for(hour, scoped, client):
    page = at("session", scoped, 1)

    begin, deep = get(client, page), get(client, f"{page}?cue=700")

    assert captions_in(begin) == list(range(1, CAPTIONS_AT_ONCE + 1))
    assert 700 in captions_in(deep)
    assert len(captions_in(deep)) == CAPTIONS_AT_ONCE
    assert "The captions after, from 09:00 to 17:56" in begin
    assert (more(begin, "before"), more(deep, "before") != "") == ("", True)


def test_links_lead_through_the_whole_transcript_and_back(hour, scoped, client):
    page, forth, back = at("session", scoped, 1), [], []

    address = page
    while address:
        html = get(client, address)
        forth += captions_in(html)
        last, address = address, more(html, "after") and urljoin(page, more(html, "after"))
    address = last
    while address:
        html = get(client, address)
        back[:0] = captions_in(html)
        address = more(html, "before") and urljoin(page, more(html, "before"))

    assert forth == back == list(range(1, 1001))


def test_pieces_join_to_the_very_captions_of_the_whole(hour, scoped, webinars):
    """Marks, bars and turns over an edge too, and threads that begin at one."""
    threads = [
        Hook(cycle=scoped, number=n, origin=webinars[0], target_kind="product", text={"es": f"Hilo {n}"})
        for n in range(1, 5)
    ]
    for thread, second in zip(threads, (0, 539, 540, 541), strict=True):
        thread.planted_second = second
    Hook.objects.bulk_create(threads)
    cues = stored_captions(webinars[0])
    quotes = quotes_of(webinars[0], cues)

    for selection in (Selection(), Selection(kind="risk"), Selection(speaker=cues[0].speaker)):
        joined, place = [], Place()
        while True:
            window = window_of(webinars[0], selection, cues, quotes, place)
            joined += window.rows
            if not window.later:
                break
            place = Place(after=window.rows[-1].cue.ordinal)
        assert joined == rows_of(webinars[0], selection, cues, quotes)
        assert window.count == len(joined)
    assert any(not row.bars[0].begins for row in rows_of(webinars[0], Selection(), cues, quotes) if row.bars)


def test_the_script_gets_the_next_captions_with_their_knots_and_marks(hour, scoped, client):
    page = at("session", scoped, 1)
    begin = get(client, page)
    after = urljoin(page, more(begin, "after"))

    piece = get(client, after, headers=PART)

    assert captions_in(piece) == list(range(CAPTIONS_AT_ONCE + 1, CAPTIONS_AT_ONCE + PIECE + 1))
    asked = [quote for quote in hour if quote.cue.ordinal in captions_in(piece)]
    assert piece.count('<a href="#quote-') == len(asked)
    assert all(f'href="#quote-{quote.public_id}"><title>{quote.clock} · {quote.text[:20]}' in piece for quote in asked)
    assert "<html" not in piece
    far = [quote for quote in hour if quote.cue.ordinal not in captions_in(begin)]
    assert all(f'<a href="?to={quote.cue.ordinal}"><title>{quote.clock} · ' in begin for quote in far)


def test_a_knot_far_away_leads_to_its_caption_and_what_is_shown_stays_shown(hour, scoped, client):
    page = at("session", scoped, 1)

    answer = client.get(page, {"only": "risk", "coded": "x", "to": 700})

    assert answer.headers["Location"] == f"{page}?only=risk&cue=700#cue-700"
    voice = Speaker.objects.get(label="Facilitación")
    shown = get(client, f"{page}?voice={voice.pk}")
    far = [quote for quote in hour if quote.cue.speaker == voice and quote.cue.ordinal not in captions_in(shown)]
    assert far
    assert all(f'"?voice={voice.pk}&amp;to={one.cue.ordinal}"' in shown for one in far)


def test_captions_of_a_voice_come_in_pieces_too(hour, scoped, client):
    voice = Speaker.objects.get(label="Facilitación")
    own = list(Cue.objects.filter(speaker=voice).values_list("ordinal", flat=True))
    page = f"{at('session', scoped, 1)}?voice={voice.pk}"

    begin = get(client, page)
    piece = get(client, urljoin(page, more(begin, "after")), headers=PART)

    assert captions_in(begin) + captions_in(piece) == own
    assert f"{len(own)} captions shown" in begin


def test_a_piece_has_the_knots_of_what_is_shown_alone(hour, scoped, client):
    piece = get(client, f"{at('session', scoped, 1)}?only=risk", headers=PART)

    risks = [quote for quote in hour if quote.kind == "risk"]
    assert re.findall(r'<a href="#quote-([^"]+)"', piece) == [quote.public_id for quote in risks]


def test_whatever_leads_to_a_caption_says_in_the_query_which_one(hour, scoped, client):
    page, quote = at("session", scoped, 1), next(one for one in hour if one.cue.ordinal > 700)
    place = quote.cue.ordinal
    there = f"cue={place}#quote-{quote.public_id}"
    Cue.objects.filter(ordinal=705).update(text="Nadie lo vio venir en la lejanía.")

    assert there in get(client, at("excerpt", scoped, quote.public_id))
    assert "?cue=705#cue-705" in get(client, f"{at('search', scoped)}?q=lejanía")
    assert "?cue=705#cue-705" in get(client, at("code_cue", scoped, 1, 705))
    assert "?cue=705#cue-705" in get(client, at("correct_cue", scoped, 1, 705))
    coded = client.post(at("code", scoped, 1), {"cue": 705, "start": 0, "end": 5, "kind": "lesson", "code": ""})
    assert re.fullmatch(r"/en/.*/s/1/\?coded=[\w-]{16}&cue=705#cue-705", coded.headers["Location"])
    assert 705 in captions_in(get(client, coded.headers["Location"]))
    undone = client.post(at("undo", scoped, 1))
    assert undone.headers["Location"] == f"{page}?cue=705#cue-705"
    removed = client.post(at("remove_excerpt", scoped, quote.public_id))
    assert removed.headers["Location"] == f"{page}?cue={place}#cue-{place}"


def test_an_address_that_no_caption_has_shows_captions_all_the_same(hour, scoped, client):
    page = at("session", scoped, 1)

    for query in ("cue=x", "cue=-1", "cue=999999999999", "after=0", "before=1", "after=1000", "cue=5000"):
        assert len(captions_in(get(client, f"{page}?{query}"))) == CAPTIONS_AT_ONCE, query


def test_a_piece_is_refused_to_whom_the_page_is_refused(hour, scoped, signed_in, outsider, observer):
    address = f"{at('session', scoped, 1)}?after={CAPTIONS_AT_ONCE}"

    for refused in (Client(), signed_in(outsider)):
        whole, piece = refused.get(address), refused.get(address, headers=PART)
        assert (piece.status_code, piece.content) == (whole.status_code, whole.content)
        assert piece.status_code != 200
    assert "cue-links" not in get(signed_in(observer), address, headers=PART)


def test_no_word_of_a_piece_is_markup(hour, scoped, client):
    Cue.objects.filter(ordinal=700).update(text="""Nadie <i>"vio"</i> & 'calla'""")
    Speaker.objects.filter(label="Facilitación").update(label='"><img src=x>')
    Cue.objects.update(regime="public")
    Excerpt.objects.filter(cue__ordinal__gt=600).update(text="<i>vio")

    piece = get(client, f"{at('session', scoped, 1)}?after=600", headers=PART)

    assert "&lt;i&gt;&quot;vio" in piece
    assert "<i>" not in piece
    assert "<img src=x" not in piece


def test_a_short_transcript_has_no_links_to_the_rest_and_no_script_for_it(transcript, client):
    page = get(client, at("session", transcript.cycle, 1))

    assert captions_in(page) == [1, 2, 3, 4]
    assert "data-more" not in page
    assert "captions.js" not in page


def test_the_queries_of_a_workbench_do_not_grow_with_its_captions(scoped, webinars, client):
    counts = []
    for webinar, captions in ((webinars[0], 200), (webinars[1], 2000)):
        long_transcript(scoped, webinar, captions=captions, quotes=captions // 4)
        page = at("session", scoped, webinar.ordinal)
        for address, asked in ((page, {}), (f"{page}?after=150", {"headers": PART})):
            get(client, address, **asked)
            with CaptureQueriesContext(connection) as queries:
                get(client, address, **asked)
            counts.append(len(queries))

    assert counts[:2] == counts[2:]


OF_THE_PAGE = 26_000
OF_ALL = 58_000
"""Bytes as they travel: of the page alone, and with its styles and scripts."""


def test_the_first_view_of_two_hours_is_light(scoped, webinars, client):
    long_transcript(scoped, webinars[0], captions=2000, quotes=500)

    page = get(client, at("session", scoped, 1))

    own = sent(page.encode())
    files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js))"', page))
    assert any("captions.js" in name for name in files)
    around = sum(sent(as_served(name, Path(str(finders.find(name))).read_text()).encode()) for name in files)
    assert len(captions_in(page)) == CAPTIONS_AT_ONCE
    assert own <= OF_THE_PAGE
    assert own + around <= OF_ALL


def sent(content: bytes) -> int:
    return len(gzip.compress(content, 6))
