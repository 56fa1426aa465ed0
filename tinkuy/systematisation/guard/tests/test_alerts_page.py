"""S03: the page where alerts are decided, by each role, in each language, without a script."""

import re

import pytest

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.guard.models import AlertDecision

PAGE = "/{}/team/c/{}/systematise/personal-data/"


@pytest.fixture
def named(finding):
    finding.text = {"es": "Según Teodora Mamani, nadie pregunta a los inmigrantes ilegales."}
    finding.save(update_fields=["text"])
    return finding


def address(finding, language="es"):
    return PAGE.format(language, finding.cycle.slug)


def pressed(page, answer):
    """What the form of the first alert sends when *answer* is pressed."""
    form = page[page.index('class="alert-verbs"') :]
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[: form.index("</form>")]))
    return hidden | {"answer": answer}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["El nombre de una persona", "No es un dato personal", "Ninguna persona es ilegal"]),
        ("pt-br", ["O nome de uma pessoa", "Não é um dado pessoal", "Nenhuma pessoa é ilegal"]),
        ("en", ["A person&#x27;s name", "It is not personal data", "No person is illegal"]),
    ],
)
def test_capability_S3_alerts_and_remarks_stand_in_the_readers_language(
    signed_in, systematisation, named, language, words
):
    page = signed_in(systematisation).get(address(named, language)).content.decode()

    assert [one for one in words if one not in page] == []
    assert "<mark>Teodora Mamani</mark>" in page


def test_capability_S3_an_alert_is_decided_by_a_plain_form_and_the_next_one_follows(signed_in, systematisation, named):
    client = signed_in(systematisation)
    page = client.get(address(named)).content.decode()

    answer = client.post(f"{address(named)}decide/", pressed(page, "not_personal"))

    assert (answer.status_code, answer.headers["Location"]) == (302, f"{address(named)}#n1")
    assert AlertDecision.objects.get().answer == "not_personal"
    assert "Ningún aviso abierto" in client.get(address(named)).content.decode()


def test_what_was_changed_meanwhile_is_told_above_the_list(signed_in, systematisation, named):
    client = signed_in(systematisation)
    sent = pressed(client.get(address(named)).content.decode(), "not_personal")
    named.text = {"es": "Nadie le pregunta a Efraín Quispe."}
    named.save(update_fields=["text"])

    answer = client.post(f"{address(named)}decide/", sent)

    assert answer.status_code == 422
    assert "Estas palabras cambiaron mientras tanto" in answer.content.decode()
    assert "<mark>Efraín Quispe</mark>" in answer.content.decode()


def test_capability_S3_the_transcript_of_a_session_has_its_own_list(signed_in, systematisation, named, cues):
    Cue.objects.filter(pk=cues[1].pk).update(text="Pregunte por Efraín Quispe.")

    page = signed_in(systematisation).get(f"{address(named)}?session=1").content.decode()

    assert "<mark>Efraín Quispe</mark>" in page
    assert "Teodora" not in page
    assert "Quitar para siempre" in page


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.FACILITATION, 200),
        (Role.RAPPORTEUR, 200),
        (Role.SYSTEMATISATION, 200),
        (Role.SUPPORT, 403),
        (Role.SPEAKER, 403),
        (Role.OBSERVER, 403),
        (Role.REVIEWER, 403),
    ],
)
def test_capability_S3_only_roles_that_code_see_the_passages(signed_in, make_person, named, role, status):
    person = make_person("Alguien del equipo")
    TeamRole.objects.create(cycle=named.cycle, person=person, role=role)

    assert signed_in(person).get(address(named)).status_code == status


def test_facilitation_decides_but_takes_nothing_out(signed_in, make_person, named, cues):
    Cue.objects.filter(pk=cues[1].pk).update(text="Pregunte por Efraín Quispe.")
    person = make_person("Facilitación")
    TeamRole.objects.create(cycle=named.cycle, person=person, role=Role.FACILITATION)
    client = signed_in(person)

    page = client.get(f"{address(named)}?session=1").content.decode()

    assert "Quitar para siempre" not in page
    assert client.post(f"{address(named)}take-out/", pressed(page, "")).status_code == 403


def test_capability_S3_the_editor_of_a_finding_remarks_and_lets_it_be_saved(signed_in, systematisation, named):
    client = signed_in(systematisation)
    edit = f"/es/team/c/{named.cycle.slug}/systematise/findings/{named.public_id}/edit/"

    page = client.get(edit).content.decode()
    saved = client.post(edit, {"text_es": "Nadie pregunta a los inmigrantes ilegales.", "heading_es": ""})

    assert "Teodora Mamani" in page
    assert "en situación irregular" in page
    assert saved.status_code == 302
