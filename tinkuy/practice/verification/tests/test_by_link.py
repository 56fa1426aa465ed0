"""An organisation of civil society speaks with the second voice behind a link, once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.practice.verification.actions import begin_verification, decline_verification, write_own_voice
from tinkuy.practice.verification.linked_voice import copy_verification_link, take_back_links
from tinkuy.practice.verification.models import Verification, VerificationLink, VerificationState
from tinkuy.practice.verification.rules import carries_the_mark
from tinkuy.practice.verification.tests.test_pages import address, posted
from tinkuy.practice.verification.tests.voices import OWN, QUESTIONS, SEEN

BASIS = {"basis": "Diez entrevistas en la frontera."}


@pytest.fixture
def look(in_practice, focal_point_pe, network) -> Verification:
    """Peru invites a network of organisations, and has spoken in its own voice."""
    begun = begin_verification(
        actor=focal_point_pe,
        response=in_practice,
        verifier="civil_society",
        institution=network,
        questions=QUESTIONS,
    )
    return write_own_voice(actor=focal_point_pe, verification=begun, voice=OWN)


@pytest.fixture
def path(look, coordination) -> str:
    with translation.override("es"):
        return copy_verification_link(actor=coordination, verification=look)


def test_capability_R10_civil_society_concludes_by_a_link_and_the_country_replies(
    look, path, signed_in, focal_point_pe, coordination
):
    phone = Client()
    page = phone.get(path).text
    assert all(question in page for question in QUESTIONS)
    assert OWN[1][0] not in page, "each voice speaks for itself"

    thanks = phone.post(path, posted(SEEN) | BASIS, follow=True).text

    assert "Gracias. Quedó registrado." in thanks
    assert SEEN[2][0] not in phone.get(path).text, "the link may have gone to several"
    row = Verification.objects.get()
    assert (row.state, row.concluded_by, row.is_public) == (VerificationState.CONCLUDED, None, False)
    assert not carries_the_mark(row), "the mark needs another country"
    mails = Notice.objects.filter(kind="verification-concluded").values_list("person__name", flat=True)
    assert [*mails] == ["Referente – Perú"]
    peru = signed_in(focal_point_pe)
    page = peru.get(address(look)).text
    assert all(words in page for words in (SEEN[2][0], BASIS["basis"], "Sin evidencia disponible"))
    peru.post(f"{address(look)}points/2/reply/", {"reply": "Se visitará a los dos centros."})
    assert "Se visitará a los dos centros." in signed_in(coordination).get(address(look)).text
    again = phone.post(path, posted(SEEN) | {"basis": "Otra cosa."})
    assert (again.status_code, "Otra cosa." in again.text) == (422, True), "what was typed stays, to be copied"


@pytest.mark.parametrize(
    "sent",
    [
        posted(SEEN),
        posted({1: SEEN[1]}) | BASIS,
        posted(SEEN | {1: ("Llame al +51 987 654 321", "met")}) | BASIS,
        posted(SEEN | {1: ("Lo vio la señora Rosa Quispe Mamani.", "met")}) | BASIS,
        posted(SEEN) | BASIS | {"grade_1": "excellent"},
    ],
    ids=["no basis", "no grade", "a telephone", "a name", "an unknown grade"],
)
def test_capability_R10_what_a_link_brings_is_whole_and_names_nobody(look, path, sent):
    refused = Client().post(path, sent)

    assert refused.status_code == 422
    look.refresh_from_db()
    assert (look.state, look.basis) == (VerificationState.OPEN, "")
    assert not look.points.exclude(verified_text="", verified_grade="").exists(), "nothing is half-written"
    assert not VerificationLink.objects.exclude(used_at=None).exists()


def test_invariant_24_the_country_that_is_looked_at_makes_no_link(
    look, begun, signed_in, coordination, focal_point_pe, focal_point_uy
):
    for person, verification in ((focal_point_pe, look), (focal_point_uy, look), (coordination, begun)):
        with pytest.raises(Refused):
            copy_verification_link(actor=person, verification=verification)
    assert not VerificationLink.objects.exists()

    made = signed_in(coordination).post(f"{address(look)}link/").text

    assert "/es/second-voice/" in made
    assert VerificationLink.objects.count() == 1


def test_a_link_ends_after_sixty_days_and_with_the_look(look, path, coordination, focal_point_pe):
    with clock.at(clock.now() + timedelta(days=61)):
        assert Client().get(path).status_code == 410
    with translation.override("es"):
        other = copy_verification_link(actor=coordination, verification=look)
    Client().post(other, posted(SEEN) | BASIS)
    assert "se concluyó entretanto" in Client().get(path).text

    Verification.objects.update(state=VerificationState.OPEN)
    decline_verification(actor=focal_point_pe, verification=look, reason="No hay acceso este año.")
    closed = Client().get(path)

    assert (closed.status_code, "no aceptó" in closed.text) == (410, True)


def test_capability_R10_a_link_that_went_to_somebody_else_is_taken_back(
    look, path, signed_in, coordination, focal_point_pe
):
    with pytest.raises(Refused):
        take_back_links(actor=focal_point_pe, verification=look)
    browser = signed_in(coordination)
    assert "Retirar los enlaces creados" in browser.get(address(look)).text

    pressed = browser.post(f"{address(look)}link/take-back/", follow=True).text

    assert "Retirar los enlaces creados" not in pressed
    closed = Client().get(path)
    assert (closed.status_code, "Este enlace fue retirado" in closed.text) == (410, True)
    assert Client().post(path, posted(SEEN) | BASIS).status_code == 410
    look.refresh_from_db()
    assert look.state == VerificationState.OPEN
    with translation.override("es"):
        other = copy_verification_link(actor=coordination, verification=look)
    assert Client().get(other).status_code == 200, "another one can be made"
    assert Client().get(path).status_code == 410
