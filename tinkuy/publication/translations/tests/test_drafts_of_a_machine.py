"""A translation that begins with the draft of a machine. Collected where Apertium is installed."""

import re
from html import unescape

from django.urls import reverse

from tinkuy.publication.translations.tests.steps import standing_of

ROW = re.compile(r'name="words-(\w+)"[^>]*>([^<]*)</textarea>\s*<input type="hidden" name="offered-\w+" value="(\w*)">')


def test_capability_U6_a_machine_drafts_each_paragraph_and_only_what_a_person_read_counts(
    published, systematisation, client, settings
):
    settings.DRAFTS = "on"
    client.force_login(systematisation)
    address = reverse("publication:translation", args=[published.cycle.slug, "pt-br"])
    client.post(f"{address}begin/", {"with": "machine"})

    page = client.get(address).text
    translation = published.translations.get()
    pending = {one.segment.key: one.segment for one in standing_of(translation).pending}
    drafts = {key: (unescape(words), offered) for key, words, offered in ROW.findall(page) if key in pending}
    summary = next(key for key, segment in pending.items() if segment.field == "summary")
    assert page.count("Borrador automático") > 3
    assert drafts[summary][0].startswith("Dois países")
    assert drafts[summary][0] not in str(translation.paragraphs)

    sent = {name: value for key, (words, offered) in drafts.items() for name, value in _fields(key, words, offered)}
    client.post(f"{address}save/", sent)
    assert {one.segment.key for one in standing_of(translation).pending} == set(pending)

    client.post(f"{address}save/", sent | {f"accept-{summary}": "yes"})
    standing = standing_of(translation)
    assert {one.segment.key for one in standing.pending} == set(pending) - {summary}
    assert standing.content.summary == drafts[summary][0]


def _fields(key: str, words: str, offered: str) -> list[tuple[str, str]]:
    return [(f"words-{key}", words), (f"offered-{key}", offered), (f"stored-{key}", "")]
