"""Drafts where the programs are, and pages that say nothing of them where they are not."""

import pytest

from tinkuy.language.translation.drafting import is_available
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.tests.test_pages import at


@pytest.fixture(params=["installed", "switched off", "not installed"])
def drafts(request, settings, monkeypatch) -> bool:
    """Whether drafts can be made: with what this machine has, switched off, and without the programs."""
    if request.param == "switched off":
        settings.DRAFTS = "off"
    if request.param == "not installed":
        monkeypatch.setenv("PATH", "")
    return is_available("es", "pt-br")


def test_capability_S9_a_session_is_read_in_portuguese_as_a_draft_that_is_kept_nowhere(
    transcript, signed_in, systematisation, drafts
):
    client, before = signed_in(systematisation), list(Cue.objects.values())

    offer = client.get(at("session", transcript.cycle, 1)).content.decode()
    answer = client.get(at("draft", transcript.cycle, 1, "pt-br"))

    assert ("automatic draft" in offer) == drafts
    assert answer.status_code == (200 if drafts else 302)
    if drafts:
        page = answer.content.decode()
        assert "Atendemos primeiro e perguntamos depois." in page
        assert "Do not quote it" in page
        assert "Atendimos primero y preguntamos después." in page
    assert list(Cue.objects.values()) == before


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_capability_S9_there_is_no_draft_into_other_languages(language, transcript, signed_in, systematisation):
    client = signed_in(systematisation)

    page = client.get(at("draft", transcript.cycle, 1, language), follow=True).content.decode()

    assert "This session cannot be read in that language here." in page


def test_capability_S9_the_words_of_a_finding_are_proposed_in_portuguese_and_nothing_is_saved(
    finding, signed_in, systematisation, drafts
):
    client, address = signed_in(systematisation), at("edit_finding", finding.cycle, finding.public_id)

    page = client.get(address).content.decode()
    proposed = client.get(address + "?draft=pt-br").content.decode()

    assert ("?draft=pt-br" in page) == drafts
    assert ("Atender primeiro dá confiança." in proposed) == drafts
    assert ("is an automatic draft" in proposed) == drafts
    finding.refresh_from_db()
    assert finding.text == {"es": "Atender primero da confianza."}


def test_capability_S9_the_name_of_a_code_is_proposed_too(transcript, signed_in, systematisation, drafts):
    code = add_code(actor=systematisation, cycle=transcript.cycle, kind="lesson", name={"es": "Referentes locales"})

    proposed = signed_in(systematisation).get(at("rename_code", code.cycle, code.pk) + "?draft=pt-br").content.decode()

    assert ('value="Pontos focais"' in proposed) == drafts
    assert Code.objects.get(pk=code.pk).name == {"es": "Referentes locales"}


@pytest.mark.parametrize("wanted_draft", ["es", "en", "xx", "pt-br&draft=1"])
def test_capability_S9_a_draft_that_is_not_offered_leaves_the_form_as_it_was(
    wanted_draft, finding, signed_in, systematisation
):
    page = signed_in(systematisation).get(
        at("edit_finding", finding.cycle, finding.public_id) + f"?draft={wanted_draft}"
    )

    assert "is an automatic draft" not in page.content.decode()
