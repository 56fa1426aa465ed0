"""A list of whom to invite: what becomes of each person is told before anybody joins (capability C5)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinkuy.attendance.uploads.actions.invitee_lists import as_table
from tinkuy.convening.invitation_mails.actions.calling import correct_invitee_address, prepare_call
from tinkuy.convening.invitation_mails.actions.sending import stop_sending
from tinkuy.convening.invitation_mails.rules import state_of_each
from tinkuy.convening.invitations.models import InvitationSending, InvitationWave, Invitee, SendingState
from tinkuy.convening.registering.actions import register
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.stops.actions import stop_topic
from tinkuy.notices.stops.topics import INVITATIONS
from tinkuy.uploads.models import Upload

ADD = "/es/team/c/ciclo-de-prueba/invitations/add/"
HOSTILE = (
    "Nombre;Correo;País\n"
    "José Ñandú;jose@example.org;Perú\n"
    "JOSÉ;JOSE@example.org;Perú\n"
    ";ana@example.org;\n"
    "Bolivia;bo@example.org;Bolivia\n"
    "Sin correo;;Perú\n"
)


def pasted(browser, text: str, country: str = "PE") -> str:
    answer = browser.post(ADD, {"pasted": text, "country": country})
    assert answer.status_code == 302, answer.text
    return answer["Location"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_capability_C5_a_list_of_any_encoding_joins_the_list_of_a_country(invite, scoped, coordination, encoding):
    from tinkuy.attendance.uploads.actions.invitee_lists import KIND
    from tinkuy.uploads.actions.reading import import_upload

    data = HOSTILE.encode(encoding)
    upload = import_upload(
        actor=coordination, cycle=scoped, kind=KIND, data=data, filename="lista.csv", answers={"country": "PE"}
    )

    people = [(one.name(), one.email(), one.country) for one in Invitee.objects.all()]
    assert people == [
        ("JOSÉ", "jose@example.org", "PE"),
        ("", "ana@example.org", "PE"),
        ("Bolivia", "bo@example.org", "BO"),
    ]
    assert (upload.counts["new"], upload.counts["repeated"], upload.counts["wrong"]) == (3, 1, 1)


def test_a_line_of_very_many_letters_is_gone_through_once():
    """From each letter anew it would hold the server for an hour: nobody could interrupt it."""
    long = "a" * 900_000

    assert as_table(f"ana@example.org\n{long}").splitlines()[1:] == [";ana@example.org;;1", f";{long};;2"]


def test_capability_C5_addresses_as_a_mail_program_gives_them_are_one_a_line():
    text = (
        '"Quispe, Ana" <ana@example.org>; luis@example.org, Iñaki <i@example.org>\nno es un correo\nRosa;r@example.org'
        "\nJosé, j@example.org, Chile\nEva\tPerú\te@example.org\nJordan; n@example.org"
    )

    assert as_table(text).splitlines()[1:] == [
        "Quispe Ana;ana@example.org;;1",
        ";luis@example.org;;1",
        "Iñaki;i@example.org;;1",
        ";no es un correo;;2",
        "Rosa;r@example.org;;3",
        "José;j@example.org;Chile;4",
        "Eva;e@example.org;Perú;5",
        "Jordan;n@example.org;;6",
    ]
    assert as_table("Nombre;Correo\nAna;ana@example.org") == "Nombre;Correo\nAna;ana@example.org"


def test_capability_C5_the_page_says_of_each_what_becomes_of_it(invite, team_of, scoped, coordination):
    invite(coordination, "ya@example.org")
    invite(coordination, "otra@example.org", country="UY")
    stop_topic(INVITATIONS, index=address_index("nunca@example.org"))
    register(actor=coordination, cycle=scoped, name="Rosa", email="rosa@example.org")
    browser = team_of(coordination)

    page = browser.get(
        pasted(browser, "ya@example.org\notra@example.org\nnunca@example.org\nrosa@example.org\nnueva@example.org")
    ).text

    wrong = browser.get(pasted(browser, "\nana@example.org; eva@example.org\n\nesto no")).text
    assert wrong.count("esto no") == 1
    assert "Línea 4: «esto no»" in wrong
    uruguayan = browser.get(pasted(browser, "Luz, luz@example.org, Uruguay")).text
    assert "Uruguay</td>" in uruguayan or ">UY<" in uruguayan
    for words in ("Ya está en la lista", "Está en la lista de otro país", "Pidió no recibir", "Ya se inscribió"):
        assert words in page
    assert "Agregar a 1 persona a la lista" in page


def test_capability_C5_the_page_of_a_list_shows_the_sector_and_asks_about_a_slip_in_a_domain(team_of, coordination):
    browser = team_of(coordination)
    file = SimpleUploadedFile(
        "lista.csv", b"Nombre;Correo;Sector\nRosa;rosa@example.org;gobierno\nEva;eva@gmial.com;\n"
    )

    page = browser.get(browser.post(ADD, {"country": "PE", "file": file})["Location"]).text

    assert page.index("¿Quiso decir eva@gmail.com?") < page.index("rosa@example.org") < page.index("Gobierno")


def test_promise_P17_a_focal_point_does_not_learn_by_a_list_of_one_who_is_registered(
    invite, team_of, send, scoped, coordination, focal_point_pe
):
    """Neither by the preview, nor by the number of the mail, nor by what became of it."""
    register(actor=coordination, cycle=scoped, name="Rosa", email="rosa@example.org", country="PE")
    browser = team_of(focal_point_pe)

    page = browser.get(pasted(browser, "rosa@example.org\nnueva@example.org")).text
    rosa = invite(focal_point_pe, "rosa@example.org\nnueva@example.org")["rosa"]
    sending = send(focal_point_pe, "PE")

    assert "Ya se inscribió" not in page
    assert "Agregar a 2 personas" in page
    assert (sending.recipients, rosa.was_registered) == (2, True)
    assert "Sin respuesta" in browser.get(f"/es/team/c/ciclo-de-prueba/invitations/list/{rosa.public_id}/").text
    assert (
        "Inscrita" in team_of(coordination).get(f"/es/team/c/ciclo-de-prueba/invitations/list/{rosa.public_id}/").text
    )


def states_for_a_focal_point() -> dict[str, str]:
    invitees = Invitee.objects.annotate(state=state_of_each(knows_registered=False)).select_related("cycle")
    return {one.email().split("@")[0]: one.state for one in invitees}


def test_promise_P17_nor_by_what_is_read_before_the_mail_goes_or_once_it_was_stopped(
    invite, send, scoped, coordination, focal_point_pe
):
    """While the mails wait for the morning everyone of the list is in one state, and after a stop again."""
    register(actor=coordination, cycle=scoped, name="Rosa", email="rosa@example.org", country="PE")
    invite(focal_point_pe, "rosa@example.org\nnueva@example.org")
    by_night = clock.now().replace(hour=8)
    with clock.at(by_night):
        sending = send(focal_point_pe, "PE", goes=False)

    with clock.at(by_night + timedelta(hours=1)):
        assert states_for_a_focal_point() == {"rosa": "waiting", "nueva": "waiting"}
        InvitationSending.objects.filter(pk=sending.pk).update(state=SendingState.APPROVED)
        stop_sending(actor=focal_point_pe, sending=sending)
        assert states_for_a_focal_point() == {"rosa": "listed", "nueva": "listed"}


def test_promise_P17_nor_by_correcting_an_address_and_making_a_call(invite, send, scoped, coordination, focal_point_pe):
    register(actor=coordination, cycle=scoped, name="Rosa", email="rosa@example.org", country="PE")
    people = invite(focal_point_pe, "una@example.org\notra@example.org")
    for before, after in (("una", "rosa@example.org"), ("otra", "nueva@example.org")):
        corrected = correct_invitee_address(actor=focal_point_pe, invitee=people[before], email=after)
        prepare_call(actor=focal_point_pe, invitee=corrected)
    invite(focal_point_pe, "tercera@example.org")
    send(focal_point_pe, "PE")

    states = states_for_a_focal_point()
    assert states["rosa"] == states["nueva"] == "reached"


def test_promise_P17_nor_by_how_many_mails_went(invite, send, team_of, scoped, coordination, focal_point_pe):
    """Of a list of addresses that are one's own and one more."""
    register(actor=coordination, cycle=scoped, name="Rosa", email="rosa@example.org", country="PE")
    own = [f"a{number}@example.org" for number in range(12)]
    invite(focal_point_pe, "\n".join(["rosa@example.org", *own]))
    send(focal_point_pe, "PE")
    page = "/es/team/c/ciclo-de-prueba/plan/mails/"

    assert '<td class="num">12</td>' not in team_of(focal_point_pe).get(page).text
    assert '<td class="num">12</td>' in team_of(coordination).get(page).text
    assert InvitationWave.objects.get().invited == 13


def test_a_focal_point_adds_to_the_list_of_their_own_country(invite, focal_point_pe):
    people = invite(focal_point_pe, HOSTILE)

    assert set(people) == {"jose", "ana"}


def test_a_focal_point_brings_in_no_list_of_another_country(team_of, invite, focal_point_pe):
    answer = team_of(focal_point_pe).post(ADD, {"pasted": "a@example.org", "country": "UY"})

    assert answer.status_code == 422
    assert not Upload.objects.exists()


def test_capability_C5_the_same_person_in_two_lists_is_invited_once(invite, coordination):
    invite(coordination, "ana@example.org", country="PE")

    with pytest.raises(Refused, match="no hay personas nuevas"):
        invite(coordination, "ana@example.org", country="UY")


def test_a_list_is_taken_back_but_for_those_who_were_written_to(invite, send, team_of, coordination):
    from tinkuy.uploads.actions.counting import take_back_upload

    invite(coordination, "ana@example.org")
    send(coordination, "PE")
    invite(coordination, "luis@example.org")

    for upload in Upload.objects.filter(state="committed"):
        take_back_upload(actor=coordination, upload=upload)

    assert [one.email() for one in Invitee.objects.all()] == ["ana@example.org"]
