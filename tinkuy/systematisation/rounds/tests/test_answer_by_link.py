"""The link of a mail that does one act: answer a round for one country."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.people.actions.entering import make_sign_in_code
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.team.actions.roles import take_role
from tinkuy.systematisation.conftest import MONDAY
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.findings.actions.writing import edit_finding, write_finding
from tinkuy.systematisation.rounds.actions import opening
from tinkuy.systematisation.rounds.actions.answering import answer_by_link
from tinkuy.systematisation.rounds.models import AnswerLink
from tinkuy.systematisation.rounds.queries.by_link import mark_of

from .mails import link_in


def after(days: float):
    return clock.at(MONDAY + timedelta(days=days))


def of_peru(finding: Finding, path: str, **said: str) -> tuple[str, dict[str, str]]:
    """Where the form of the finding goes, and what it sends to whoever reads it now."""
    stands = Validation.objects.filter(finding=finding, country="PE", content_hash=finding.content_hash).first()
    hidden = {"content_hash": finding.content_hash, "language": "es", "answered": mark_of(stands)}
    return f"{path}{finding.public_id}/", hidden | said


@pytest.fixture
def path(open_round, focal_point_pe) -> str:
    open_round()
    return link_in("validation-round", focal_point_pe.email)


def test_capability_S11_a_country_answers_by_its_link_without_signing_in(path, finding, focal_point_pe):
    client = Client()
    with after(1):
        whole = client.get(path).content.decode()
        assert "¿Está de acuerdo Perú con estos hallazgos?" in whole
        assert "0 de 1" in whole

        answered = client.post(*of_peru(finding, path, verdict="yes"), follow=True).content.decode()

    given = Validation.objects.get()
    assert (given.country, given.verdict, given.person) == ("PE", "yes", focal_point_pe)
    assert "Perú respondió todo" in answered


def test_capability_S11_the_answer_may_be_changed_until_the_deadline_and_is_read_after_it(path, finding):
    client = Client()
    with after(1):
        client.post(*of_peru(finding, path, verdict="yes"))
    with after(13):
        client.post(*of_peru(finding, path, verdict="objection", comment="No fue así."))
    with after(16):
        late = client.post(*of_peru(finding, path, verdict="yes"))
        page = client.get(path).content.decode()

    assert late.status_code == 422
    assert Validation.objects.get().verdict == "objection"
    assert "El plazo para responder terminó" in page
    with after(23):
        assert client.get(path).status_code == 404


def test_capability_S11_a_change_is_written_as_the_finding_should_read(path, finding):
    with after(1):
        refused = Client().post(*of_peru(finding, path, verdict="with_change", proposed=finding.text["es"]))
        Client().post(*of_peru(finding, path, verdict="with_change", proposed="Atender primero abre la confianza."))

    assert refused.status_code == 422
    assert "Escriba el cambio que pide" in refused.content.decode()
    assert Validation.objects.get().proposed == "Atender primero abre la confianza."


def test_capability_S11_each_page_states_the_deadline_and_the_rule_for_silence(path, finding):
    with after(1):
        for page in (path, f"{path}{finding.public_id}/"):
            html = Client().get(page).content.decode()
            assert "4 de mayo de 2026" in html
            assert "El silencio no cuenta como acuerdo" in html


def test_capability_S11_the_link_shows_nobody_and_does_nothing_else(
    path, finding, focal_point_pe, focal_point_uy, systematisation
):
    client = Client()
    with after(1):
        html = client.get(path).content.decode() + client.get(f"{path}{finding.public_id}/").content.decode()

        assert client.get("/es/team/c/ciclo-de-prueba/systematise/findings/").status_code == 302
    assert "_auth_user_id" not in client.session
    for person in (focal_point_pe, focal_point_uy, systematisation):
        assert person.name not in html
        assert person.email not in html


def test_invariant_11_p11_what_was_said_under_the_chatham_house_rule_is_counted_and_not_shown(
    path, finding, coded, webinars
):
    Segment.objects.create(
        cycle=finding.cycle, webinar=webinars[0], ordinal=1, title="Cerrado", minutes=30, regime="chatham_house"
    )
    Segment.objects.create(
        cycle=finding.cycle, webinar=webinars[0], ordinal=2, title="Abierto", minutes=60, regime="attribution"
    )

    with after(1):
        html = Client().get(f"{path}{finding.public_id}/").content.decode()

    assert coded[0].text not in html
    assert coded[1].text in html
    assert "<b>2 citas</b> de 1 país" in html


def test_capability_S11_a_link_goes_with_the_role_of_the_focal_point(path, finding, focal_point_pe, coordination):
    with after(1):
        assert Client().get(path).status_code == 200
        take_role(actor=coordination, team_role=TeamRole.objects.get(person=focal_point_pe))

        assert Client().get(path).status_code == 404
        assert Client().post(*of_peru(finding, path, verdict="yes")).status_code == 404
    assert Validation.objects.count() == 0


def test_capability_S11_a_closed_account_opens_nothing_either(path, focal_point_pe):
    focal_point_pe.is_active = False
    focal_point_pe.save()

    with after(1):
        assert Client().get(path).status_code == 404


def test_capability_S11_the_secret_is_stored_as_a_fingerprint_alone(path):
    secret = path.rstrip("/").rpartition("/")[2]

    assert len(secret) >= 32
    assert all(secret not in str(row) for row in AnswerLink.objects.values())


def test_capability_S11_what_one_wrote_oneself_somebody_else_of_the_country_answers(
    coded, systematisation, focal_point_pe, focal_point_uy
):
    own = write_finding(actor=focal_point_pe, cycle=coded[0].cycle, kind="risk", text={"es": "Propio"}, excerpts=coded)
    with after(0):
        opening.open_round(
            actor=systematisation,
            cycle=own.cycle,
            findings=[own],
            closes_on=(MONDAY + timedelta(days=9)).date(),
            silence="no_answer",
        )
    link = AnswerLink.objects.select_related("round__cycle", "role__person", "cycle").get(role__person=focal_point_pe)

    with after(1), pytest.raises(Refused, match="You wrote this finding"):
        answer_by_link(link=link, finding=own, verdict="yes", content_hash=own.content_hash)


def test_capability_S11_words_that_changed_meanwhile_are_read_again(path, finding, systematisation):
    address, said = of_peru(finding, path, verdict="yes")
    with after(1):
        edit_finding(actor=systematisation, finding=finding, text={"es": "Otras palabras."})
        answer = Client().post(address, said)

    assert answer.status_code == 422
    assert "Otras palabras." in answer.content.decode()
    assert Validation.objects.count() == 0


def test_capability_S11_who_is_asked_again_is_told_that_the_words_changed(path, finding, systematisation):
    address, said = of_peru(finding, path, verdict="yes")
    with after(1):
        Client().post(address, said)
        first = Client().get(address).content.decode()
        edit_finding(actor=systematisation, finding=finding, text={"es": "Otras palabras."})
        again = Client().get(address).content.decode()

    assert "La redacción cambió después de la respuesta de su país" not in first
    assert "La redacción cambió después de la respuesta de su país" in again


def test_capability_S11_a_link_of_another_cycle_or_of_nobody_opens_nothing(db):
    answer = Client().get("/es/answer/no-hay-tal-secreto/")

    assert answer.status_code == 404
    assert "Este enlace ya no es válido" in answer.content.decode()
    assert "Pida uno nuevo" in answer.content.decode()
    headers = [answer[name] for name in ("X-Robots-Tag", "Referrer-Policy")]
    assert headers == ["noindex", "same-origin"]  # with no-referrer a browser sends the form from nowhere
    assert "no-store" in answer["Cache-Control"]


def test_capability_S11_promise_A12_who_tries_many_secrets_waits(path, focal_point_pe):
    client = Client(REMOTE_ADDR="203.0.113.7")
    with after(1):
        tried = {client.get(f"/es/answer/adivinado-{number}/").status_code for number in range(34)}

        assert tried == {404, 429}
        assert Client(REMOTE_ADDR="198.51.100.9").get(path).status_code == 200
        code = {"email": focal_point_pe.email, "code": make_sign_in_code(person=focal_point_pe)}
        assert client.post("/es/sign-in/code/", code).status_code == 302  # any page may have these addresses fetched


def test_capability_S11_all_findings_are_answered_on_one_page(path, finding, focal_point_pe):
    key, client = finding.public_id, Client()
    with after(1):
        html = client.get(path).content.decode()
        said = {f"content_hash_{key}": finding.content_hash, f"verdict_{key}": "yes"}
        answered = client.post(path, said, follow=True).content.decode()

    given = Validation.objects.get()
    assert (given.country, given.verdict, given.person) == ("PE", "yes", focal_point_pe)
    assert f'name="verdict_{key}"' in html
    assert "checked" not in html, "no answer is chosen for anybody"
    assert "Perú respondió todo" in answered


def test_capability_S11_an_objection_on_that_page_needs_its_reason_and_silence_is_no_answer(path, finding):
    key, client = finding.public_id, Client()
    with after(1):
        silent = client.post(path, {f"content_hash_{key}": finding.content_hash})
        refused = client.post(path, {f"content_hash_{key}": finding.content_hash, f"verdict_{key}": "objection"})

    assert (silent.status_code, refused.status_code) == (422, 422)
    assert "Elija la respuesta de al menos un hallazgo" in silent.content.decode()
    assert f'href="#id_comment_{key}"' in refused.content.decode()
    assert not Validation.objects.exists()


def test_capability_S11_what_a_colleague_answered_meanwhile_is_shown_and_not_replaced_unread(path, finding):
    key, client = finding.public_id, Client()
    mine = {f"content_hash_{key}": finding.content_hash, f"verdict_{key}": "abstention", f"comment_{key}": "Lo mío."}
    with after(1):
        page, values = of_peru(finding, path, verdict="objection", comment="Falta el plazo.")
        Client().post(page, values)
        refused = client.post(path, mine)

        html = refused.content.decode()
        assert refused.status_code == 422
        assert 'id="errors"' in html
        assert "Falta el plazo." in html
        assert "Lo mío." in html
        assert Validation.objects.get().verdict == "objection"
        mark = html.partition(f'name="answered_{key}" value="')[2].partition('"')[0]
        assert client.post(path, mine | {f"answered_{key}": mark}).status_code == 302
    assert Validation.objects.get().comment == "Lo mío."


def test_capability_S11_an_answer_to_nothing_of_the_round_is_refused_aloud(path, finding):
    with after(1):
        page, values = of_peru(finding, path, verdict="yes")
        Client().post(page, values)
        assert 'id="errors"' in Client().post(path, {"verdict_none": "yes"}).content.decode()


def test_capability_S11_on_the_page_of_one_finding_a_colleagues_answer_is_not_replaced_unread(path, finding):
    with after(1):
        read_before = of_peru(finding, path, verdict="yes")
        Client().post(*of_peru(finding, path, verdict="objection", comment="No fue así."))

        refused = Client().post(*read_before)

        assert (refused.status_code, Validation.objects.get().verdict) == (422, "objection")
        page = refused.content.decode()
        assert "No fue así." in page
        assert f'name="answered" value="{mark_of(Validation.objects.get())}"' in page
        assert Client().post(*of_peru(finding, path, verdict="yes")).status_code == 302
    assert Validation.objects.get().verdict == "yes"


def test_capability_S11_nor_on_the_page_of_who_is_signed_in(path, finding, focal_point_pe, signed_in):
    cycle = finding.cycle.slug
    with after(1):
        client = signed_in(focal_point_pe)
        page = client.get(reverse("systematisation:validate", args=[cycle]))
        assert 'name="answered" value=""' in page.content.decode()
        Client().post(*of_peru(finding, path, verdict="objection", comment="No fue así."))

        _address, hidden = of_peru(finding, path, verdict="yes", country="PE", answered="")
        refused = client.post(reverse("systematisation:validate_finding", args=[cycle, finding.public_id]), hidden)

    assert (refused.status_code, Validation.objects.get().verdict) == (422, "objection")
    assert "No fue así." in refused.content.decode()
