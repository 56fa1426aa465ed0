"""Captions under a regime that became stricter a moment ago: no page waits for the clock to hide who spoke."""

import pytest
from django.urls import reverse

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.queries.voices import turns_of

NAME = "Zenobia Quispehuanca"
NAMED = f"""WEBVTT

00:00:10.000 --> 00:00:20.000
{NAME}: Bajaron las denuncias. El problema no bajó.

00:31:00.000 --> 00:31:20.000
Otra Voz: Atendimos primero.

00:31:30.000 --> 00:31:50.000
{NAME}: Preguntamos después.
"""


@pytest.fixture
def stricter(scoped, webinars, systematisation) -> Cue:
    """Everything said was public; now its first half is under the Chatham House Rule, and no clock has ticked."""
    import_transcript(actor=systematisation, webinar=webinars[0], data=NAMED.encode(), filename="a.vtt")
    Cue.objects.update(regime="public")
    Segment.objects.filter(webinar=webinars[0]).delete()
    for place, regime in enumerate(("chatham_house", "public"), 1):
        Segment.objects.create(
            cycle=scoped, webinar=webinars[0], ordinal=place, title=f"Parte {place}", minutes=30, regime=regime
        )
    return Cue.objects.first()


def at(name: str, cycle, *args: object) -> str:
    return reverse(f"systematisation:{name}", args=[cycle.slug, *args])


@pytest.mark.parametrize("query", ["", "?voice={voice}"])
def test_invariant_10_p11_the_workbench_names_nobody_of_a_part_that_became_stricter(
    query, stricter, scoped, signed_in, observer
):
    client = signed_in(observer)
    voice = Speaker.objects.get(label=NAME)

    page = client.get(at("session", scoped, 1) + query.format(voice=voice.pk)).text
    first = page.partition('id="cue-2"')[0] if not query else page

    assert page.count(NAME) == 1  # of what is public still
    assert NAME not in first or query
    assert ("Bajaron las denuncias" in page) is not query.startswith("?")


def test_invariant_10_p11_nor_do_searching_and_correcting(stricter, scoped, signed_in, observer, systematisation):
    answer = signed_in(observer).get(at("search", scoped), {"q": "denuncias"}).text
    correcting = signed_in(systematisation).get(at("correct_cue", scoped, 1, 1)).text

    assert "<mark>denuncias</mark>" in answer
    assert NAME not in answer
    assert correcting.count(NAME) == 1  # beside it, what is public still
    assert "Unknown speaker" in correcting


def test_invariant_10_a_voice_of_such_a_part_alone_is_in_no_list_of_voices_and_takes_no_turn(
    stricter, scoped, webinars, signed_in, observer
):
    Cue.objects.filter(ordinal=3).delete()
    voice = Speaker.objects.get(label=NAME)

    page = signed_in(observer).get(at("session", scoped, 1)).text

    assert f'value="{voice.pk}"' not in page.partition('name="voice"')[2].partition("</select>")[0]
    assert voice.pk not in {turn.speaker for turn in turns_of(scoped)[webinars[0].pk]}


def test_invariant_10_what_became_looser_stays_as_it_was_captured(stricter, scoped, webinars, signed_in, observer):
    Cue.objects.update(regime="closed", speaker=None)
    Segment.objects.update(regime="public")

    assert NAME not in signed_in(observer).get(at("session", scoped, 1)).text


def test_invariant_10_the_offer_to_code_all_turns_calls_a_voice_as_others_read_it(
    stricter, scoped, signed_in, make_person
):
    """The team that codes is not the team that knows the names of the file."""
    Segment.objects.update(regime="attribution")
    Cue.objects.update(regime="attribution")
    voice = Speaker.objects.get(label=NAME)
    facilitation = make_person("Moderación")
    TeamRole.objects.create(cycle=scoped, person=facilitation, role=Role.FACILITATION)

    page = signed_in(facilitation).get(f"{at('session', scoped, 1)}?voice={voice.pk}").text

    assert 'name="turns"' in page
    assert NAME not in page
