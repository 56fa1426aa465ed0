"""Steps 3 and 4 of the main job: a transcript, a coded passage, a finding from two quotes, two countries' word."""

from django_scopes import scope
from playwright.sync_api import Page, expect

from tests.browser.looking import assert_accessible, assert_stands, press, scriptless
from tests.browser.stage import TEAM, Held, file_of_the_example, held_cycle
from tinkuy.systematisation.coding.actions import code_passage
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.transcripts.actions.importing import import_transcript
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker

WORK = f"{TEAM}systematise/"
FINDING = "La captación se mudó a internet."


def test_capability_S2_S4_a_transcript_is_imported_and_a_passage_coded(page: Page, enter, db):
    """One on a telephone, another one at a desk without scripts."""
    name = "session-2.vtt" if page.context in scriptless else "session-1.vtt"
    held = held_cycle()
    enter(page, held.systematisation)
    page.goto(f"{WORK}s/1/transcript/")
    assert_accessible(page)
    page.locator("[name=file]").set_input_files(file_of_the_example(name))
    press(page)
    expect(page.get_by_text("Facilitación").first).to_be_visible()
    assert_stands(page)

    page.goto(f"{WORK}s/1/cues/10/")
    page.locator("[name=passage]").first.check()
    page.locator("[name=kind][value=risk]").check()
    assert_stands(page)
    press(page)

    page.goto(f"{WORK}s/1/")
    expect(page.locator("mark").first).to_be_visible()
    assert_stands(page)


def test_capability_S10_S11_a_finding_from_two_quotes_is_validated_by_two_countries(page: Page, enter, db):
    held = held_cycle()
    code_two_quotes(held)
    enter(page, held.systematisation)
    page.goto(f"{WORK}findings/new/")
    for box in page.locator("[name=excerpts]").all():
        box.check()
    page.locator("[name=kind][value=risk]").check()
    page.locator("[name=text_es]").fill(FINDING)
    assert_stands(page)
    press(page)
    expect(page.get_by_text(FINDING).first).to_be_visible()
    press(page, "submit/")

    for focal_point in (held.focal_pe, held.focal_ec):
        enter(page, focal_point)
        page.goto(f"{WORK}validate/")
        page.locator("[name=verdict][value=yes]").check()
        assert_stands(page)
        press(page)

    with scope(cycle=held.cycle):
        assert Finding.objects.get().state == "validated"


def code_two_quotes(held: Held) -> None:
    """One quote of Peru and one of Ecuador, from the example's first transcript."""
    with scope(cycle=held.cycle):
        data = file_of_the_example("session-1.vtt")["buffer"]
        transcript = import_transcript(
            actor=held.systematisation, webinar=held.webinars[0], data=data, filename="session-1.vtt"
        )
        for place, country in ((10, "PE"), (20, "EC")):
            cue = Cue.objects.get(transcript=transcript, ordinal=place)
            if cue.speaker:
                describe_speaker(actor=held.systematisation, speaker=cue.speaker, country=country, sector="government")
            cue.refresh_from_db()
            code_passage(actor=held.systematisation, cue=cue, start=0, end=len(cue.text), kind="risk")
