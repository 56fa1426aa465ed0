"""A peer visit: an agreement that both confirm, the notes of both, and a decision at its end."""

from datetime import timedelta

import pytest

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.actions.progress import record_progress
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.notices.models import Notice
from tinkuy.practice.adoptions.models import Adoption
from tinkuy.practice.conftest import NOON
from tinkuy.practice.responses.models import Response
from tinkuy.practice.support.actions.following import withdraw_support
from tinkuy.practice.support.models import PeerSupport
from tinkuy.practice.visits.actions import arrange_visit, decide_after_visit, write_visit_notes
from tinkuy.practice.visits.models import PeerVisit
from tinkuy.practice.visits.tests.days import DAY

PAGE = "/es/team/c/ciclo-de-prueba/practice/support/"


@pytest.fixture
def noted(visit, focal_point_pe, focal_point_uy) -> PeerVisit:
    write_visit_notes(actor=focal_point_uy, visit=visit, country="UY", notes="Nos preguntaron por el código.")
    return write_visit_notes(actor=focal_point_pe, visit=visit, country="PE", notes="El código reemplaza al documento.")


def test_capability_R9_a_peer_visit_is_an_agreement_that_both_countries_confirm(visit):
    agreement = Agreement.objects.get()

    assert (agreement.text, agreement.due_on) == (
        "Reunirse por video: visita entre pares de Perú a Uruguay sobre RE-3",
        DAY,
    )
    assert sorted(agreement.parties.values_list("country", flat=True)) == ["PE", "UY"]
    assert Notice.objects.filter(kind="agreement-to-confirm").count() == 2


def test_a_visit_is_arranged_once_by_one_of_the_two_and_only_of_what_is_agreed(
    visit, agreed_support, focal_point_pe, observer
):
    with pytest.raises(Refused, match="arranged once"):
        arrange_visit(actor=focal_point_pe, support=agreed_support, day=DAY, is_by_video=False)
    visit.delete()
    with pytest.raises(Refused, match="arranged once"):
        arrange_visit(actor=observer, support=agreed_support, day=DAY, is_by_video=False)
    PeerSupport.objects.update(state="offered")
    with pytest.raises(Refused, match="arranged once"):
        arrange_visit(actor=focal_point_pe, support=agreed_support, day=DAY, is_by_video=False)


def test_each_side_writes_its_own_notes(visit, focal_point_pe, focal_point_uy):
    with pytest.raises(Refused, match="Only this country's focal point"):
        write_visit_notes(actor=focal_point_pe, visit=visit, country="UY", notes="Lo de otro.")
    with pytest.raises(Refused, match="may say who somebody is"):
        write_visit_notes(actor=focal_point_pe, visit=visit, country="PE", notes="Habló María Quispe Mamani.")


def test_the_decision_rests_on_the_notes_of_both_and_is_the_visitor_s(visit, focal_point_pe, focal_point_uy):
    write_visit_notes(actor=focal_point_pe, visit=visit, country="PE", notes="El código reemplaza al documento.")
    with pytest.raises(Refused, match="Both sides write their notes first"):
        decide_after_visit(actor=focal_point_pe, visit=visit, decision="adopt")
    with pytest.raises(Refused, match="Only this country's focal point"):
        decide_after_visit(actor=focal_point_uy, visit=visit, decision="adopt")


def test_nobody_decides_on_a_visit_that_is_still_to_come(noted, focal_point_pe):
    Agreement.objects.update(due_on=DAY + timedelta(days=1))

    with pytest.raises(Refused, match="still to come"):
        decide_after_visit(actor=focal_point_pe, visit=noted, decision="adopt")


def test_capability_R9_with_the_decision_visit_agreement_and_support_end(noted, focal_point_pe):
    with pytest.raises(Refused, match="what is adapted"):
        decide_after_visit(actor=focal_point_pe, visit=noted, decision="not_now")

    visit = decide_after_visit(actor=focal_point_pe, visit=noted, decision="not_now", reason="Falta presupuesto.")

    support, agreement = PeerSupport.objects.get(), Agreement.objects.get()
    assert (support.state, support.result) == ("closed", "Por ahora no: Falta presupuesto.")
    assert (agreement.state, agreement.proof) == ("done", "Las notas de los dos lados están en la página de la visita.")
    assert not Adoption.objects.exists()
    with pytest.raises(Refused, match="decided already"):
        decide_after_visit(actor=focal_point_pe, visit=visit, decision="adopt")


@pytest.mark.parametrize(("decision", "changes"), [("adopt", ""), ("adapt", "Con un código por región.")])
def test_capability_R5_what_is_adopted_after_a_visit_begins_its_record(
    noted, focal_point_pe, recommendation, printed, decision, changes
):
    Response.objects.create(cycle=recommendation.cycle, finding=recommendation, country="UY", state="in_practice")

    decide_after_visit(actor=focal_point_pe, visit=noted, decision=decision, reason=changes)

    adoption = Adoption.objects.get()
    assert (adoption.country, adoption.origin_country, adoption.state) == ("PE", "UY", "analysis")
    assert adoption.planned_changes == changes


def test_capability_R9_a_visit_by_pages_alone(signed_in, agreed_support, focal_point_pe, focal_point_uy):
    page = f"{PAGE}{agreed_support.public_id}/visit/"
    peru, uruguay = signed_in(focal_point_pe), signed_in(focal_point_uy)
    assert page in peru.get(f"{PAGE}{agreed_support.public_id}/").content.decode()
    assert peru.post(f"{page}arrange/", {"day": "2026-09-28"}).status_code == 422
    peru.post(f"{page}arrange/", {"day": "2026-09-28", "is_by_video": "yes"})
    uruguay.post(f"{page}notes/", {"country": "UY", "notes": "Nos preguntaron por el código."})
    assert "Qué hace su país con esto" not in peru.get(page).content.decode()
    peru.post(f"{page}notes/", {"country": "PE", "notes": "El código reemplaza al documento."})
    assert peru.post(f"{page}decide/", {"decision": "adapt"}).status_code == 422
    peru.post(f"{page}decide/", {"decision": "adapt", "reason": "Con un código por región."})

    html = uruguay.get(page).content.decode()

    assert "Lo adaptamos" in html
    assert "Con un código por región." in html
    assert "El código reemplaza al documento." in html


def test_with_the_support_the_agreement_on_its_visit_is_dropped_for_the_same_reason(visit, focal_point_uy):
    withdraw_support(actor=focal_point_uy, support=visit.support, country="UY", reason="Cambió el equipo.")

    assert Agreement.objects.values_list("state", "reason").get() == ("dropped", "Cambió el equipo.")


def test_of_support_that_was_withdrawn_after_its_visit_the_agreement_stays_done(visit, coordination, focal_point_pe):
    record_progress(actor=coordination, agreement=visit.agreement, state="done", taken_on=NOON.date(), note="Acta.")
    withdraw_support(actor=focal_point_pe, support=visit.support, country="PE", reason="Cambió el plan.")

    assert Agreement.objects.get().state == "done"


def test_of_support_that_was_withdrawn_the_visit_neither_goes_on_nor_ends_in_an_adoption(
    noted, focal_point_pe, recommendation, printed
):
    Response.objects.create(cycle=recommendation.cycle, finding=recommendation, country="UY", state="in_practice")
    withdraw_support(actor=focal_point_pe, support=noted.support, country="PE", reason="Cambió el plan.")

    with pytest.raises(Refused, match="This support is now"):
        write_visit_notes(actor=focal_point_pe, visit=noted, country="PE", notes="El código basta.")
    with pytest.raises(Refused, match="This support is now"):
        decide_after_visit(actor=focal_point_pe, visit=noted, decision="adopt")
    assert not Adoption.objects.exists()
