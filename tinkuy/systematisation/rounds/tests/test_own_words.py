"""Nobody validates their own words, however they came to write them; and who is quoted is looked at anew."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.models.transcript import Speaker
from tinkuy.systematisation.evidence.queries.findings import to_validate
from tinkuy.systematisation.findings.actions.writing import edit_finding
from tinkuy.systematisation.rounds.actions.answering import validate_finding
from tinkuy.systematisation.transcripts.actions.voices import describe_speaker


def agrees(person: Person, finding: Finding, country: str) -> None:
    validate_finding(actor=person, finding=finding, country=country, verdict="yes", content_hash=finding.content_hash)


def test_invariant_15_who_changed_the_words_last_does_not_validate_them(submitted, focal_point_pe, focal_point_uy):
    changed = edit_finding(actor=focal_point_pe, finding=submitted, text={"es": "Lo que quiere Perú."})

    assert to_validate(submitted.cycle, focal_point_pe) == []
    with pytest.raises(Refused, match="You wrote this finding"):
        agrees(focal_point_pe, changed, "PE")

    agrees(focal_point_uy, changed, "UY")
    second = Person.objects.create_user("otra@example.org", "Otra referente – Perú", country="PE")
    TeamRole.objects.create(cycle=submitted.cycle, person=second, role=Role.FOCAL_POINT, country="PE")
    agrees(second, changed, "PE")
    changed.refresh_from_db()
    assert changed.state == "validated"


def test_who_changed_words_that_others_changed_since_may_validate_them(submitted, focal_point_pe, systematisation):
    edit_finding(actor=focal_point_pe, finding=submitted, text={"es": "Otras palabras."})
    changed = edit_finding(actor=systematisation, finding=submitted, text={"es": "Palabras de todos."})

    agrees(focal_point_pe, changed, "PE")

    assert changed.validations.count() == 1


def test_a_voice_of_another_country_takes_a_finding_back_to_the_countries(
    submitted, focal_point_pe, focal_point_uy, systematisation
):
    agrees(focal_point_pe, submitted, "PE")
    agrees(focal_point_uy, submitted, "UY")
    submitted.refresh_from_db()
    assert submitted.state == "validated"

    voice = Speaker.objects.get(label="Ministerio – Uruguay")
    describe_speaker(actor=systematisation, speaker=voice, country="CL", sector="government")

    submitted.refresh_from_db()
    assert submitted.state == "contrasted"
