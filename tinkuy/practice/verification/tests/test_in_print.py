"""Two voices as PDF: for those who may take the words away, once they are concluded."""

from tests.pdf_words import words_of_pdf
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.responses.models import Response
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.tests.test_pages import address


def test_capability_R10_both_voices_stand_beside_each_other_in_print(
    signed_in, concluded, focal_point_pe, focal_point_uy
):
    for reader in (focal_point_pe, focal_point_uy):
        client = signed_in(reader)
        assert f"{address(concluded)}pdf/" in client.get(address(concluded)).text

        printed = words_of_pdf(client.get(f"{address(concluded)}pdf/").content)

        for words in (
            "Sí, en tres provincias.",
            "Dos centros lo piden.",
            "Sin evidencia disponible",
            "Conteo por centro",
        ):
            assert words in printed


def test_promise_P17_a_third_country_takes_two_voices_along_only_where_everybody_reads_them(
    signed_in, concluded, make_person
):
    third = make_person("Referente – Chile")
    TeamRole.objects.create(cycle=concluded.cycle, person=third, role=Role.FOCAL_POINT, country="CL")
    client = signed_in(third)
    assert client.get(f"{address(concluded)}pdf/").status_code == 404

    Verification.objects.update(is_public=True)
    assert client.get(f"{address(concluded)}pdf/").status_code == 404
    Response.objects.update(openness="whole")

    assert client.get(f"{address(concluded)}pdf/").status_code == 200


def test_what_is_still_being_written_is_not_printed(signed_in, begun, coordination):
    assert signed_in(coordination).get(f"{address(begun)}pdf/").status_code == 404
