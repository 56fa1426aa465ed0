"""A list of focal points that is pasted: what is read, what is not and why, and that nothing is lost or sent."""

import re

import pytest

from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.pasted_focal_points import LONGEST, read_lines

OFFERED = ("PE", "UY", "BR", "DO")


def read(text: str, written=None):
    lines, unread = read_lines(text, OFFERED, written or {})
    return [(line.country, line.name, line.email) for line in lines], [one.why for one in unread]


@pytest.mark.parametrize(
    "line",
    [
        "Perú; Rosa Referente; rosa@example.org",
        "peru\tRosa Referente\trosa@example.org",
        "PE,Rosa Referente,rosa@example.org",
        "Peru, rosa@example.org, Rosa Referente",
        "Perú; Rosa Referente <rosa@example.org>",
        "rosa@example.org;Perú;Rosa Referente",
        '"Perú","Rosa Referente","rosa@example.org"',
        "pe ; Rosa   Referente ; <mailto:rosa@example.org>",
        "\ufeffPerú;Rosa Referente;rosa@example.org;",
    ],
)
def test_a_line_is_read_however_it_is_separated_and_ordered(line):
    assert read(line) == ([("PE", "Rosa Referente", "rosa@example.org")], [])


@pytest.mark.parametrize("heading", ["País; Nombre; Correo", "country,name,email", "PAÍS\tNOME\tE-MAIL"])
def test_a_heading_and_empty_lines_are_passed_over(heading):
    rows, why = read(f"{heading}\n\n;;\nBrazil; Ponto focal; b@example.org\r\nUruguai;Referente;u@example.org\n")

    assert [row[0] for row in rows] == ["BR", "UY"]
    assert why == []


def test_a_name_with_a_comma_stays_whole():
    assert read("República Dominicana; Quispe, Rosa; r@example.org")[0] == [("DO", "Quispe, Rosa", "r@example.org")]
    assert read("DO, Quispe, Rosa, r@example.org")[0] == [("DO", "Quispe, Rosa", "r@example.org")]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Perú; Rosa", "no hay ningún correo"),
        ("Perú; Rosa; rosa@example", "Falta la terminación"),
        ("Perú; Rosa; @", "Falta lo que va antes"),
        ("Perú; rosa@example.org", "falta el nombre"),
        ("Atlántida; Rosa; rosa@example.org", "ningún país conocido"),
        ("Rosa; rosa@example.org", "ningún país conocido"),
        ("Chile; Rosa; rosa@example.org", "Chile no está invitado"),
        ("Perú; Rosa; a@example.org; b@example.org", "varios correos"),
        (f"Perú; {'x' * 121}; a@example.org", "demasiado largo"),
        ("«'\";\t<<>>@@", "no hay|más de una @|varios"),
    ],
)
def test_a_line_that_is_not_understood_says_why(line, why):
    rows, reasons = read(line)

    assert rows == []
    assert re.search(why, reasons[0])


def test_the_second_line_of_a_country_is_told():
    rows, why = read("PE;Una;a@example.org\nPE;Otra;b@example.org")

    assert rows == [("PE", "Una", "a@example.org")]
    assert "línea anterior" in why[0]


def test_nobody_who_was_written_by_hand_is_written_over():
    assert "ya hay otra persona" in read("PE;Una;a@example.org", {"PE": ("Otra", "o@example.org")})[1][0]
    assert read("PE;Una;a@example.org", {"PE": ("Una", "a@example.org")})[1] == []


def test_a_list_without_end_is_refused():
    assert "demasiado larga" in read("x" * (LONGEST + 1))[1][0]


@pytest.fixture
def page(scoped, coordination, signed_in):
    client = signed_in(coordination)

    def post(where="", **fields):
        return client.post(f"/es/team/c/{scoped.slug}/plan/focal-points/{where}", fields)

    return post


def test_the_list_fills_the_form_and_keeps_what_it_could_not_read(page):
    answer = page("read/", pasted="Perú; Rosa; rosa@example.org\nUruguay; sin correo", name_UY="Escrita", email_UY="x@")

    assert answer.status_code == 200
    assert 'value="Rosa"' in answer.text
    assert 'value="rosa@example.org"' in answer.text
    assert 'value="Escrita"' in answer.text
    assert 'value="x@"' in answer.text
    assert ">Uruguay; sin correo</textarea>" in answer.text
    assert "no hay ningún correo" in answer.text
    assert not Notice.objects.exists()


def test_a_list_that_was_not_read_yet_is_read_before_the_messages_are_shown(page):
    answer = page("review/", pasted="Perú; Rosa; rosa@example.org")

    assert "Se leyó 1 línea" in answer.text
    assert not Notice.objects.exists()


def test_the_messages_are_seen_before_they_go_each_in_its_language(page, scoped):
    rows = {"name_PE": "Rosa", "email_PE": "rosa@example.org", "name_UY": "Uno", "email_UY": "uno@example.org"}

    seen = page("review/", **rows, pasted="Chile; Otra; o@example.org")
    assert seen.status_code == 200
    assert "Va a 2 personas" in seen.text
    assert "Hola, Rosa" in seen.text
    assert "Chile no está invitado" in seen.text
    assert not Notice.objects.exists()

    assert page(**rows).status_code == 302
    assert Notice.objects.count() == 2


def test_what_is_wrong_is_said_before_anything_is_shown(page):
    answer = page("review/", name_PE="Rosa", email_PE="rosa@")

    assert answer.status_code == 422
    assert 'value="rosa@"' in answer.text


def test_capability_P5_each_focal_point_is_invited_in_the_language_that_was_chosen_for_them(page, scoped):
    """Offered is that of the country; a list that is read in leaves what was chosen."""
    row = {"name_PE": "Rosa", "email_PE": "rosa@example.org", "language_PE": "en"}
    offered = page("read/", pasted="Uruguay; Uno; uno@example.org", language_PE="en").text
    assert re.findall(r'<select name="language_(\w+)".*?value="([\w-]+)" selected', offered, re.S) == [
        ("PE", "en"),
        ("UY", "es"),
    ]

    assert "Hello, Rosa" in page("review/", **row).text
    assert page(**row, name_UY="Uno", email_UY="uno@example.org").status_code == 302
    invited = TeamRole.objects.filter(role="focal_point", country__in=("PE", "UY"))
    assert {one.country: one.person.language for one in invited} == {"PE": "en", "UY": "es"}
    assert sorted(Notice.objects.values_list("language", flat=True)) == ["en", "es"]
